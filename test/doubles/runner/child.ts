import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { LineSplitter } from './lines.ts';
import { isWithin } from './within.ts';

/** What to start, and where. */
export interface Program {
  readonly file: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

/** How long to wait for a process. */
export interface StopTimes {
  readonly afterSigintMs: number;
  readonly afterSigtermMs: number;
  /** for output of children that outlive the process and hold its stdout */
  readonly afterExitMs: number;
}

/** The runner's own times (actions/runner, src/Runner.Sdk/ProcessInvoker.cs). */
export const RUNNER_TIMES: StopTimes = { afterSigintMs: 7_500, afterSigtermMs: 2_500, afterExitMs: 5_000 };

/** How a process ended: one of the two is null. */
export interface Exit {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}

type Process = ChildProcessByStdio<null, Readable, Readable>;

async function readLines(stream: Readable, onLine: (line: string) => void): Promise<void> {
  const splitter = new LineSplitter();
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => splitter.push(chunk).forEach(onLine));
  await once(stream, 'close');
  splitter.end().forEach(onLine);
}

async function exitOf(process: Process): Promise<Exit> {
  return new Promise((resolve, reject) => {
    process.on('error', reject).on('exit', (exitCode, signal) => resolve({ exitCode, signal }));
  });
}

/** A running process of a step: without stdin, both outputs read as lines in the order of arrival. */
export class Child {
  /** Settled when the process is gone and its output read, or given up on. */
  readonly done: Promise<Exit>;
  /** what was sent to it */
  readonly signals: NodeJS.Signals[] = [];
  readonly #process: Process;
  readonly #stopTimes: StopTimes;

  constructor({ file, args, folder, env }: Program, stopTimes: StopTimes, onLine: (line: string) => void) {
    this.#stopTimes = stopTimes;
    this.#process = spawn(file, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const { stdout, stderr } = this.#process;
    this.done = this.#end([readLines(stdout, onLine), readLines(stderr, onLine)]);
  }

  /** One signal to the one process. */
  kill(signal: NodeJS.Signals): void {
    this.signals.push(signal);
    this.#process.kill(signal);
  }

  /** The runner's way to end a step; the signals never go to the process's children. */
  async cancel(): Promise<void> {
    this.kill('SIGINT');
    if (await isWithin(this.done, this.#stopTimes.afterSigintMs)) return;
    this.kill('SIGTERM');
    if (await isWithin(this.done, this.#stopTimes.afterSigtermMs)) return;
    this.kill('SIGKILL');
    await this.done;
  }

  async #end(outputs: readonly Promise<void>[]): Promise<Exit> {
    const exit = await exitOf(this.#process);
    if (!(await isWithin(Promise.all(outputs), this.#stopTimes.afterExitMs))) {
      this.#process.stdout.destroy();
      this.#process.stderr.destroy();
      await Promise.all(outputs);
    }
    return exit;
  }
}
