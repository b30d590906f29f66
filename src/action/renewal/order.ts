import { existsSync, readFileSync } from 'node:fs';
import type { HeldBuilder } from '../../builders/holds/renew.ts';
import type { HoldTerm } from '../../builders/manifests/hold.ts';
import { ActionError, codeOf } from '../../lib/errors.ts';
import { jobFile } from '../../lib/job-files.ts';
import { isMapping } from '../../lib/json.ts';
import { writePrivateFile } from '../../lib/system/private-file.ts';
import { readJsonFile } from '../../lib/system/regular-file.ts';

/** What the renewer is to do. No secret is in it, only names and times; the kubeconfig lies beside it. */
export type RenewalOrder = {
  readonly held: HeldBuilder;
  readonly term: HoldTerm;
  /** The user has set max-job-duration himself. */
  readonly isMaxJobGiven?: boolean;
  readonly worker: Worker;
  /** The service account for which later steps have a token, which is renewed with the hold. */
  readonly buildServiceAccount?: string | undefined;
};

const LOOK_MS = 1000;

/** When a runner dies unseen, its builder runs for this long; most jobs are shorter. */
const UNSEEN_JOB_MS = 2 * 3_600_000;

/** Returns for how long the hold is renewed: from a container, or below a wrapper, the end of the runner is not seen. */
export function termOf({ term, worker, isMaxJobGiven = false }: RenewalOrder): HoldTerm {
  if (worker.kind !== 'unknown' || isMaxJobGiven) return term;
  return { ...term, maxJobDurationMs: Math.min(term.maxJobDurationMs, UNSEEN_JOB_MS) };
}

/** Writes the order into the job's own folder. The renewer stops when post removes it. */
export function writeRenewalOrder(folder: string, order: RenewalOrder): void {
  writePrivateFile(jobFile(folder, 'renewalOrder'), `${JSON.stringify(order)}\n`);
}

/** Returns the order that main wrote. */
export function readRenewalOrder(folder: string): RenewalOrder {
  const order = readJsonFile(jobFile(folder, 'renewalOrder'));
  if (isOrder(order)) return order;
  throw new Error('The order of the renewer is not there, or is of another version.');
}

/** True for what main writes, as far as versions differ: nobody else writes here. */
function isOrder(value: unknown): value is RenewalOrder {
  return isMapping(value) && [value.held, value.term, value.worker].every(isMapping);
}

/**
 * True until the job is over: post, or whoever empties RUNNER_TEMP after the job, has removed the order, or the
 * runner's worker has been killed, after which nobody empties anything.
 */
export function isJobAlive(folder: string, worker: Worker): boolean {
  return existsSync(jobFile(folder, 'renewalOrder')) && !isWorkerGone(worker);
}

/** Returns a signal that is aborted soon after the job has ended. `forget` stops looking for that. */
export function jobSignal(
  folder: string,
  worker: Worker,
): { readonly signal: AbortSignal; readonly forget: () => void } {
  const controller = new AbortController();
  // Not fs.watch, which is silent on some of the file systems that runners have their folders on.
  const timer = setInterval(() => {
    if (!isJobAlive(folder, worker))
      controller.abort(new ActionError({ code: 'cancelled', message: 'The job is over.' }));
  }, LOOK_MS);
  return { signal: controller.signal, forget: () => clearInterval(timer) };
}

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
