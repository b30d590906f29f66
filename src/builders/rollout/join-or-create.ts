import { ActionError } from '../../lib/errors.ts';
import type { Deployment } from '../../lib/kubernetes/kinds.ts';
import { pause } from '../../lib/system/poll.ts';
import { isServing } from '../diagnosis/workload.ts';
import { prefixNode } from '../holds/explain.ts';
import { addOwner, confirmOwned, noteUser, ownersOf } from '../holds/owners.ts';
import { foundLife } from '../manifests/deployment.ts';
import type { NodeSpec } from '../manifests/spec.ts';
import { createAbsent, type PresentNode } from './create.ts';
import type { Ensuring, EnsuringNode } from './ensuring.ts';
import type { FoundNode } from './find-node.ts';
import { removeOrUseOrphan } from './orphan.ts';

/** A node that stays at least as long as our hold; `woke`: this job created its Deployment. */
export type JoinedNode = {
  readonly spec: NodeSpec;
  readonly deployment: Deployment;
  readonly woke: boolean;
};

/**
 * Joins every node or creates it, and confirms by one list of holds that it took. Returns the nodes without those whose
 * Deployment or pods are ending: they are to be looked at again.
 */
export async function joinOrCreate(
  ensuring: Ensuring,
  nodes: readonly FoundNode[],
): Promise<readonly JoinedNode[]> {
  const present = await createAbsent(ensuring, nodes);
  const joined = await Promise.all(
    present.map((node) =>
      joinPresent(ensuring, node).catch((thrown: unknown) => {
        throw prefixNode(ensuring.wish, node.spec, thrown);
      }),
    ),
  );
  return confirmJoined(
    ensuring,
    joined.filter((node) => node !== undefined),
  );
}

/** Without an owner there is nothing to confirm: builders that are kept forever have none. */
async function confirmJoined(
  { rollout, wish, holding }: Ensuring,
  nodes: readonly JoinedNode[],
): Promise<readonly JoinedNode[]> {
  if (holding.kind === 'none') return nodes;
  const owned = nodes.filter((node) => ownersOf(node.deployment).length > 0);
  const deployments = owned.map((node) => node.deployment);
  const confirmed = await confirmOwned(rollout, wish.hold.builder, deployments, holding.hold);
  const joined = new Map(
    confirmed.flatMap((one) =>
      one.kind === 'joined' ? [[one.deployment.metadata?.uid, one.deployment]] : [],
    ),
  );
  return nodes.flatMap((node) => {
    if (!owned.includes(node)) return [node];
    const deployment = joined.get(node.deployment.metadata?.uid);
    return deployment === undefined ? [] : [{ ...node, deployment }];
  });
}

async function joinPresent(
  ensuring: Ensuring,
  { spec, state }: PresentNode,
): Promise<JoinedNode | undefined> {
  if (state.kind === 'ending') return undefined;
  const woke = state.kind === 'created';
  const deployment = woke ? state.deployment : await join({ ...ensuring, spec }, state.deployment);
  return deployment === undefined ? undefined : { spec, deployment, woke };
}

/** Returns the Deployment as it is once this job uses it; undefined when it is gone or being deleted. */
async function join(ensuring: EnsuringNode, found: Deployment): Promise<Deployment | undefined> {
  const { rollout, wish, spec, holding } = ensuring;
  if (found.metadata?.deletionTimestamp !== undefined) return undefined;
  const life = foundLife(found);
  if (life === 'orphaned') return removeOrUseOrphan(ensuring, found);
  if (!isServing(found)) await pause(Math.random() * rollout.limits.joinsSpreadMs, rollout.signal);
  if (life === 'forever') {
    // Line 4 of the protocol: an owner is never added here.
    const noted = await noteUser(rollout, found, wish.hold.name);
    if (noted === undefined) return undefined;
    const isAsFound = foundLife(noted) === 'forever' && noted.metadata?.deletionTimestamp === undefined;
    return isAsFound ? noted : join(ensuring, noted);
  }
  if (holding.kind === 'none') throw needsHold(spec.name);
  ownersOf(found);
  const deployment = await addOwner(rollout.api, found, holding.hold);
  if (deployment !== undefined) rollout.info(`Builder ${spec.name} joined.`);
  return deployment;
}

function needsHold(name: string): ActionError {
  const message = `Builder ${name} lives by its holds, and this job may make none.`;
  return new ActionError({ code: 'forbidden', message, hint: 'Apply the Role for mode ensure (README).' });
}
