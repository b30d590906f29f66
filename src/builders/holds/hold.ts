import { bodyOrThrow } from '../../cluster/api/answer.ts';
import type { ReadableApi, WritableApi } from '../../cluster/api/api.ts';
import { changedError, conflictError, toActionError } from '../../lib/errors.ts';
import type { Job } from '../../lib/kubernetes/kinds.ts';
import { docsLink } from '../../lib/release.ts';
import { foreignSetting } from '../diagnosis/problem.ts';
import { isInUse, renderHold, stoppedClock } from '../manifests/hold.ts';
import { builderSelector, HOLDER_ANNOTATION } from '../manifests/names.ts';
import type { HoldSpec } from '../manifests/spec.ts';
import { explainRefusal } from './explain.ts';
import type { Hold, Rollout } from './rollout.ts';

/*
 * The hold protocol. A hold is a Job that never runs a pod (`renderHold`): a timer whose end makes the garbage collector
 * delete the Deployments that the hold owns. Each line prevents a race that was seen without it.
 *
 * 1. Take: create the hold, under a name of this job's own, and look in the answer for what stops its clock.
 * 2. Create: create the Deployment with the hold as its owner. AlreadyExists means join, and "exceeded quota" can hide it.
 * 3. Join: add the hold to the owners by one patch, then confirm by a later list of holds that every owner is a living
 *    hold (owners.ts). The same after a create.
 * 4. Never add an owner to a Deployment that has none: a reference to a hold that has ended deletes it within ms. Such a
 *    Deployment, which is kept forever, gets a note of its user instead (`noteUser`).
 * 5. Renew: move the deadline before it is reached. Where the hold is gone, take a new one and join again (renew.ts).
 * 6. Release: move the deadline to the end of the keep-warm time, or delete the hold (release.ts).
 * 7. Delete holds in the foreground. Without a policy the Jobs API orphans the Deployment, which then never ends; in the
 *    background the next pod of a node can serve beside the last one.
 * 8. Create a node again only when its last Deployment and pods are gone: two pods must never share a volume
 *    (waiting/wait-until-gone.ts).
 */

/**
 * Takes a hold on a builder (line 1). A name that exists already is our own POST, whose answer got lost.
 *
 * @throws ActionError code `conflict` when something stops the hold's clock
 */
export async function takeHold(api: WritableApi, spec: HoldSpec): Promise<Hold> {
  const answer = await api.create('jobs', renderHold(spec));
  const isLost = answer.kind === 'refused' && answer.reason === 'AlreadyExists';
  const job = bodyOrThrow(
    isLost ? await api.get('jobs', spec.name) : answer,
    `create Jobs in namespace ${spec.namespace}`,
  );
  if (job.metadata?.annotations?.[HOLDER_ANNOTATION] !== spec.holder)
    throw conflictError(`Job ${spec.name} is not this job's hold.`, 'Run the job again.');
  const hold = { name: spec.name, uid: job.metadata?.uid ?? '' };
  const stopped = stoppedClock(job);
  if (stopped === undefined) return hold;
  await api.deleteForeground('jobs', hold);
  throw conflictError(
    `Something in the cluster took over this action's Job and ${stopped}.`,
    'Exempt Jobs labelled app.kubernetes.io/managed-by=setup-buildx-kubernetes from it (Kueue does this).',
    'hold-lost',
  );
}

/** Whether this job holds the builder. `none` only with `keep-warm: forever`, where nothing depends on it. */
export type Holding = { readonly kind: 'held'; readonly hold: Hold } | { readonly kind: 'none' };

/**
 * Takes the hold. Without the right to create Jobs it prints a line where the hold is not needed.
 *
 * @throws ActionError code `forbidden` without that right where it is needed, or as `takeHold` does
 */
export async function takeHoldIfAllowed(
  { api, info }: Rollout,
  spec: HoldSpec,
  isNeeded: boolean,
): Promise<Holding> {
  try {
    return { kind: 'held', hold: await takeHold(api, spec) };
  } catch (thrown) {
    const error = toActionError(explainRefusal(thrown, foreignSetting(spec.namespace)));
    if (error.code !== 'forbidden') throw error;
    const hint = `Apply the Role (${docsLink('cluster')}), or set \`keep-warm: forever\`.`;
    if (isNeeded) throw changedError(error, { hint });
    info(
      'This job may not create Jobs, so it uses the builder without a hold: other jobs may reconfigure it.',
    );
    return { kind: 'none' };
  }
}

/** Returns all holds of a builder, living or not. */
export async function listHolds(api: ReadableApi, builder: string): Promise<readonly Job[]> {
  return (await listHoldsWithTime(api, builder)).holds;
}

/** The same, and the server's time, in ms since the epoch. */
export async function listHoldsWithTime(
  api: ReadableApi,
  builder: string,
): Promise<{ readonly holds: readonly Job[]; readonly nowMs: number | undefined }> {
  const answer = await api.list('jobs', builderSelector(builder));
  const { items } = bodyOrThrow(answer, `list Jobs in namespace ${api.namespace}`);
  return { holds: items, nowMs: answer.kind === 'ok' ? answer.serverTimeMs : undefined };
}

/** Returns how many jobs at work hold a builder, without the one of this hold. */
export async function countOtherUsers(api: ReadableApi, builder: string, own: Hold): Promise<number> {
  return countOthers(await listHolds(api, builder), own);
}

/** Returns how many other jobs use something, in words that its name follows: `2 other jobs use`. */
export function countJobs(others: number): string {
  return others === 1 ? '1 other job uses' : `${others} other jobs use`;
}

/** Returns how many of these holds are of other jobs that are at work. */
export function countOthers(holds: readonly Job[], own: Hold): number {
  return holds.filter((job) => isInUse(job) && job.metadata?.uid !== own.uid).length;
}
