import { spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import { dirname, join } from 'node:path';
import { prolongHold } from '../../builders/holds/renew.ts';
import type { Rollout } from '../../builders/holds/rollout.ts';
import { formatDuration } from '../../lib/duration.ts';
import { explain, messageOf, toActionError } from '../../lib/errors.ts';
import { runnerLog as log } from '../runner/log.ts';
import { findWorker, type RenewalOrder, termOf, writeRenewalOrder } from './order.ts';

/** What main wants renewed, and from which folder and with which variables the renewer is to work. */
export type WantedRenewal = Omit<RenewalOrder, 'worker'> & {
  readonly folder: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
};

/** The process that renews the job's hold, while main lives. Main's signal ends it. */
export type Renewal = {
  /** Waits until the process has looked at the hold, and detaches it, so that it goes on when main ends. */
  readonly detach: () => Promise<void>;
};

/** How long main waits for the renewer when all else is done. One loads in 0.1 s. */
const UP_MS = 5000;

/**
 * Starts the renewer, which loads while main waits for the builder: a hold may end before a builder is up. Where no such
 * process can live, the hold is given all of max-job-duration instead.
 */
export function startRenewal(wanted: WantedRenewal, rollout: Pick<Rollout, 'api' | 'signal'>): Renewal {
  const { folder, variables, ...order } = wanted;
  let instead: Promise<void> | undefined;
  const failed = (thrown: unknown): void => {
    instead = goWithout(rollout, order, messageOf(thrown));
  };
  let renewer: Renewer | undefined;
  try {
    giveOrder(folder, { ...order, worker: findWorker(process.ppid) });
    renewer = startRenewer({ folder, variables, signal: rollout.signal }, failed);
  } catch (thrown) {
    failed(thrown);
  }
  return {
    detach: async () => {
      await renewer?.isUp();
      await instead;
      rollout.signal.throwIfAborted();
      renewer?.release();
    },
  };
}

/** Writes the renewer's order, and logs where it will not notice the end of the runner. */
function giveOrder(folder: string, order: RenewalOrder): void {
  writeRenewalOrder(folder, order);
  const longestMs = termOf(order).maxJobDurationMs;
  if (longestMs === order.term.maxJobDurationMs) return;
  log.info(
    `This step does not see the runner, as in a container: the builder is held for ${formatDuration(longestMs)} at most, also when the runner dies. For a longer job set max-job-duration.`,
  );
}

/** The renewer (src/renewer.ts) as main sees it: a process of its own session, which outlives the step. */
type Renewer = {
  /** Waits until the process has looked at the hold, or has failed. */
  readonly isUp: () => Promise<void>;
  /** Detaches the process, so that main can end. */
  readonly release: () => void;
};

/**
 * Starts the renewer, whose bundle is beside this one. It has no output: a process that held main's would keep the step
 * open for 5 s more (actions/runner, src/Runner.Sdk/ProcessInvoker.cs). `failed` is told why, until main releases it.
 */
function startRenewer(
  { folder, variables, signal }: Pick<WantedRenewal, 'folder' | 'variables'> & Pick<Rollout, 'signal'>,
  failed: (thrown: unknown) => void,
): Renewer {
  const [, main = ''] = process.argv;
  const child = spawn(process.execPath, [join(dirname(main), 'renewer.js'), folder], {
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: variables,
  });
  giveWay(child.pid);
  const up = Promise.withResolvers<void>();
  let isOurs = true;
  const release = (): void => {
    isOurs = false;
    up.resolve();
    signal.removeEventListener('abort', end);
    if (child.connected) child.disconnect();
    child.unref();
  };
  const end = (): void => {
    release();
    child.kill('SIGKILL');
  };
  const fail = (thrown: unknown): void => {
    if (!isOurs) return;
    end();
    failed(thrown);
  };
  signal.addEventListener('abort', end);
  child.on('error', fail);
  child.once('message', () => up.resolve());
  // With 0 it has found that nothing is left to renew.
  child.once('exit', (code, by) =>
    code === 0 ? up.resolve() : fail(new Error(`the process for it ended with ${by ?? code}`)),
  );
  const isUp = async (): Promise<void> => {
    const why = `the process for it gave no sign of life in ${UP_MS / 1000} s`;
    const timer = setTimeout(() => fail(new Error(why)), UP_MS);
    await up.promise;
    clearTimeout(timer);
  };
  return { isUp, release };
}

/** It has minutes for what it does, and main's buildx wants the cores. */
function giveWay(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, 5);
  } catch {
    // It has ended already, or the system forbids it.
  }
}

/** Gives the hold all of max-job-duration at once. Never rejects. */
async function goWithout(
  { api, signal }: Pick<Rollout, 'api' | 'signal'>,
  { held, term }: Omit<RenewalOrder, 'worker'>,
  why: string,
): Promise<void> {
  try {
    await prolongHold(api, held.hold, term.maxJobDurationMs);
    log.info(
      `Holds are not renewed on this runner (${why}): this one lives for max-job-duration, ${formatDuration(term.maxJobDurationMs)}.`,
    );
  } catch (thrown) {
    if (signal.aborted) return;
    const { headline } = explain(toActionError(thrown));
    const lifeWords = formatDuration(term.lifeMs);
    log.warning(
      `The hold is not renewed on this runner (${why}), so the builder may stop after ${lifeWords}. ${headline}`,
      'hold-lost',
    );
  }
}
