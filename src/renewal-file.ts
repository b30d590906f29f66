import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { HoldTerm } from './builder/renewal.ts';
import { ActionError } from './errors.ts';
import type { Hold } from './rollout/rollout.ts';

/** What the renewer is to do. No secret is in it, only names and times; the kubeconfig lies beside it. */
export type RenewalOrder = { readonly hold: Hold; readonly namespace: string; readonly term: HoldTerm };

const LOOK_MS = 1000;

/** Leaves the order in the job's own folder, which post removes: that is the word to stop. */
export function writeRenewalOrder(folder: string, order: RenewalOrder): void {
  writeFileSync(pathIn(folder), `${JSON.stringify(order)}\n`, { mode: 0o600, flag: 'wx' });
}

/** Reads what `writeRenewalOrder` left. */
export function readRenewalOrder(folder: string): RenewalOrder {
  const order: RenewalOrder = JSON.parse(readFileSync(pathIn(folder), 'utf8'));
  return order;
}

/** True until post, or whoever empties RUNNER_TEMP after the job, has removed the order. */
export function hasRenewalOrder(folder: string): boolean {
  return existsSync(pathIn(folder));
}

/** A signal that is aborted soon after the order is gone. `forget` ends the looking. */
export function orderSignal(folder: string): { readonly signal: AbortSignal; readonly forget: () => void } {
  const controller = new AbortController();
  // Not fs.watch, which is silent on some of the file systems that runners have their folders on.
  const timer = setInterval(() => {
    if (!hasRenewalOrder(folder)) controller.abort(new ActionError('cancelled', 'The job is over.', ''));
  }, LOOK_MS);
  return { signal: controller.signal, forget: () => clearInterval(timer) };
}

function pathIn(folder: string): string {
  return join(folder, 'renewal.json');
}
