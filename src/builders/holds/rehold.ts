import { granted } from '../../cluster/api/answer.ts';
import type { Deployment } from '../../lib/kubernetes/kinds.ts';
import { pause } from '../../lib/system/pause.ts';
import { isLiving } from '../manifests/hold.ts';
import { isOurs } from '../manifests/names.ts';
import type { HoldSpec } from '../manifests/spec.ts';
import { takeHold } from './hold.ts';
import { addOwner, ownersOf, proveOwned } from './owners.ts';
import type { Hold, Rollout } from './rollout.ts';
import { noteUser } from './use.ts';

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
