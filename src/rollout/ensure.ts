import { isOurs, LIFE_ANNOTATION } from '../builder/labels.ts';
import { isServing } from '../builder/readiness.ts';
import { rightsToEnsure } from '../builder/rights.ts';
import type { HoldSpec, NodeSpec } from '../builder/spec.ts';
import { granted } from '../cluster/answer.ts';
import type { Deployment } from '../cluster/kinds.ts';
import { ActionError } from '../errors.ts';
import { findClaim, growClaim } from './claim.ts';
import { livePods, waitUntilGone } from './gone.ts';
import { type Holding, hold } from './holding.ts';
import { type Joined, join, ownersOf, proveOwned } from './join.ts';
import { makeNode } from './make.ts';
import { removeOrphan } from './orphan.ts';
import { findMissing, forbidden } from './preflight.ts';
import { roll } from './roll.ts';
import type { Hold, Rollout } from './rollout.ts';
import { waitUntilServing } from './wait.ts';

/** What this job asks of a builder: its node, the hold it takes, and the inputs that the user set himself. */
export type BuilderWish = {
  readonly node: NodeSpec;
  readonly hold: HoldSpec;
  readonly explicit: ReadonlySet<string>;
};

/** A builder that serves; `woke`: this job made its Deployment, new or on a kept claim. */
export type EnsuredBuilder = { readonly woke: boolean };

/**
 * Mode ensure: finds the builder or makes it, held by this job, and waits until it serves. Nothing is written
 * before it is known that no foreign object is in the way. `held` is told of the hold as soon as there is one.
 */
export async function ensureBuilder(
  rollout: Rollout,
  wish: BuilderWish,
  held: (hold: Hold) => void,
): Promise<EnsuredBuilder> {
  const { node } = wish;
  const found = await findNode(rollout, node.name);
  if (found === undefined) await refuseWithoutRights(rollout, node);
  const lingering = found === undefined ? await livePods(rollout, node.name) : [];
  const holding = await hold(rollout, wish.hold, node.life);
  if (holding.kind === 'held') held(holding.hold);
  const settled = await settle(rollout, wish, holding, lingering.length === 0 ? found : 'lingering');
  const current = settled.woke ? settled.deployment : await adapt(rollout, wish, settled.deployment, holding);
  if (!isServing(current)) await waitUntilServing(rollout, node);
  return { woke: settled.woke };
}

/** Brings a joined builder closer to what this job asked for explicitly, as far as that disturbs nobody. */
async function adapt(
  rollout: Rollout,
  { node, explicit }: BuilderWish,
  joined: Deployment,
  holding: Holding,
): Promise<Deployment> {
  const claim = explicit.has('cache-size') ? await findClaim(rollout, node) : undefined;
  if (claim !== undefined && node.cache.kind === 'claim') await growClaim(rollout, claim, node.cache);
  return roll(rollout, node, explicit, joined, holding);
}

/** A builder has to be made, so every right is asked for before the first write. */
async function refuseWithoutRights({ api }: Rollout, spec: NodeSpec): Promise<void> {
  const missing = await findMissing(api, rightsToEnsure(spec.life.kind !== 'forever'));
  if (missing.rights.length > 0) throw forbidden(api.namespace, missing);
}

type Settled = { readonly deployment: Deployment; readonly woke: boolean };

/** Makes or joins, again and again, until one of them is proved. `lingering`: pods of the last builder remain. */
async function settle(
  rollout: Rollout,
  wish: BuilderWish,
  holding: Holding,
  first: Deployment | 'lingering' | undefined,
): Promise<Settled> {
  let found = first;
  for (;;) {
    if (found !== 'lingering') {
      const settled =
        found === undefined
          ? await tryMake(rollout, wish, holding)
          : await tryJoin(rollout, wish.node, holding, found);
      if (settled !== undefined) return settled;
    }
    await waitUntilGone(rollout, wish.node.name);
    found = await findNode(rollout, wish.node.name);
  }
}

async function tryMake(rollout: Rollout, wish: BuilderWish, holding: Holding): Promise<Settled | undefined> {
  const { node: spec } = wish;
  const made = await makeNode(rollout, wish, holding);
  if (made.kind === 'exists') return undefined;
  rollout.info(`Builder ${spec.name} made (${spec.image}).`);
  const proved = await prove(rollout, spec, made.deployment, holding);
  return proved.kind === 'joined' ? { deployment: proved.deployment, woke: true } : undefined;
}

async function prove(rollout: Rollout, spec: NodeSpec, made: Deployment, holding: Holding): Promise<Joined> {
  if (holding.kind === 'none' || spec.life.kind === 'forever') return { kind: 'joined', deployment: made };
  return proveOwned(rollout, spec.builder, made, holding.hold);
}

async function tryJoin(
  rollout: Rollout,
  spec: NodeSpec,
  holding: Holding,
  found: Deployment,
): Promise<Settled | undefined> {
  if (found.metadata?.deletionTimestamp !== undefined) return undefined;
  if (ownersOf(found).length === 0) {
    // An owner must never be added here: a reference to a hold that has ended deletes the builder within ms.
    if (found.metadata?.annotations?.[LIFE_ANNOTATION] === 'forever')
      return { deployment: found, woke: false };
    await removeOrphan(rollout, spec, found);
    return undefined;
  }
  if (holding.kind === 'none') throw needsHold(spec.name);
  const joined = await join(rollout, spec.builder, found, holding.hold);
  if (joined.kind === 'gone') return undefined;
  rollout.info(`Builder ${spec.name} joined.`);
  if (spec.life.kind === 'forever') {
    rollout.info('It lives by its holds: keep-warm: forever counts from when it is made next.');
  }
  return { deployment: joined.deployment, woke: false };
}

async function findNode(rollout: Rollout, name: string): Promise<Deployment | undefined> {
  const answer = await rollout.api.get('deployments', name);
  if (answer.kind === 'refused' && answer.status === 404) return undefined;
  const found = granted(answer, `get Deployments in namespace ${rollout.api.namespace}`);
  if (isOurs(found)) return found;
  const hint = 'Choose another name, or use it with mode: connect.';
  throw new ActionError(
    'conflict',
    `Deployment ${name} exists in namespace ${rollout.api.namespace} and is not ours.`,
    hint,
  );
}

function needsHold(name: string): ActionError {
  const hint = 'Apply the Role for mode ensure (README).';
  return new ActionError(
    'forbidden',
    `Builder ${name} lives by its holds, and this job may make none.`,
    hint,
  );
}
