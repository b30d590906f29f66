import { ActionError } from '../../lib/errors.ts';
import type { Deployment } from '../../lib/kubernetes/kinds.ts';
import { pause } from '../../lib/system/pause.ts';
import { isServing } from '../diagnosis/workload.ts';
import { prefixNode } from '../holds/explain.ts';
import type { Holding } from '../holds/hold.ts';
import { addOwner, confirmOwned, noteUser, ownersOf } from '../holds/owners.ts';
import type { Rollout } from '../holds/rollout.ts';
import { foundLife } from '../manifests/deployment.ts';
import type { NodeSpec } from '../manifests/spec.ts';
import { type Met, makeAbsent } from './create.ts';
import type { BuilderWish } from './ensuring.ts';
import type { Start } from './find-node.ts';
import { type Joining, settleOrphan } from './orphan.ts';

/** A node that stays at least as long as our hold; `woke`: this job made its Deployment. */
export type SettledNode = {
  readonly spec: NodeSpec;
  readonly deployment: Deployment;
  readonly woke: boolean;
};

/** Nodes that are settled, and others whose Deployment or pods went meanwhile: they are to be looked at again. */
export type Settled = { readonly settled: readonly SettledNode[]; readonly going: readonly NodeSpec[] };

/** Makes or joins every node, and proves by one list of holds that it took. */
export async function settle(
  rollout: Rollout,
  wish: BuilderWish,
  holding: Holding,
  starts: readonly Start[],
): Promise<Settled> {
  const present = await makeAbsent(rollout, wish, holding, starts);
  const tried = await Promise.all(
    present.map((node) =>
      tryNode(rollout, wish, holding, node).catch((thrown: unknown) => {
        throw prefixNode(wish, node.spec, thrown);
      }),
    ),
  );
  const hopeful = tried.filter((node) => node !== undefined);
  const settled = await prove(rollout, wish.hold.builder, holding, hopeful);
  const names = new Set(settled.map((node) => node.spec.name));
  return { settled, going: starts.map(({ spec }) => spec).filter(({ name }) => !names.has(name)) };
}

/** Without an owner there is nothing to prove: `forever` builders have none. */
async function prove(
  rollout: Rollout,
  builder: string,
  holding: Holding,
  nodes: readonly SettledNode[],
): Promise<readonly SettledNode[]> {
  if (holding.kind === 'none') return nodes;
  const owned = nodes.filter((node) => ownersOf(node.deployment).length > 0);
  const proved = await confirmOwned(
    rollout,
    builder,
    owned.map((node) => node.deployment),
    holding.hold,
  );
  const joined = new Map(
    proved.flatMap((one) => (one.kind === 'joined' ? [[one.deployment.metadata?.uid, one.deployment]] : [])),
  );
  return nodes.flatMap((node) => {
    if (!owned.includes(node)) return [node];
    const deployment = joined.get(node.deployment.metadata?.uid);
    return deployment === undefined ? [] : [{ ...node, deployment }];
  });
}

async function tryNode(
  rollout: Rollout,
  { hold }: BuilderWish,
  holding: Holding,
  { spec, met }: Met,
): Promise<SettledNode | undefined> {
  if (met.kind === 'ending') return undefined;
  if (met.kind === 'running') return tryJoin(rollout, { spec, holding, user: hold.name }, met.deployment);
  return { spec, deployment: met.deployment, woke: true };
}

async function tryJoin(rollout: Rollout, join: Joining, found: Deployment): Promise<SettledNode | undefined> {
  const { spec, holding, user } = join;
  if (found.metadata?.deletionTimestamp !== undefined) return undefined;
  const life = foundLife(found);
  if (life === 'orphaned') return settledOn(spec, await settleOrphan(rollout, join, found));
  if (!isServing(found)) await pause(Math.random() * rollout.limits.joinsSpreadMs, rollout.signal);
  if (life === 'forever') {
    // An owner must never be added here: a reference to a hold that has ended deletes the builder within ms.
    const noted = await noteUser(rollout, found, user);
    if (noted === undefined) return undefined;
    const isAsFound = foundLife(noted) === 'forever' && noted.metadata?.deletionTimestamp === undefined;
    return isAsFound ? settledOn(spec, noted) : tryJoin(rollout, join, noted);
  }
  if (holding.kind === 'none') throw needsHold(spec.name);
  ownersOf(found);
  const deployment = await addOwner(rollout.api, found, holding.hold);
  if (deployment !== undefined) rollout.info(`Builder ${spec.name} joined.`);
  return settledOn(spec, deployment);
}

function settledOn(spec: NodeSpec, deployment: Deployment | undefined): SettledNode | undefined {
  return deployment === undefined ? undefined : { spec, deployment, woke: false };
}

function needsHold(name: string): ActionError {
  const message = `Builder ${name} lives by its holds, and this job may make none.`;
  return new ActionError({ code: 'forbidden', message, hint: 'Apply the Role for mode ensure (README).' });
}
