import { Child, type StopTimes } from './child.ts';
import type { Environment } from './environment.ts';
import { CommandFiles } from './file-commands.ts';
import type { Masks } from './masks.ts';
import { collectResult, type StepResult } from './result.ts';
import { StepLog } from './step-log.ts';

/** One process that the runner starts. */
export interface StepProgram {
  readonly file: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly env: Environment;
  readonly stopTimes: StopTimes;
}

/** A step that runs. */
export interface RunningStep {
  /** Settled after any end, also after cancel and kill; rejects only when the program cannot be started. */
  readonly done: Promise<StepResult>;
  /** As a cancelled run does it: SIGINT, 7.5 s later SIGTERM, 2.5 s later SIGKILL. */
  cancel(): Promise<StepResult>;
  /** As a lost machine does it. */
  kill(): Promise<StepResult>;
  /** Settles at the first line of the raw log that matches; rejects when the step ends without one. */
  seen(pattern: RegExp): Promise<void>;
}

interface Waiter {
  readonly pattern: RegExp;
  readonly resolve: () => void;
}

/** Lets tests wait for a line instead of for a time. */
class LineWaiters {
  readonly #lines: string[] = [];
  readonly #waiters = new Set<Waiter>();

  push(line: string): void {
    this.#lines.push(line);
    for (const { pattern, resolve } of this.#waiters) if (pattern.test(line)) resolve();
  }

  async wait(pattern: RegExp, end: Promise<StepResult>): Promise<void> {
    if (this.#lines.some((line) => pattern.test(line))) return;
    const line = new Promise<void>((resolve) => this.#waiters.add({ pattern, resolve }));
    const noLine = end.then(({ rawLog }) => {
      throw new Error(`the step ended without a line like ${pattern}:\n${rawLog}`);
    });
    await Promise.race([line, noLine]);
  }
}

/** Starts the program with fresh files for the runner's file commands. */
export function startStep({ env, stopTimes, ...program }: StepProgram, masks: Masks): RunningStep {
  const files = new CommandFiles(env.RUNNER_TEMP ?? '');
  const log = new StepLog(masks, env.RUNNER_DEBUG === '1');
  const lines = new LineWaiters();
  const startMs = performance.now();
  const child = new Child({ ...program, env: { ...env, ...files.variables } }, stopTimes, (line) => {
    log.push(line);
    lines.push(line);
  });
  const done = child.done.then((exit) => ({
    ...collectResult(exit, log, files, masks),
    signals: child.signals,
    durationMs: performance.now() - startMs,
  }));
  return {
    done,
    cancel: () => child.cancel().then(() => done),
    kill: () => {
      child.kill('SIGKILL');
      return done;
    },
    seen: (pattern) => lines.wait(pattern, done),
  };
}
