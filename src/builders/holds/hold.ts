import { granted } from '../../cluster/api/answer.ts';
import type { ReadableApi, WritableApi } from '../../cluster/api/api.ts';
import { ActionError } from '../../lib/errors.ts';
import type { Job } from '../../lib/kubernetes/kinds.ts';
import { timestampMs } from '../../lib/kubernetes/timestamp.ts';
import { pausePaced } from '../../lib/system/pace.ts';
import { isLiving, renderHold, renderRelease, stoppedClock } from '../manifests/hold.ts';
import { builderSelector, HOLDER_ANNOTATION, isOurs } from '../manifests/names.ts';
import type { HoldSpec, Life } from '../manifests/spec.ts';
import type { Hold, Rollout } from './rollout.ts';

/**
 * Takes a hold on a builder (design: line 1 of the protocol). Its name is this job's own, so a name that exists
 * already is our own POST, whose answer got lost. Code `conflict` when something stops the hold's clock.
 */
export async function takeHold(api: WritableApi, spec: HoldSpec): Promise<Hold> {
  const doing = `create Jobs in namespace ${spec.namespace}`;
  const answer = await api.create('jobs', renderHold(spec));
  const lost = answer.kind === 'refused' && answer.reason === 'AlreadyExists';
  const job = granted(lost ? await api.get('jobs', spec.name) : answer, doing);
  const hold = { name: spec.name, uid: job.metadata?.uid ?? '' };
  if (job.metadata?.annotations?.[HOLDER_ANNOTATION] !== spec.holder) {
    throw new ActionError({
      code: 'conflict',
      message: `The Job ${spec.name} belongs to somebody else.`,
      hint: 'Run the job again.',
    });
  }
  const stopped = stoppedClock(job);
  if (stopped !== '') {
    await api.deleteForeground('jobs', hold);
    const hint =
      'Exempt Jobs labelled app.kubernetes.io/managed-by=setup-buildx-kubernetes from it (Kueue does this).';
    throw new ActionError({
      code: 'conflict',
      message: `Something in the cluster took over the hold and ${stopped}.`,
      hint,
    });
  }
  return hold;
}

/** All holds of a builder, living or not. */
export async function listHolds(api: ReadableApi, builder: string): Promise<readonly Job[]> {
  const answer = await api.list('jobs', builderSelector(builder));
  return granted(answer, `list Jobs in namespace ${api.namespace}`).items;
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
  const release = renderRelease(
    job,
    Number.isNaN(startedMs) ? serverTimeMs : startedMs,
    serverTimeMs,
    life.ms,
  );
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
