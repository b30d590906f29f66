import { type ChildProcess, type ExecFileException, execFile } from 'node:child_process';

import type { ActionError } from '../errors.ts';

/** What a child process inherits, and what ends it: the signal, a time, or an output that is too large. */
export type ChildOptions = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  readonly largestBytes: number;
  /** Which output is returned; stdout where nothing is said. */
  readonly output?: 'stdout' | 'stderr' | undefined;
};

/**
 * Runs a program and returns its stdout, or stderr. Node's own execFile, and not @actions/exec: a cancelled job has 7.5 seconds.
 *
 * @throws the signal's reason, or what `explain` makes of the failure and of stderr
 */
export function runChild(
  program: string,
  args: readonly string[],
  { env, signal, timeoutMs, largestBytes, output }: ChildOptions,
  explain: (error: ExecFileException, stderr: string) => ActionError,
): Promise<string> {
  const options = {
    env: { ...env },
    signal,
    timeout: timeoutMs,
    maxBuffer: largestBytes,
    killSignal: 'SIGKILL',
  } as const;
  return new Promise((done, failed) => {
    signal.throwIfAborted();
    // At the signal Node itself sends SIGTERM, and waits without limit for a child that ignores it. There is no child when
    // the system does not even start the program.
    let child: ChildProcess | undefined;
    const kill = (): unknown => child?.kill('SIGKILL');
    signal.addEventListener('abort', kill);
    child = execFile(program, args, options, (error, stdout, stderr) => {
      signal.removeEventListener('abort', kill);
      if (error === null) done(output === 'stderr' ? stderr : stdout);
      else failed(signal.aborted ? signal.reason : explain(error, stderr));
    });
    child.stdin?.end();
  });
}
