import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HeldBuilder } from '../../builders/holds/renew.ts';
import type { HoldTerm } from '../../builders/manifests/hold.ts';
import { ActionError } from '../../lib/errors.ts';
import { isWorkerGone, type Worker } from './worker.ts';

/** What the renewer is to do. No secret is in it, only names and times; the kubeconfig lies beside it. */
export type RenewalOrder = {
  readonly held: HeldBuilder;
  readonly term: HoldTerm;
  /** The user has set max-job himself. */
  readonly isMaxJobGiven?: boolean;
  readonly worker: Worker;
  /** Of which later steps have a token, that is renewed with the hold; '' = none. */
  readonly buildsAccount: string;
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
  writeFileSync(pathIn(folder), `${JSON.stringify(order)}\n`, { mode: 0o600, flag: 'wx' });
}

/** Reads what `writeRenewalOrder` left. */
export function readRenewalOrder(folder: string): RenewalOrder {
  const order: RenewalOrder = JSON.parse(readFileSync(pathIn(folder), 'utf8'));
  return order;
}

/**
 * True until the job is over: post, or whoever empties RUNNER_TEMP after the job, has removed the order, or the
 * runner's worker has been killed, after which nobody empties anything.
 */
export function isJobAlive(folder: string, worker: Worker): boolean {
  return existsSync(pathIn(folder)) && !isWorkerGone(worker);
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

function pathIn(folder: string): string {
  return join(folder, 'renewal.json');
}
