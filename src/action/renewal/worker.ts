import { readFileSync } from 'node:fs';

import { codeOf } from '../../lib/errors.ts';

/**
 * The runner's process that lives as long as the job; `unknown` where it cannot be seen, as from a job container. A
 * process id comes again one day, but not with the same start.
 */
export type Worker =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'process'; readonly pid: number; readonly startTicks: number };

/**
 * Its name (actions/runner, src/Runner.Listener/JobDispatcher.cs). It starts the node of an action by itself, in
 * composite actions too; any other parent, such as a wrapper or a container's shell, may end before the job does.
 */
const WORKER_NAME = 'Runner.Worker';

/** Finds the worker among the ancestors of a process of the job, whose parent is `parent`. */
export function findWorker(parent: number): Worker {
  for (let pid = parent; pid > 1; ) {
    const stat = readStat(pid);
    if (stat.kind === 'none') break;
    if (stat.name === WORKER_NAME) return { kind: 'process', pid, startTicks: stat.startTicks };
    pid = stat.parent;
  }
  return { kind: 'unknown' };
}

/** True when the worker is known to have ended. */
export function isWorkerGone(worker: Worker): boolean {
  if (worker.kind === 'unknown') return false;
  const stat = readStat(worker.pid);
  if (stat.kind === 'none') return stat.isGone;
  return stat.startTicks !== worker.startTicks || stat.hasEnded;
}

type Stat =
  | { readonly kind: 'none'; readonly isGone: boolean }
  | {
      readonly kind: 'stat';
      readonly name: string;
      readonly hasEnded: boolean;
      readonly parent: number;
      readonly startTicks: number;
    };

function readStat(pid: number): Stat {
  try {
    return parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch (error) {
    const code = codeOf(error);
    return { kind: 'none', isGone: code === 'ENOENT' || code === 'ESRCH' };
  }
}

/** Reads a line of /proc/PID/stat (proc(5)); the name may itself hold blanks and brackets. */
export function parseStat(line: string): Stat {
  const [open, close] = [line.indexOf('('), line.lastIndexOf(')')];
  const fields = line.slice(close + 2).split(' ');
  const [state = '', parent = ''] = fields;
  const startTicks = Number(fields[19] ?? Number.NaN);
  if (open < 0 || Number.isNaN(startTicks)) return { kind: 'none', isGone: false };
  return {
    kind: 'stat',
    name: line.slice(open + 1, close),
    // Killed, but nobody has asked for its exit code yet.
    hasEnded: state === 'Z' || state === 'X',
    parent: Number(parent),
    startTicks,
  };
}
