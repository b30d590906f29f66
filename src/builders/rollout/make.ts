import { ActionError } from '../../lib/errors.ts';
import type { Deployment, PersistentVolumeClaim } from '../../lib/kubernetes/kinds.ts';
import { CONFLICT_PACE, CONFLICT_TRIES, pausePaced } from '../../lib/system/pace.ts';
import { pause } from '../../lib/system/pause.ts';
import type { Holding } from '../holds/holding.ts';
import type { Rollout } from '../holds/rollout.ts';
import { type Owner, ownerOf, renderDeployment } from '../manifests/deployment.ts';
import { claimName } from '../manifests/names.ts';
import type { NodeSpec } from '../manifests/spec.ts';
import {
  findUsableClaim,
  giveBack,
  growClaim,
  isMadeByOther,
  makeClaim,
  noteUse,
  onClaim,
  takeOver,
  tellClaim,
  tellClass,
} from './claim.ts';
import { refusedDeployment } from './refused-node.ts';
import { findDeployment } from './start.ts';

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

/** `rival`: a Deployment appeared meanwhile. Code `conflict` for a claim that is there and not there again and again. */
async function findGround(
  rollout: Rollout,
  spec: NodeSpec,
  owners: readonly Owner[],
  known: PersistentVolumeClaim | undefined,
): Promise<Ground | { readonly kind: 'rival'; readonly deployment: Deployment }> {
  if (spec.cache.kind !== 'claim') return { kind: 'none' };
  const isOwn = spec.life.kind === 'ephemeral';
  let claim = known;
  const maker = await awaitMaker(rollout, spec, known);
  if (maker !== undefined) return { kind: 'rival', deployment: maker };
  for (let round = 0; claim === undefined; round += 1) {
    if (round === CONFLICT_TRIES) throw unsteadyClaim(spec);
    if (round > 0) await pausePaced(CONFLICT_PACE, round - 1, rollout.signal);
    const made = await makeClaim(rollout, spec, spec.cache, isOwn ? owners : []);
    if (made !== 'exists') return { kind: 'claim', claim: made, isOld: false };
    const rival = await awaitRival(rollout, spec.name);
    if (rival !== undefined) return { kind: 'rival', deployment: rival };
    claim = await findUsableClaim(rollout, spec);
  }
  return { kind: 'claim', claim, isOld: true };
}

/** A job that has just made a claim makes the Deployment next. To take the claim over first costs four calls more. */
async function awaitMaker(
  rollout: Rollout,
  spec: NodeSpec,
  known: PersistentVolumeClaim | undefined,
): Promise<Deployment | undefined> {
  if (known === undefined || !isMadeByOther(spec, known)) return undefined;
  return awaitRival(rollout, spec.name);
}

function unsteadyClaim({ name }: NodeSpec): ActionError {
  const message = `PersistentVolumeClaim ${claimName(name)} exists when it is created, and does not when it is read.`;
  return new ActionError({
    code: 'conflict',
    message,
    hint: 'Does something in the cluster delete it? Run the job again.',
  });
}

const RIVAL_LOOKS_MS = [100, 400];

/** Whoever made the claim a moment ago is about to make the Deployment: to join it saves both of us calls. */
export async function awaitRival(rollout: Rollout, name: string): Promise<Deployment | undefined> {
  for (const lookMs of RIVAL_LOOKS_MS) {
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
