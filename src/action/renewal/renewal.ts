import { type HeldBuilder, prolongHold } from '../../builders/holds/renew.ts';
import type { Hold } from '../../builders/holds/rollout.ts';
import type { HoldTerm } from '../../builders/manifests/hold.ts';
import type { ClusterAccess } from '../../cluster/access/access.ts';
import { type ClusterOptions, openCluster } from '../../cluster/api/open.ts';
import { formatDuration } from '../../lib/duration.ts';
import { explain, messageOf, toActionError } from '../../lib/errors.ts';
import { runnerLog as log } from '../runner/log.ts';
import { termOf, writeRenewalOrder } from './order.ts';
import { type Renewer, startRenewer } from './start.ts';
import { findWorker } from './worker.ts';

/** Main's part in the renewal of its hold. */
export type Renewal = {
  /** Starts the renewer, which loads while main waits for the builder. */
  readonly start: (held: HeldBuilder) => void;
  /** Waits until the renewer is up, and leaves it; where it is not, the hold is given all of max-job instead. */
  readonly settle: () => Promise<void>;
  /** Ends the renewer: main has failed. */
  readonly stop: () => void;
};

/** How long main waits for a renewer when all else is done. One loads in 0.1 s. */
const PROOF_MS = 5000;

/** The renewal of a job that wants none. */
export const NO_RENEWAL: Renewal = {
  start: () => undefined,
  settle: () => Promise.resolve(),
  stop: () => undefined,
};

/** How long a hold is renewed; `isGiven`: the user says so himself. */
export type RenewalTerm = HoldTerm & { readonly isGiven: boolean };

/** Leaves the renewer its order, and says so where it will not notice the end of the runner. */
function leaveOrder(
  folder: string,
  held: HeldBuilder,
  { lifeMs, maxJobMs, isGiven }: RenewalTerm,
  buildsAccount: string,
): void {
  const term = { lifeMs, maxJobMs };
  const given = isGiven ? { isMaxJobGiven: true } : {};
  const order = { held, term, worker: findWorker(process.ppid), buildsAccount, ...given };
  writeRenewalOrder(folder, order);
  const longestMs = termOf(order).maxJobMs;
  if (longestMs === maxJobMs) return;
  log.info(
    `This step does not see the runner, as in a container: the builder is held for ${formatDuration(longestMs)} at most, also when the runner dies. For a longer job set max-job.`,
  );
}

/** A renewal from the job's own folder, where the kubeconfig lies. */
export function renewalFrom(
  folder: string,
  access: ClusterAccess,
  options: ClusterOptions,
  term: RenewalTerm,
  buildsAccount: string,
): Renewal {
  let renewer: Renewer | undefined;
  let instead = Promise.resolve();
  return {
    start: (held) => {
      const failed = (why: string): void => {
        instead = goWithout(access, options, held.hold, term, why);
      };
      try {
        leaveOrder(folder, held, term, buildsAccount);
        renewer = startRenewer(folder, options.environment, failed);
      } catch (thrown) {
        failed(messageOf(thrown));
      }
    },
    settle: async () => {
      if (renewer !== undefined) await prove(renewer, options.signal);
      await instead;
      options.signal.throwIfAborted();
      renewer?.letGo();
    },
    stop: () => renewer?.stop(),
  };
}

async function prove(renewer: Renewer, signal: AbortSignal): Promise<void> {
  const timer = setTimeout(
    () => renewer.giveUp(`the process for it gave no sign of life in ${PROOF_MS / 1000} s`),
    PROOF_MS,
  );
  signal.addEventListener('abort', renewer.stop);
  await renewer.isUp;
  signal.removeEventListener('abort', renewer.stop);
  clearTimeout(timer);
}

/** Gives the hold all of max-job at once. Never rejects. */
async function goWithout(
  access: ClusterAccess,
  options: ClusterOptions,
  hold: Hold,
  { lifeMs, maxJobMs }: HoldTerm,
  why: string,
): Promise<void> {
  const { api, close } = openCluster(access, options);
  try {
    await prolongHold(api, hold, maxJobMs);
    log.info(
      `Holds are not renewed on this runner (${why}): this one lives for max-job, ${formatDuration(maxJobMs)}.`,
    );
  } catch (thrown) {
    if (options.signal.aborted) return;
    const { headline } = explain(toActionError(thrown));
    log.warning(
      `The hold is not renewed on this runner (${why}), so the builder may go after ${formatDuration(lifeMs)}. ${headline}`,
    );
  } finally {
    close();
  }
}
