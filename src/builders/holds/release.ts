import { bodyOrThrow } from '../../cluster/api/answer.ts';
import type { ReadableApi, WritableApi } from '../../cluster/api/api.ts';
import { conflictError } from '../../lib/errors.ts';
import type { Job } from '../../lib/kubernetes/kinds.ts';
import { timestampMs } from '../../lib/kubernetes/timestamp.ts';
import { poll } from '../../lib/system/poll.ts';
import {
  isLiving,
  lastEndMs,
  nodesOfHold,
  type OwnersOfNodes,
  othersKeptWarm,
  renderRelease,
  superfluousHolds,
} from '../manifests/hold.ts';
import { BUILDER_LABEL, HOLDER_ANNOTATION, isOurs } from '../manifests/names.ts';
import type { Life } from '../manifests/spec.ts';
import { countOthers, listHolds } from './hold.ts';
import { find, findWithTime, type Hold, type Rollout } from './rollout.ts';

/** What became of a hold that was released; `job` is the hold as it keeps the builder warm, `nowMs` the server's time. */
export type Release =
  | { readonly kind: 'kept-warm'; readonly job: Job; readonly nowMs: number }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'gone' };

const GONE: Release = { kind: 'gone' };

/** Other actions' post steps wait for this one. */
const RELEASE_TRIES = 4;

/**
 * Releases a hold (line 6 of the protocol in hold.ts): its builder stays warm as its life says, or as long as others hold
 * it. Where there is nothing to keep warm the hold is deleted, and nobody waits until its builder is gone: the garbage
 * collector sees to it without this job, which could do no more.
 *
 * @throws ActionError code `conflict` for a Job that this run did not create, or that changes all the time
 */
export async function releaseHold(
  { api, signal, limits }: Pick<Rollout, 'api' | 'signal' | 'limits'>,
  name: string,
  holder: string,
  life: Life,
): Promise<Release> {
  const polling = { pace: limits.conflict, tries: RELEASE_TRIES, signal };
  const release = await poll(polling, () => tryRelease(api, name, holder, life));
  if (release !== undefined) return release;
  throw conflictError(
    `Could not release hold ${name}: the API server answered 409 Conflict ${RELEASE_TRIES} times.`,
    undefined,
    'contention',
  );
}

/** Returns undefined for a 409, which says nothing about the hold. */
async function tryRelease(
  api: WritableApi,
  name: string,
  holder: string,
  life: Life,
): Promise<Release | undefined> {
  const found = await findWithTime(api, 'jobs', name);
  if (found === undefined) return GONE;
  const { body: job, serverTimeMs } = found;
  if (!isOurs(job)) throw conflictError(`Job ${name} is not a hold of this action.`);
  if (job.metadata?.annotations?.[HOLDER_ANNOTATION] !== holder)
    throw conflictError(`Job ${name} is the hold of another run.`);
  if (!isLiving(job)) return GONE;
  if (life.kind !== 'for' || life.ms === 0) return deleteHold(api, { name, uid: job.metadata?.uid ?? '' });
  // Not started yet: the controller is seconds behind. Counting from now makes the end too early by that much.
  const startedMs = timestampMs(job.status?.startTime) ?? serverTimeMs;
  const patched = await api.patch('jobs', name, renderRelease(job, startedMs, serverTimeMs, life.ms));
  if (patched.kind === 'refused' && patched.status === 404) return GONE;
  if (patched.kind === 'refused' && patched.status === 409) return undefined;
  const released = bodyOrThrow(patched, `patch Jobs in namespace ${api.namespace}`);
  return isLiving(released) ? { kind: 'kept-warm', job: released, nowMs: serverTimeMs } : GONE;
}

async function deleteHold(api: WritableApi, hold: Hold): Promise<Release | undefined> {
  const answer = await api.deleteForeground('jobs', hold);
  if (answer.kind === 'refused' && answer.status === 404) return GONE;
  if (answer.kind === 'refused' && answer.status === 409) return undefined;
  bodyOrThrow(answer, `delete Jobs in namespace ${api.namespace}`);
  return { kind: 'deleted' };
}

/** What one job removes at most: more can only be left from jobs of older versions, and later jobs go on with it. */
const MOST_REMOVED = 20;
/** Other actions' post steps wait for this one. */
const LONGEST_MS = 5000;

/** What keeps a builder up after a job released its hold: jobs at work, and the released holds until the last one ends. */
export type Outlook = {
  readonly others: number;
  /** In ms since the epoch; undefined where no released hold has begun. */
  readonly untilMs: number | undefined;
  /** How many holds were removed. */
  readonly removed: number;
};

/**
 * Removes the builder's released holds that keep nothing that another released hold does not keep for longer, so that
 * about one stays, however many jobs an hour there are. `own` is this job's hold as its release left it; when another
 * ends later, the own one is removed. The list is made after the release, so that of two jobs at the same time at least
 * one sees both holds. Each is deleted only as it was listed, so that one that changed since stays.
 *
 * Returns what keeps the builder up then.
 */
export async function collapseHolds(api: WritableApi, own: Job): Promise<Outlook> {
  const startedMs = performance.now();
  const { uid = '', labels = {} } = own.metadata ?? {};
  const holds = await listHolds(api, labels[BUILDER_LABEL] ?? '');
  const nodes = nodesOfHold(own);
  const others = countOthers(holds, { name: own.metadata?.name ?? '', uid });
  const outlook = { others, untilMs: lastEndMs(holds), removed: 0 };
  if (nodes === undefined || othersKeptWarm(uid, holds).length === 0) return outlook;
  const superfluous = superfluousHolds(uid, holds, await readOwners(api, nodes));
  let removed = 0;
  for (const { metadata = {} } of superfluous.slice(0, MOST_REMOVED)) {
    if (performance.now() - startedMs > LONGEST_MS) break;
    const { name = '', uid: itsUid = '', resourceVersion = '' } = metadata;
    const answer = await api.deleteForeground('jobs', { name, uid: itsUid, resourceVersion });
    if (answer.kind === 'ok') removed += 1;
    else if (answer.status !== 404 && answer.status !== 409)
      bodyOrThrow(answer, `delete Jobs in namespace ${api.namespace}`);
  }
  return { ...outlook, removed };
}

async function readOwners(api: ReadableApi, nodes: readonly string[]): Promise<OwnersOfNodes> {
  const owners = nodes.map(async (name) => {
    const found = await find(api, 'deployments', name);
    return [name, new Set((found?.metadata?.ownerReferences ?? []).map(({ uid }) => uid))] as const;
  });
  return new Map(await Promise.all(owners));
}
