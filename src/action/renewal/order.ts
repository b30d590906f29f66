import { existsSync } from 'node:fs';
import type { HeldBuilder } from '../../builders/holds/renew.ts';
import type { HoldTerm } from '../../builders/manifests/hold.ts';
import { ActionError } from '../../lib/errors.ts';
import { jobFile } from '../../lib/job-files.ts';
import { isMapping } from '../../lib/json.ts';
import { writePrivateFile } from '../../lib/system/private-file.ts';
import { readJsonFile } from '../../lib/system/regular-file.ts';
import { isWorkerGone, type Worker } from './worker.ts';

/** What the renewer is to do. No secret is in it, only names and times; the kubeconfig lies beside it. */
export type RenewalOrder = {
  readonly held: HeldBuilder;
  readonly term: HoldTerm;
  /** The user has set max-job himself. */
  readonly isMaxJobGiven?: boolean;
  readonly worker: Worker;
  /** The service account for which later steps have a token, which is renewed with the hold. */
  readonly buildsAccount?: string | undefined;
};

const LOOK_MS = 1000;

/** A runner that dies unseen leaves its builder running for that long; most jobs are shorter. */
const UNSEEN_JOB_MS = 2 * 3_600_000;

/** For how long the hold is renewed: from a container, or below a wrapper, the end of the runner is not seen. */
export function termOf({ term, worker, isMaxJobGiven = false }: RenewalOrder): HoldTerm {
  if (worker.kind !== 'unknown' || isMaxJobGiven) return term;
  return { ...term, maxJobMs: Math.min(term.maxJobMs, UNSEEN_JOB_MS) };
}

/** Leaves the order in the job's own folder, which post removes: that is the word to stop. */
export function writeRenewalOrder(folder: string, order: RenewalOrder): void {
  writePrivateFile(jobFile(folder, 'renewalOrder'), `${JSON.stringify(order)}\n`);
}

/** Reads what `writeRenewalOrder` left. */
export function readRenewalOrder(folder: string): RenewalOrder {
  const order = readJsonFile(jobFile(folder, 'renewalOrder'));
  if (isOrder(order)) return order;
  throw new Error('The order of the renewer is not there, or is of another version.');
}

/** True for what main writes, as far as it tells one version from another: nobody else writes here. */
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

/** A signal that is aborted soon after the job is over. `forget` ends the looking. */
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
