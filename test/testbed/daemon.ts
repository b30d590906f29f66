import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { basename } from 'node:path';
import { at } from './json.ts';
import { statePath } from './layout.ts';
import { identify, isAlive, type ProcessId } from './process.ts';

/** A program that stays. Its name is that of its log. */
export type Daemon = {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  /** Its whole environment besides PATH and GOGC; nothing of this process' is passed on. */
  readonly env?: Readonly<Record<string, string>>;
};

/** A daemon that was started, as kept on disk. */
export type Started = { readonly name: string; readonly id: ProcessId };

/** Path of a daemon's log. */
export const logPath = (name: string): string => statePath('log', `${name}.log`);

// These programs of Go collect garbage when a heap has grown five times, not two: memory is there, and the tests need the
// processor.
const GOGC = '400';

/** Starts a daemon that outlives this process, and keeps its pid and start time on disk. */
export async function startDaemon(daemon: Daemon): Promise<void> {
  for (const folder of ['log', 'run']) mkdirSync(statePath(folder), { recursive: true });
  const log = openSync(logPath(daemon.name), 'a');
  const env = { PATH: process.env.PATH, GOGC, ...daemon.env };
  const child = spawn(daemon.program, daemon.args, {
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
    env,
  });
  await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject));
  closeSync(log);
  child.unref();
  const id = identify(child.pid ?? 0);
  if (id === undefined) throw ended(daemon.name);
  writeFileSync(statePath('run', `${daemon.name}.json`), JSON.stringify(id));
}

/** Every daemon that was started since the last `down`, alive or not. */
export function startedDaemons(): readonly Started[] {
  if (!existsSync(statePath('run'))) return [];
  return readdirSync(statePath('run')).flatMap((file) => {
    const id = readId(statePath('run', file));
    return id === undefined ? [] : [{ name: basename(file, '.json'), id }];
  });
}

/** Fails, with the end of its log, if a daemon that was started has ended. */
export function assertDaemonsAlive(): void {
  const dead = startedDaemons().find((daemon) => !isAlive(daemon.id));
  if (dead !== undefined) throw ended(dead.name);
}

function ended(name: string): Error {
  return new Error(`${name} has ended. The end of ${logPath(name)}:\n${logTail(name)}`);
}

/** The last lines of a daemon's log. */
export function logTail(name: string): string {
  const path = logPath(name);
  return existsSync(path)
    ? readFileSync(path, 'utf8').trimEnd().split('\n').slice(-15).join('\n')
    : '(no log)';
}

function readId(path: string): ProcessId | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const [pid, startTicks] = [at(value, 'pid'), at(value, 'startTicks')];
    return typeof pid === 'number' && typeof startTicks === 'string' ? { pid, startTicks } : undefined;
  } catch {
    return undefined;
  }
}
