import { granted } from '../../cluster/api/answer.ts';
import type { ReadableApi, WritableApi } from '../../cluster/api/api.ts';
import { ActionError } from '../../lib/errors.ts';
import type { Job } from '../../lib/kubernetes/kinds.ts';
import { timestampMs } from '../../lib/kubernetes/timestamp.ts';
import { pausePaced } from '../../lib/system/pace.ts';
import {
  isLiving,
  nodesOfHold,
  type OwnersOfNodes,
  othersKeptWarm,
  renderRelease,
  superfluousHolds,
} from '../manifests/hold.ts';
import { BUILDER_LABEL, HOLDER_ANNOTATION, isOurs } from '../manifests/names.ts';
import type { Life } from '../manifests/spec.ts';
import { listHolds } from './hold.ts';
import type { Hold, Rollout } from './rollout.ts';

/** What one job removes at most: more can only be left from jobs of older versions, and later jobs go on with it. */
const MOST_REMOVED = 20;
/** Other actions' post steps wait for this one. */
const LONGEST_MS = 5000;

/**
 * Removes the builder's released holds that keep nothing that another released hold does not keep for longer, so that
 * about one stays, however many jobs an hour there are. `own` is this job's hold as its release left it; when another
 * ends later, it is the own one that goes. The list is made after the release, so that of two jobs at the same time at
 * least one sees both holds. Each is deleted only as it was listed, so that one that changed since stays. Answers how
 * many were removed.
 */
export async function collapseHolds(api: WritableApi, own: Job): Promise<number> {
  const startedMs = performance.now();
  const { uid = '', labels = {} } = own.metadata ?? {};
  const holds = await listHolds(api, labels[BUILDER_LABEL] ?? '');
  const nodes = nodesOfHold(own);
  if (nodes === undefined || othersKeptWarm(uid, holds).length === 0) return 0;
  const superfluous = superfluousHolds(uid, holds, await readOwners(api, nodes));
  let removed = 0;
  for (const { metadata = {} } of superfluous.slice(0, MOST_REMOVED)) {
    if (performance.now() - startedMs > LONGEST_MS) break;
    const { name = '', uid: itsUid = '', resourceVersion = '' } = metadata;
    const answer = await api.deleteForeground('jobs', { name, uid: itsUid, resourceVersion });
    if (answer.kind === 'ok') removed += 1;
    else if (answer.status !== 404 && answer.status !== 409)
      granted(answer, `delete Jobs in namespace ${api.namespace}`);
  }
  return removed;
}

async function readOwners(api: ReadableApi, nodes: readonly string[]): Promise<OwnersOfNodes> {
  const owners = await Promise.all(
    nodes.map(async (name) => {
      const answer = await api.get('deployments', name);
      if (answer.kind === 'refused' && answer.status === 404) return [];
      const found = granted(answer, `get Deployments in namespace ${api.namespace}`);
      return (found.metadata?.ownerReferences ?? []).map((owner) => owner.uid);
    }),
  );
  return new Map(nodes.map((name, index) => [name, new Set(owners[index])]));
}

/** What became of a hold that was released; `job` is the hold as it keeps the builder warm. */
export type Release =
  | { readonly kind: 'kept-warm'; readonly job: Job }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'gone' };

const GONE: Release = { kind: 'gone' };
const CHANGED = { kind: 'changed' } as const;

/** What one try to release a hold came to; `changed`: the API server answered 409, which says nothing of the hold. */
type Tried = Release | { readonly kind: 'changed' };

/** Other actions' post steps wait for this one. */
const RELEASE_TRIES = 4;

/**
 * Releases a hold: its builder stays warm as its life says, or as long as others hold it. Deleted in the foreground
 * where there is nothing to keep warm: without a policy the Jobs API would orphan the builder, for ever. Nobody waits
 * until an ephemeral builder is gone: the garbage collector sees to it without this job, which could do no more.
 * Code `conflict` for a Job that this run did not make, or that changes all the time.
 */
export async function releaseHold(
  { api, signal, limits }: Pick<Rollout, 'api' | 'signal' | 'limits'>,
  name: string,
  holder: string,
  life: Life,
): Promise<Release> {
  for (let round = 0; round < RELEASE_TRIES; round += 1) {
    if (round > 0) await pausePaced(limits.conflict, round - 1, signal);
    const tried = await tryRelease(api, name, holder, life);
    if (tried.kind !== 'changed') return tried;
  }
  const message = `The hold ${name} could not be released: the API server answered 409 Conflict ${RELEASE_TRIES} times.`;
  throw new ActionError({ code: 'conflict', message });
}

async function tryRelease(api: WritableApi, name: string, holder: string, life: Life): Promise<Tried> {
  const answer = await api.get('jobs', name);
  if (answer.kind === 'refused' && answer.status === 404) return GONE;
  const job = granted(answer, `get Jobs in namespace ${api.namespace}`);
  const hold = { name, uid: job.metadata?.uid ?? '' };
  if (!isOurs(job))
    throw new ActionError({ code: 'conflict', message: `The Job ${name} is not a hold of ours.` });
  if (job.metadata?.annotations?.[HOLDER_ANNOTATION] !== holder)
    throw new ActionError({ code: 'conflict', message: `The Job ${name} is the hold of another run.` });
  if (!isLiving(job)) return GONE;
  const serverTimeMs = answer.kind === 'ok' ? answer.serverTimeMs : Number.NaN;
  const startedMs = timestampMs(job.status?.startTime);
  if (life.kind !== 'for' || life.ms === 0) return dropHold(api, hold);
  // Not started yet: the controller is seconds behind. Counting from now makes the end too early by that much.
  const release = renderRelease(job, startedMs ?? serverTimeMs, serverTimeMs, life.ms);
  const patched = await api.patch('jobs', name, release);
  if (patched.kind === 'refused' && patched.status === 404) return GONE;
  if (patched.kind === 'refused' && patched.status === 409) return CHANGED;
  const released = granted(patched, `patch Jobs in namespace ${api.namespace}`);
  return isLiving(released) ? { kind: 'kept-warm', job: released } : GONE;
}

async function dropHold(api: WritableApi, hold: Hold): Promise<Tried> {
  const answer = await api.deleteForeground('jobs', hold);
  if (answer.kind === 'refused' && answer.status === 404) return GONE;
  if (answer.kind === 'refused' && answer.status === 409) return CHANGED;
  granted(answer, `delete Jobs in namespace ${api.namespace}`);
  return { kind: 'deleted' };
}
