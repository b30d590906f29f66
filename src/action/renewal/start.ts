import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { messageOf } from '../../lib/errors.ts';

/** The renewer (src/renewer.ts) as main sees it: a process of its own session, which outlives the step. */
export type Renewer = {
  /** Resolves to true when the child has looked at the hold, to false when it never will. */
  readonly isUp: Promise<boolean>;
  /** Ends the child as one that has failed. */
  readonly giveUp: (why: string) => void;
  /** Ends the child without a word, unless it was let go. */
  readonly stop: () => void;
  /** Leaves the child to itself, so that main can end. */
  readonly letGo: () => void;
};

/**
 * Starts the renewer, whose bundle is beside this one. The child has no output: one that held main's would keep the
 * step open for 5 s more (actions/runner, src/Runner.Sdk/ProcessInvoker.cs). `failed` is told why, until main lets go.
 */
export function startRenewer(
  folder: string,
  environment: Readonly<Record<string, string | undefined>>,
  failed: (why: string) => void,
): Renewer {
  const [, main = ''] = process.argv;
  const child = spawn(process.execPath, [join(dirname(main), 'renewer.js'), folder], {
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: environment,
  });
  const { promise: isUp, resolve } = Promise.withResolvers<boolean>();
  let isOurs = true;
  const letGo = (): void => {
    isOurs = false;
    resolve(false);
    if (child.connected) child.disconnect();
    child.unref();
  };
  const giveUp = (why: string): void => {
    if (!isOurs) return;
    letGo();
    child.kill('SIGKILL');
    failed(why);
  };
  child.on('error', (error) => giveUp(messageOf(error)));
  child.once('message', () => resolve(true));
  // With 0 it has found that nothing is left to renew.
  child.once('exit', (code, signal) =>
    code === 0 ? resolve(true) : giveUp(`the process for it ended with ${signal ?? code}`),
  );
  const stop = (): void => {
    if (!isOurs) return;
    letGo();
    child.kill('SIGKILL');
  };
  return { isUp, giveUp, stop, letGo };
}
