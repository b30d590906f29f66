import {
  isJobAlive,
  jobSignal,
  type RenewalOrder,
  readRenewalOrder,
  termOf,
} from './action/renewal/order.ts';
import { readEnvironment } from './action/runner/environment.ts';
import { keepHeld, lookAtHold } from './builders/holds/renew.ts';
import { NO_PROGRESS, WAITING_LIMITS } from './builders/holds/rollout.ts';
import { retryEveryMs } from './builders/manifests/hold.ts';
import { mintBuildToken } from './builders/rollout/build-token.ts';
import { openCluster, RENEWER_AGENT } from './cluster/api/open.ts';
import { MAIN_LIMITS } from './cluster/api/retry.ts';
import { readOwnKubeconfig } from './cluster/kubeconfig/kubeconfig.ts';
import { replaceBuildToken } from './cluster/kubeconfig/write.ts';

/**
 * The renewer: a child of main that outlives it. It renews the job's hold, or takes a new one in its place, until the
 * job ends, its builder is removed or max-job-duration is reached. It prints nothing: nobody would read it.
 *
 * @throws an error when it could not do its work.
 */
async function renew(folder: string): Promise<void> {
  const order = readRenewalOrder(folder);
  const job = jobSignal(folder, order.worker);
  try {
    await renewWhileWanted(folder, order, job.signal);
  } catch (thrown) {
    if (!job.signal.aborted) throw thrown;
  } finally {
    job.forget();
  }
}

async function renewWhileWanted(folder: string, order: RenewalOrder, signal: AbortSignal): Promise<void> {
  const { held, worker, buildServiceAccount } = order;
  const term = termOf(order);
  const retryMs = retryEveryMs(term.lifeMs);
  const { proxies, idTokens, variables } = readEnvironment();
  const { api, close } = openCluster(await readOwnKubeconfig(folder, held.spec.namespace), {
    proxies,
    idTokens,
    environment: variables,
    userAgent: RENEWER_AGENT,
    limits: { ...MAIN_LIMITS, totalMs: retryMs, longestMs: Math.min(retryMs, MAIN_LIMITS.longestMs) },
    signal,
    note: () => undefined,
    mask: () => undefined,
  });
  try {
    await lookAtHold(api, held.hold, term);
    reportUp();
    const silent = { info: () => undefined, warning: () => undefined, progress: NO_PROGRESS };
    const rollout = { api, ...silent, signal, limits: WAITING_LIMITS };
    await keepHeld(rollout, held, {
      term,
      isWanted: () => isJobAlive(folder, worker),
      onRenewed: async (hold) => {
        if (buildServiceAccount === undefined) return;
        const handOff = { account: buildServiceAccount, lifeMs: term.maxJobDurationMs, hold };
        replaceBuildToken(folder, (await mintBuildToken(rollout, handOff)).token);
      },
    });
  } finally {
    close();
  }
}

/** Reports to main, which waits for it, that a process can live and work here. */
function reportUp(): void {
  // Main may be gone already, and that is no fault: hence a callback, which keeps the error from being thrown.
  process.send?.('up', undefined, {}, () => undefined);
  if (process.connected) process.disconnect();
}

const [, , folder = ''] = process.argv;
renew(folder).then(
  () => process.exit(),
  () => process.exit(1),
);
