import { LIFE_ANNOTATION } from '../builder/labels.ts';
import { isServing } from '../builder/readiness.ts';
import type { NodeSpec } from '../builder/spec.ts';
import type { Deployment } from '../cluster/kinds.ts';
import { ActionError } from '../errors.ts';
import { pause } from '../pause.ts';
import type { BuilderWish } from './ensure.ts';
import type { Holding } from './holding.ts';
import { addOwner, ownersOf, proveOwned } from './join.ts';
import { makeNode } from './make.ts';
import { ofNode } from './of-node.ts';
import { removeOrphan } from './orphan.ts';
import type { Rollout } from './rollout.ts';
import type { Start } from './survey.ts';

/** A node that stays at least as long as our hold; `woke`: this job made its Deployment. */
export type SettledNode = {
  readonly spec: NodeSpec;
  readonly deployment: Deployment;
  readonly woke: boolean;
};

/** Nodes that are settled, and others whose Deployment or pods went meanwhile: they are to be looked at again. */
export type Settled = { readonly settled: readonly SettledNode[]; readonly going: readonly NodeSpec[] };

/** Makes or joins every node, side by side, and proves by one list of holds that it took. */
export async function settle(
  rollout: Rollout,
  wish: BuilderWish,
  holding: Holding,
  starts: readonly Start[],
): Promise<Settled> {
  const tried = await Promise.all(
    starts.map((start) =>
      tryNode(rollout, wish, holding, start).catch((thrown: unknown) => {
        throw ofNode(wish, start.spec, thrown);
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
  const proved = await proveOwned(
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
  { explicit }: BuilderWish,
  holding: Holding,
  { spec, found }: Start,
): Promise<SettledNode | undefined> {
  if (found.kind === 'ending') return undefined;
  if (found.kind === 'running') return tryJoin(rollout, spec, holding, found.deployment);
  const made = await makeNode(rollout, spec, explicit, holding, found.claim);
  if (made.kind === 'made') {
    rollout.info(`Builder ${spec.name} made (${spec.image}).`);
    return { spec, deployment: made.deployment, woke: true };
  }
  return made.deployment === undefined ? undefined : tryJoin(rollout, spec, holding, made.deployment);
}

/**
 * Over how long jobs that find a builder in the making spread their joins: it would take longer than that anyway.
 * Fifty patches of one object at once kept the API server busy for 8 s with its own conflicts, and the kubelet out.
 */
const JOINS_SPREAD_MS = 2500;

async function tryJoin(
  rollout: Rollout,
  spec: NodeSpec,
  holding: Holding,
  found: Deployment,
): Promise<SettledNode | undefined> {
  if (found.metadata?.deletionTimestamp !== undefined) return undefined;
  if (ownersOf(found).length === 0) {
    // An owner must never be added here: a reference to a hold that has ended deletes the builder within ms.
    const isForever = found.metadata?.annotations?.[LIFE_ANNOTATION] === 'forever';
    if (isForever) return { spec, deployment: found, woke: false };
    await removeOrphan(rollout, spec, found);
    return undefined;
  }
  if (holding.kind === 'none') throw needsHold(spec.name);
  if (!isServing(found)) await pause(Math.random() * JOINS_SPREAD_MS, rollout.signal);
  const deployment = await addOwner(rollout.api, found, holding.hold);
  if (deployment === undefined) return undefined;
  rollout.info(`Builder ${spec.name} joined.`);
  if (spec.life.kind === 'forever')
    rollout.info('It lives by its holds: keep-warm: forever counts from when it is made next.');
  return { spec, deployment, woke: false };
}

function needsHold(name: string): ActionError {
  const message = `Builder ${name} lives by its holds, and this job may make none.`;
  return new ActionError('forbidden', message, 'Apply the Role for mode ensure (README).');
}
