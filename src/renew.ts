import { renewEveryMs, retryEveryMs } from './builder/renewal.ts';
import type { Api } from './cluster/api.ts';
import { readOwnKubeconfig } from './cluster/kubeconfig-own.ts';
import { openCluster, RENEWER_AGENT } from './cluster/open.ts';
import { readEnvironment } from './environment.ts';
import { pause } from './pause.ts';
import { hasRenewalOrder, orderSignal, type RenewalOrder, readRenewalOrder } from './renewal-file.ts';
import { lookAtHold, renewHold } from './rollout/renew.ts';

/**
 * The renewer: a child of main that outlives it, and prolongs the job's hold until the job's folder or the hold is
 * gone, or max-job is reached. It prints nothing: nobody would read it. Rejects when it could not do its work.
 */
export async function renew(folder: string): Promise<void> {
  const order = readRenewalOrder(folder);
  const job = orderSignal(folder);
  try {
    await renewWhileWanted(folder, order, job.signal);
  } catch (thrown) {
    if (!job.signal.aborted) throw thrown;
  } finally {
    job.forget();
  }
}

async function renewWhileWanted(folder: string, order: RenewalOrder, signal: AbortSignal): Promise<void> {
  const { hold, namespace, term } = order;
  const retryMs = retryEveryMs(term.lifeMs);
  const { api, close } = openCluster(await readOwnKubeconfig(folder, namespace), {
    environment: readEnvironment().variables,
    userAgent: RENEWER_AGENT,
    budget: { totalMs: retryMs, shortestMs: 200, longestMs: Math.min(retryMs, 5000) },
    signal,
    note: () => undefined,
    mask: () => undefined,
    beforeWrite: () => Promise.resolve(),
  });
  try {
    await lookAtHold(api, hold, term);
    sayUp();
    await keepRenewing(api, order, () => hasRenewalOrder(folder), signal);
  } finally {
    close();
  }
}

/** Tells main, which waits for it, that a child can live and work here. */
function sayUp(): void {
  // Main may be gone already, and that is no fault: hence a callback, which keeps the error from being thrown.
  process.send?.('up', undefined, {}, () => undefined);
  if (process.connected) process.disconnect();
}

/** Renews again and again; what fails is tried again for as long as the hold can still be there. */
async function keepRenewing(
  api: Api,
  { hold, term }: RenewalOrder,
  isWanted: () => boolean,
  signal: AbortSignal,
): Promise<void> {
  const everyMs = renewEveryMs(term.lifeMs);
  let endMs = Date.now() + term.lifeMs;
  for (let waitMs = everyMs; ; ) {
    await pause(waitMs, signal);
    const nowMs = Date.now();
    try {
      if ((await renewHold(api, hold, term, isWanted)) === 'over') return;
      endMs = nowMs + term.lifeMs;
      waitMs = everyMs;
    } catch (thrown) {
      if (Date.now() > endMs) throw thrown;
      waitMs = retryEveryMs(term.lifeMs);
    }
  }
}
