import { ActionError } from '../../lib/errors.ts';
import type { Deployment, PersistentVolumeClaim } from '../../lib/kubernetes/kinds.ts';
import { CONFLICT_TRIES, pausePaced } from '../../lib/system/pace.ts';
import { pause } from '../../lib/system/pause.ts';
import { prefixNode } from '../holds/explain.ts';
import type { Holding } from '../holds/hold.ts';
import type { Rollout } from '../holds/rollout.ts';
import { type Owner, ownerOf, renderDeployment } from '../manifests/deployment.ts';
import { claimName } from '../manifests/names.ts';
import type { NodeSpec } from '../manifests/spec.ts';
import { giveBack, growClaim, makeClaim, noteUse, takeOver } from './change-claim.ts';
import type { BuilderWish } from './ensuring.ts';
import {
  type ClaimCache,
  findUsableClaim,
  isMadeByOther,
  onClaim,
  tellClaim,
  tellClass,
} from './find-claim.ts';
import { findDeployment, type Start } from './find-node.ts';
import { refusedDeployment } from './refusals.ts';

/** A node that was made by this job, or that is there by another one, or that has to end first. */
export type Met = {
  readonly spec: NodeSpec;
  readonly met:
    | { readonly kind: 'made' | 'running'; readonly deployment: Deployment }
    | { readonly kind: 'ending' };
};

/**
 * Makes the nodes that are not there, the first of them alone: when another job is faster with that one, it is at work
 * on the others too, and fifty jobs that start at once would try in vain to make each.
 */
export async function makeAbsent(
  rollout: Rollout,
  wish: BuilderWish,
  holding: Holding,
  starts: readonly Start[],
): Promise<readonly Met[]> {
  const makeOne = (spec: NodeSpec, found: Absent): Promise<Met> =>
    make(rollout, wish, holding, { spec, found }).catch((thrown: unknown) => {
      throw prefixNode(wish, spec, thrown);
    });
  let first: Met | undefined;
  for (const { spec, found } of starts) {
    if (found.kind !== 'absent') continue;
    first = await makeOne(spec, found);
    break;
  }
  return Promise.all(
    starts.map(async ({ spec, found }) => {
      if (found.kind !== 'absent') return { spec, met: found };
      if (first?.spec === spec) return first;
      const rival = first?.met.kind === 'running' ? await awaitRival(rollout, spec.name) : undefined;
      return rival === undefined
        ? makeOne(spec, found)
        : { spec, met: { kind: 'running', deployment: rival } };
    }),
  );
}

type Absent = Extract<Start['found'], { kind: 'absent' }>;

async function make(
  rollout: Rollout,
  { explicit }: BuilderWish,
  holding: Holding,
  { spec, found }: { readonly spec: NodeSpec; readonly found: Absent },
): Promise<Met> {
  const made = await makeNode(rollout, spec, explicit, holding, found.claim);
  if (made.deployment === undefined) return { spec, met: { kind: 'ending' } };
  if (made.kind === 'exists') return { spec, met: { kind: 'running', deployment: made.deployment } };
  rollout.info(`Builder ${spec.name} made (${spec.image}).`);
  return { spec, met: { kind: 'made', deployment: made.deployment } };
}

/** A Deployment that our POST made, or one that somebody made before us; `undefined`: that one is gone again. */
export type Made =
  | { readonly kind: 'made'; readonly deployment: Deployment }
  | { readonly kind: 'exists'; readonly deployment: Deployment | undefined };

/** What a node is to be made on: nothing that is kept, or its claim, old (from before this job) or new. */
type Ground =
  | { readonly kind: 'none' }
  | { readonly kind: 'claim'; readonly claim: PersistentVolumeClaim; readonly isOld: boolean };

/** Makes a node on its claim, which is made too if there is none (line 2 of the protocol). */
export async function makeNode(
  rollout: Rollout,
  spec: NodeSpec,
  explicit: ReadonlySet<string>,
  holding: Holding,
  known: PersistentVolumeClaim | undefined,
): Promise<Made> {
  const isOwned = holding.kind === 'held' && spec.life.kind !== 'forever';
  const owners = isOwned ? [ownerOf(holding.hold)] : [];
  const ground = await findGround(rollout, spec, owners, known);
  if (ground.kind === 'rival') return { kind: 'exists', deployment: ground.deployment };
  if (ground.kind === 'none') return post(rollout, spec, owners);
  const { claim, isOld } = ground;
  tellClass(rollout, spec, claim);
  const use = isOld ? await takeOver(rollout, spec, claim) : 'noted';
  if (use === 'gone') return { kind: 'exists', deployment: undefined };
  if (isOld && explicit.has('cache-size') && spec.cache.kind === 'claim')
    await growClaim(rollout, claim, spec.cache);
  const made = await post(rollout, onClaim(spec, claim), owners);
  if (use === 'noted' && made.kind === 'exists' && made.deployment !== undefined)
    await giveBack(rollout, claim, made.deployment);
  if (isOld && made.kind === 'made')
    await (use === 'noted' ? tellClaim(rollout, claim) : noteUse(rollout, claim));
  return made;
}

type GroundOrRival = Ground | { readonly kind: 'rival'; readonly deployment: Deployment };

/** `rival`: a Deployment appeared meanwhile. */
async function findGround(
  rollout: Rollout,
  spec: NodeSpec,
  owners: readonly Owner[],
  known: PersistentVolumeClaim | undefined,
): Promise<GroundOrRival> {
  const { cache } = spec;
  if (cache.kind !== 'claim') return { kind: 'none' };
  if (known === undefined)
    return createGround(rollout, { ...spec, cache }, spec.life.kind === 'ephemeral' ? owners : []);
  // A job that has just made it makes the Deployment next. To take the claim over first costs four calls more.
  const rival = isMadeByOther(spec, known) ? await awaitRival(rollout, spec.name) : undefined;
  if (rival !== undefined) return { kind: 'rival', deployment: rival };
  return { kind: 'claim', claim: known, isOld: true };
}

/** Code `conflict` for a claim that is there and not there again and again. */
async function createGround(
  rollout: Rollout,
  spec: NodeSpec & { readonly cache: ClaimCache },
  owners: readonly Owner[],
): Promise<GroundOrRival> {
  for (let round = 0; round < CONFLICT_TRIES; round += 1) {
    if (round > 0) await pausePaced(rollout.limits.conflict, round - 1, rollout.signal);
    const made = await makeClaim(rollout, spec, spec.cache, owners);
    if (made !== 'exists') return { kind: 'claim', claim: made, isOld: false };
    const rival = await awaitRival(rollout, spec.name);
    if (rival !== undefined) return { kind: 'rival', deployment: rival };
    const claim = await findUsableClaim(rollout, spec);
    if (claim !== undefined) return { kind: 'claim', claim, isOld: true };
  }
  throw unsteadyClaim(spec);
}

function unsteadyClaim({ name }: NodeSpec): ActionError {
  const message = `PersistentVolumeClaim ${claimName(name)} exists when it is created, and does not when it is read.`;
  return new ActionError({
    code: 'conflict',
    message,
    hint: 'Does something in the cluster delete it? Run the job again.',
  });
}

/** Whoever made the claim a moment ago is about to make the Deployment: to join it saves both of us calls. */
export async function awaitRival(rollout: Rollout, name: string): Promise<Deployment | undefined> {
  for (const lookMs of rollout.limits.creatorMs) {
    await pause(lookMs, rollout.signal);
    const found = await findDeployment(rollout, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

async function post(rollout: Rollout, spec: NodeSpec, owners: readonly Owner[]): Promise<Made> {
  const { api } = rollout;
  const created = await api.create('deployments', renderDeployment(spec, owners));
  if (created.kind === 'ok') return { kind: 'made', deployment: created.body };
  // Quota is checked before the name, so "exceeded quota" can hide an AlreadyExists.
  if (created.reason === 'AlreadyExists' || created.message.includes('exceeded quota')) {
    const found = await findDeployment(rollout, spec.name);
    if (found !== undefined || created.reason === 'AlreadyExists')
      return { kind: 'exists', deployment: found };
  }
  throw refusedDeployment(created, spec, 'create');
}
