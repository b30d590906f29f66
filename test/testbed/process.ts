import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { waitFor } from './wait.ts';

/** A process that cannot be mistaken for a later one with the same number: pid and start in clock ticks. */
export type ProcessId = { readonly pid: number; readonly startTicks: string };

/** The process that has this pid now; undefined when there is none or only a zombie is left. */
export function identify(pid: number): ProcessId | undefined {
  const stat = read(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  // proc(5): the name in field 2 may hold spaces and brackets; state is field 3, starttime field 22.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const startTicks = fields[19];
  return startTicks === undefined || fields[0] === 'Z' || fields[0] === 'X' ? undefined : { pid, startTicks };
}

/** True while exactly this process runs. */
export const isAlive = (id: ProcessId): boolean => identify(id.pid)?.startTicks === id.startTicks;

/** Processes whose program file lies in one folder and whose arguments name another one. */
export function processesOf(programFolder: string, namedFolder: string): readonly ProcessId[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => programOf(pid)?.startsWith(`${programFolder}/`) === true)
    .filter((pid) => read(`/proc/${pid}/cmdline`)?.includes(`${namedFolder}/`) === true)
    .map((pid) => identify(Number(pid)))
    .filter((id) => id !== undefined);
}

/** Ends the processes that `list` gives, and those that they start meanwhile, without asking them. */
export async function endAll(what: string, list: () => readonly ProcessId[]): Promise<void> {
  await waitFor(`ending ${what}`, 20_000, () => {
    const alive = list().filter(isAlive);
    for (const id of alive) kill(id);
    return alive.length === 0 || `still there: ${alive.map((id) => id.pid).join(', ')}`;
  });
}

function kill(id: ProcessId): void {
  try {
    process.kill(id.pid, 'SIGKILL');
  } catch {
    // It ended by itself in between.
  }
}

function programOf(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/exe`);
  } catch {
    return undefined;
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
