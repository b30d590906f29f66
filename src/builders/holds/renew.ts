import { granted } from '../../cluster/api/answer.ts';
import type { ReadableApi, WritableApi } from '../../cluster/api/api.ts';
import { ActionError } from '../../lib/errors.ts';
import { CONFLICT_TRIES, pausePaced } from '../../lib/system/pace.ts';
import {
  deadlineSeconds,
  type HoldTerm,
  isLiving,
  type NextDeadline,
  nextDeadline,
  renderDeadline,
  renderRenewal,
} from '../manifests/hold.ts';
import type { Hold, Rollout } from './rollout.ts';

/** Whether a hold is to be renewed again later, never again, or is gone although its job goes on. */
export type Renewed = 'again' | 'over' | 'gone';

/**
 * Renews a hold once (line 5 of the protocol), unless it is over or `isWanted` says no directly before. A hold that
 * changed since it was read is read again: it may have been released. Code `conflict` when it changes all the time.
 */
export async function renewHold(
  { api, signal, limits }: Rollout,
  hold: Hold,
  term: HoldTerm,
  isWanted: () => boolean,
): Promise<Renewed> {
  for (let round = 0; round < CONFLICT_TRIES; round += 1) {
    if (round > 0) await pausePaced(limits.conflict, round - 1, signal);
    const { next, resourceVersion } = await lookAtHold(api, hold, term);
    if (next.kind === 'over' || !isWanted()) return 'over';
    if (next.kind === 'gone') return 'gone';
    if (next.kind === 'wait') return 'again';
    const renewed = await prolong(api, hold, resourceVersion, next);
    if (renewed !== 'changed') return renewed;
  }
  throw new ActionError({
    code: 'conflict',
    message: `The hold ${hold.name} could not be renewed: it changes all the time.`,
  });
}

async function prolong(
  api: WritableApi,
  hold: Hold,
  resourceVersion: string,
  next: Extract<NextDeadline, { kind: 'renew' | 'last' }>,
): Promise<Renewed | 'changed'> {
  const patch = renderRenewal(hold.uid, resourceVersion, next.seconds);
  const answer = await api.patch('jobs', hold.name, patch);
  if (answer.kind === 'refused' && answer.status === 409) return 'changed';
  if (answer.kind === 'refused' && answer.status === 404) return 'gone';
  if (!isLiving(granted(answer, `patch Jobs in namespace ${api.namespace}`))) return 'gone';
  return next.kind === 'renew' ? 'again' : 'over';
}

/** What is to be done about a hold, and the version of it that says so. */
export type LookedAt = { readonly next: NextDeadline; readonly resourceVersion: string };

/** Looks at a hold with one call. */
export async function lookAtHold(api: ReadableApi, hold: Hold, term: HoldTerm): Promise<LookedAt> {
  const gone = { next: { kind: 'gone' }, resourceVersion: '' } as const;
  const answer = await api.get('jobs', hold.name);
  if (answer.kind === 'refused' && answer.status === 404) return gone;
  const job = granted(answer, `get Jobs in namespace ${api.namespace}`);
  if (job.metadata?.uid !== hold.uid || answer.kind === 'refused') return gone;
  const { resourceVersion = '' } = job.metadata;
  return { next: nextDeadline(job, answer.serverTimeMs, term), resourceVersion };
}

/** Gives a hold this long from its start, at once, where nothing renews it. */
export async function prolongHold(api: WritableApi, hold: Hold, fromStartMs: number): Promise<void> {
  const patch = renderDeadline(hold.uid, deadlineSeconds(fromStartMs));
  granted(await api.patch('jobs', hold.name, patch), `patch Jobs in namespace ${api.namespace}`);
}
