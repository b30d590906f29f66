import { granted } from '../../cluster/api/answer.ts';
import type { ReadableApi, WritableApi } from '../../cluster/api/api.ts';
import { ActionError } from '../../lib/errors.ts';
import type { Deployment } from '../../lib/kubernetes/kinds.ts';
import { CONFLICT_TRIES, pausePaced } from '../../lib/system/pace.ts';
import { pause } from '../../lib/system/pause.ts';
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
import { addOwner, noteUser, ownersOf, proveOwned } from './owners.ts';
import type { Hold, Rollout } from './rollout.ts';

/** A hold and how long it may live, from its own start. */
type Renewable = { readonly hold: Hold; readonly term: HoldTerm };

/**
 * Renews a job's hold again and again, until max-job is reached, the builder is gone, or the hold is not wanted any
 * more. What fails is tried again, after the hold's end too: others may keep the builder until the cluster can be
 * reached again. `renewed` is told of the hold each time, and fails as a renewal does. Rejects with the rollout's signal.
 */
export async function keepHeld(
  rollout: Rollout,
  held: HeldBuilder,
  term: HoldTerm,
  isWanted: () => boolean,
  renewed: (hold: Hold) => Promise<void>,
): Promise<void> {
  // max-job is as long as that on a machine that was suspended, or whose clock was set.
  const endMs = uptimeMs() + term.maxJobMs;
  let current: Renewable = { hold: held.hold, term };
  for (let waitMs = renewEveryMs(term.lifeMs); uptimeMs() + waitMs < endMs; ) {
    await pause(waitMs, rollout.signal);
    try {
      const next = await renewOnce(rollout, held, current, isWanted, endMs);
      if (next === undefined) return;
      current = next;
      await renewed(current.hold);
      waitMs = renewEveryMs(term.lifeMs);
    } catch {
      waitMs = retryEveryMs(term.lifeMs);
    }
  }
}

/** Renews the hold, or takes a new one for what is left of max-job; undefined when there is no more to do. */
async function renewOnce(
  rollout: Rollout,
  held: HeldBuilder,
  { hold, term }: Renewable,
  isWanted: () => boolean,
  endMs: number,
): Promise<Renewable | undefined> {
  const renewed = await renewHold(rollout, hold, term, isWanted);
  if (renewed === 'again') return { hold, term };
  if (renewed === 'over') return undefined;
  const maxJobMs = endMs - uptimeMs();
  const lifeMs = Math.min(term.lifeMs, maxJobMs);
  const anew = await rehold(rollout, { ...held, spec: { ...held.spec, lifeMs } }, isWanted);
  return anew === undefined ? undefined : { hold: anew, term: { lifeMs, maxJobMs } };
}

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

/** A builder that a job holds: by which hold, what that was made from, and the names of the builder's nodes. */
export type HeldBuilder = {
  readonly hold: Hold;
  readonly spec: HoldSpec;
  readonly nodes: readonly string[];
};

/**
 * Takes a new hold in the place of one that is gone, and joins the nodes that are still there (line 5 of the
 * protocol). It has the name of the one before, by which post lets it go. undefined when nothing is left to hold, or
 * the hold is no longer wanted: then none is left behind, or, if this process is ended right here, one that ends by
 * itself. A call that failed can be made again: a hold that it took already is found by its name.
 */
export async function rehold(
  rollout: Rollout,
  held: HeldBuilder,
  isWanted: () => boolean,
): Promise<Hold | undefined> {
  const { api } = rollout;
  await untilNameIsFree(rollout, held.spec.name);
  if ((await findNodes(rollout, held.nodes)).length === 0 || !isWanted()) return undefined;
  const hold = await takeHold(api, held.spec);
  const isHeld = await joinNodes(rollout, { ...held, hold });
  if (isHeld && isWanted()) return hold;
  await api.deleteForeground('jobs', hold);
  return undefined;
}

/** A hold that is being deleted keeps its name until the garbage collector has been there. */
async function untilNameIsFree({ api, signal, limits }: Rollout, name: string): Promise<void> {
  for (;;) {
    const answer = await api.get('jobs', name);
    if (answer.kind === 'refused' && answer.status === 404) return;
    if (isLiving(granted(answer, `get Jobs in namespace ${api.namespace}`))) return;
    await pause(limits.nameMs, signal);
  }
}

/** True when at least one node lives at least as long as the hold. One without owners does so anyhow. */
async function joinNodes(rollout: Rollout, { hold, spec, nodes }: HeldBuilder): Promise<boolean> {
  const found = await findNodes(rollout, nodes);
  // An owner must never be added to one without: a reference to a hold that has ended deletes the builder within ms.
  const owned = found.filter((node) => ownersOf(node).length > 0);
  const unowned = found.filter((node) => !owned.includes(node));
  const noted = await Promise.all(unowned.map((node) => noteUser(rollout, node, hold.uid)));
  const added = await Promise.all(owned.map((node) => addOwner(rollout.api, node, hold)));
  const patched = added.filter((node) => node !== undefined);
  const proved = await proveOwned(rollout, spec.builder, patched, hold);
  return noted.some((node) => node !== undefined) || proved.some(({ kind }) => kind === 'joined');
}

/** The nodes that are there, and neither going nor somebody else's. */
async function findNodes({ api }: Rollout, names: readonly string[]): Promise<readonly Deployment[]> {
  const found: Deployment[] = [];
  for (const name of names) {
    const answer = await api.get('deployments', name);
    if (answer.kind === 'refused' && answer.status === 404) continue;
    const node = granted(answer, `get Deployments in namespace ${api.namespace}`);
    if (isOurs(node) && node.metadata?.deletionTimestamp === undefined) found.push(node);
  }
  return found;
}
