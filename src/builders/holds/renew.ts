import { bodyOrThrow } from '../../cluster/api/answer.ts';
import type { ReadableApi, WritableApi } from '../../cluster/api/api.ts';
import { conflictError } from '../../lib/errors.ts';
import type { Deployment } from '../../lib/kubernetes/kinds.ts';
import { CONFLICT_TRIES, pause, poll } from '../../lib/system/poll.ts';
import { uptimeMs } from '../../lib/system/uptime.ts';
import {
  deadlineSeconds,
  type HoldTerm,
  isLiving,
  type NextDeadline,
  nextDeadline,
  renderDeadline,
  renderRenewal,
  renewEveryMs,
  retryEveryMs,
} from '../manifests/hold.ts';
import { isOurs } from '../manifests/names.ts';
import type { HoldSpec } from '../manifests/spec.ts';
import { takeHold } from './hold.ts';
import { addOwner, confirmOwned, noteUser, ownersOf } from './owners.ts';
import { find, findWithTime, type Hold, type Rollout } from './rollout.ts';

/** A builder that a job holds: by which hold, what that was created from, and the names of the builder's nodes. */
export type HeldBuilder = {
  readonly hold: Hold;
  readonly spec: HoldSpec;
  readonly nodes: readonly string[];
};

/** How a builder is kept held. */
export type Keeping = {
  readonly term: HoldTerm;
  /** Whether the job still wants the hold; asked directly before each write. */
  readonly isWanted: () => boolean;
  /** Called with the hold after each renewal; one that rejects counts as a renewal that failed. */
  readonly onRenewed: (hold: Hold) => Promise<void>;
};

/**
 * Renews a job's hold again and again (line 5 of the protocol in hold.ts), until max-job-duration is reached, the builder is gone,
 * or the hold is not wanted any more. What fails is tried again, after the hold's end too: others may keep the builder
 * until the cluster can be reached again.
 *
 * @throws the reason of the rollout's signal
 */
export async function keepHeld(rollout: Rollout, held: HeldBuilder, keeping: Keeping): Promise<void> {
  // max-job-duration is as long as that on a computer that was suspended, or whose clock was set.
  const endMs = uptimeMs() + keeping.term.maxJobDurationMs;
  const { lifeMs } = keeping.term;
  let current: Renewable = { held, term: keeping.term };
  for (let waitMs = renewEveryMs(lifeMs); uptimeMs() + waitMs < endMs; ) {
    await pause(waitMs, rollout.signal);
    try {
      const next = await renewOrRetake(rollout, current, keeping.isWanted, endMs);
      if (next === undefined) return;
      current = next;
      await keeping.onRenewed(current.held.hold);
      waitMs = renewEveryMs(lifeMs);
    } catch {
      waitMs = retryEveryMs(lifeMs);
    }
  }
}

/** A builder that is held, and how long its hold may live, from its own start. */
type Renewable = { readonly held: HeldBuilder; readonly term: HoldTerm };

/** Renews the hold, or takes a new one for what is left of max-job-duration. Returns undefined when there is no more to do. */
async function renewOrRetake(
  rollout: Rollout,
  { held, term }: Renewable,
  isWanted: () => boolean,
  endMs: number,
): Promise<Renewable | undefined> {
  const renewed = await renewHold(rollout, held.hold, term, isWanted);
  if (renewed === 'again') return { held, term };
  if (renewed === 'over') return undefined;
  const maxJobDurationMs = endMs - uptimeMs();
  const lifeMs = Math.min(term.lifeMs, maxJobDurationMs);
  const hold = await retakeHold(rollout, { ...held, spec: { ...held.spec, lifeMs } }, isWanted);
  return hold === undefined ? undefined : { held: { ...held, hold }, term: { lifeMs, maxJobDurationMs } };
}

/** Whether a hold is to be renewed again later, never again, or is gone although its job goes on. */
export type Renewed = 'again' | 'over' | 'gone';

/**
 * Renews a hold once, unless it is over or no longer wanted. A hold that changed since it was read is read again: it may
 * have been released.
 *
 * @throws ActionError code `conflict` when it changes all the time
 */
export async function renewHold(
  { api, signal, limits }: Rollout,
  hold: Hold,
  term: HoldTerm,
  isWanted: () => boolean,
): Promise<Renewed> {
  const polling = { pace: limits.conflict, tries: CONFLICT_TRIES, signal };
  const renewed = await poll(polling, () => tryRenew(api, hold, term, isWanted));
  if (renewed !== undefined) return renewed;
  throw conflictError(`Could not renew hold ${hold.name}: it changes all the time.`, undefined, 'contention');
}

/** Returns undefined when the hold has changed since it was read. */
async function tryRenew(
  api: WritableApi,
  hold: Hold,
  term: HoldTerm,
  isWanted: () => boolean,
): Promise<Renewed | undefined> {
  const looked = await lookAtHold(api, hold, term);
  if (looked?.next.kind === 'over' || !isWanted()) return 'over';
  if (looked === undefined || looked.next.kind === 'gone') return 'gone';
  const { next, resourceVersion } = looked;
  if (next.kind !== 'renew' && next.kind !== 'last') return 'again';
  const patch = renderRenewal(hold.uid, resourceVersion, next.seconds);
  const answer = await api.patch('jobs', hold.name, patch);
  if (answer.kind === 'refused' && answer.status === 409) return undefined;
  if (answer.kind === 'refused' && answer.status === 404) return 'gone';
  if (!isLiving(bodyOrThrow(answer, `patch Jobs in namespace ${api.namespace}`))) return 'gone';
  return next.kind === 'renew' ? 'again' : 'over';
}

/** What is to be done about a hold, and the version of it that says so. */
export type LookedAt = { readonly next: NextDeadline; readonly resourceVersion: string };

/** Looks at a hold with one call. Returns undefined when it is not there any more. */
export async function lookAtHold(
  api: ReadableApi,
  { name, uid }: Hold,
  term: HoldTerm,
): Promise<LookedAt | undefined> {
  const found = await findWithTime(api, 'jobs', name);
  if (found === undefined || found.body.metadata?.uid !== uid) return undefined;
  const { resourceVersion = '' } = found.body.metadata;
  return { next: nextDeadline(found.body, found.serverTimeMs, term), resourceVersion };
}

/** Gives a hold this long from its start, at once, where nothing renews it. */
export async function prolongHold(api: WritableApi, hold: Hold, fromStartMs: number): Promise<void> {
  const patch = renderDeadline(hold.uid, deadlineSeconds(fromStartMs));
  bodyOrThrow(await api.patch('jobs', hold.name, patch), `patch Jobs in namespace ${api.namespace}`);
}

/**
 * Takes a new hold in the place of one that is gone, and joins the nodes that are still there. It has the name of the one
 * before, by which post releases it. A call that failed can be made again: a hold that it took already is found by its
 * name.
 *
 * Returns undefined when nothing is left to hold, or the hold is no longer wanted: then no hold stays behind, or, if this
 * process is killed right here, one that ends by itself.
 */
export async function retakeHold(
  rollout: Rollout,
  held: HeldBuilder,
  isWanted: () => boolean,
): Promise<Hold | undefined> {
  const { api } = rollout;
  await waitUntilNameIsFree(rollout, held.spec.name);
  if ((await findNodes(api, held.nodes)).length === 0 || !isWanted()) return undefined;
  const hold = await takeHold(api, held.spec);
  const isHeld = await rejoinNodes(rollout, { ...held, hold });
  if (isHeld && isWanted()) return hold;
  await api.deleteForeground('jobs', hold);
  return undefined;
}

/** A hold that is being deleted keeps its name until the garbage collector has been there. */
async function waitUntilNameIsFree({ api, signal, limits }: Rollout, name: string): Promise<void> {
  await poll({ pace: () => limits.nameMs, signal }, async () => {
    const job = await find(api, 'jobs', name);
    return job === undefined || isLiving(job) ? 'free' : undefined;
  });
}

/** Returns true when at least one node lives at least as long as the hold. One without owners does so anyhow. */
async function rejoinNodes(rollout: Rollout, { hold, spec, nodes }: HeldBuilder): Promise<boolean> {
  const found = await findNodes(rollout.api, nodes);
  // Line 4 of the protocol: an owner is never added to a node without owners.
  const owned = found.filter((node) => ownersOf(node).length > 0);
  const unowned = found.filter((node) => !owned.includes(node));
  const noted = await Promise.all(unowned.map((node) => noteUser(rollout, node, hold.uid)));
  const added = await Promise.all(owned.map((node) => addOwner(rollout.api, node, hold)));
  const patched = added.filter((node) => node !== undefined);
  const confirmed = await confirmOwned(rollout, spec.builder, patched, hold);
  return noted.some((node) => node !== undefined) || confirmed.some(({ kind }) => kind === 'joined');
}

/** The nodes that are there, are ours, and are not being deleted. */
async function findNodes(api: ReadableApi, names: readonly string[]): Promise<readonly Deployment[]> {
  const found: Deployment[] = [];
  for (const name of names) {
    const node = await find(api, 'deployments', name);
    if (node !== undefined && isOurs(node) && node.metadata?.deletionTimestamp === undefined)
      found.push(node);
  }
  return found;
}
