import { type ActionError, conflictError } from '../../lib/errors.ts';
import type { Deployment, PersistentVolumeClaim } from '../../lib/kubernetes/kinds.ts';
import { CONFLICT_TRIES, pause, poll } from '../../lib/system/poll.ts';
import { prefixNode } from '../holds/explain.ts';
import type { Rollout } from '../holds/rollout.ts';
import { type Owner, renderDeployment } from '../manifests/deployment.ts';
import { claimName } from '../manifests/names.ts';
import type { NodeSpec } from '../manifests/spec.ts';
import { adoptClaim, createClaim, disownClaim, growClaim, noteUse } from './change-claim.ts';
import { type Ensuring, ownersFor } from './ensuring.ts';
import {
  type ClaimNode,
  findUsableClaim,
  isClaimNode,
  isMakerAtWork,
  reportClass,
  withClaimSize,
} from './find-claim.ts';
import { type Found, type FoundNode, findDeployment } from './find-node.ts';
import { refusedDeployment } from './refusals.ts';

/** A node that this job created, or that is there by another one, or that has to end first. */
export type PresentNode = { readonly spec: NodeSpec; readonly state: State };
type State =
  | { readonly kind: 'created'; readonly deployment: Deployment; readonly basis: CacheBasis }
  | { readonly kind: 'running'; readonly deployment: Deployment }
  | { readonly kind: 'ending' };

/** What a node was created on: a cache of an earlier builder, a new one, or none. `bytes` undefined: not known. */
export type CacheBasis = {
  readonly kind: 'kept-cache' | 'new-cache' | 'no-cache';
  readonly bytes: number | undefined;
};

/**
 * Creates the nodes that are not there (line 2 of the protocol in holds/hold.ts), the first of them alone: when another
 * job is faster with that one, it is at work on the others too, and fifty jobs that start at once would try in vain to
 * create each.
 */
export async function createAbsent(
  ensuring: Ensuring,
  nodes: readonly FoundNode[],
): Promise<readonly PresentNode[]> {
  const create = async ({ spec, found }: FoundNode): Promise<PresentNode> => {
    if (found.kind !== 'absent') return { spec, state: found };
    const state = await createNode(ensuring, spec, found.claim).catch((thrown: unknown) => {
      throw prefixNode(ensuring.wish, spec, thrown);
    });
    showCreated(ensuring.rollout, spec, state);
    return { spec, state };
  };
  const firstAbsent = nodes.find(({ found }) => found.kind === 'absent');
  const first = firstAbsent === undefined ? undefined : await create(firstAbsent);
  return Promise.all(
    nodes.map(async (node) => {
      if (first !== undefined && node === firstAbsent) return first;
      const { spec, found } = node;
      if (found.kind !== 'absent' || first?.state.kind !== 'running') return create(node);
      const deployment = await awaitDeployment(ensuring.rollout, spec.name);
      return deployment === undefined ? create(node) : { spec, state: { kind: 'running', deployment } };
    }),
  );
}

/** What is shown of a node that this job was to create, and that another one created first. */
export const CREATED_BY_OTHER = 'joining it, as another job created it first';

function showCreated({ progress }: Rollout, spec: NodeSpec, state: State): void {
  if (state.kind === 'running') progress.show(spec.name, CREATED_BY_OTHER);
  if (state.kind !== 'created') return;
  const isNew = isClaimNode(spec) && state.basis.kind === 'new-cache';
  const claim = isNew ? ` and volume claim ${claimName(spec.name)} (${spec.cache.size.text})` : '';
  progress.show(spec.name, `created Deployment ${spec.name}${claim}`);
}

type AbsentClaim = Extract<Found, { kind: 'absent' }>['claim'];

/** Creates a node on its claim, which is created too if there is none. */
async function createNode(ensuring: Ensuring, spec: NodeSpec, known: AbsentClaim): Promise<State> {
  const { rollout, holding } = ensuring;
  const owners = ownersFor(spec, holding);
  if (!isClaimNode(spec)) return createDeployment(rollout, spec, owners, basisOf(spec));
  const basis = await findBasis(rollout, spec, owners, known);
  if (basis.kind === 'running') return basis;
  reportClass(rollout, spec, basis.claim);
  if (basis.isOld) return createOnOldClaim(ensuring, spec, basis.claim);
  const sized = withClaimSize(spec, basis.claim);
  const state = await createDeployment(rollout, sized, owners, basisOf(sized));
  if (state.kind === 'running') await disownClaim(rollout, basis.claim, state.deployment);
  return state;
}

/** An old claim is from before this job: another job may have just created it, or a builder was on it already. */
async function createOnOldClaim(
  { rollout, wish, holding }: Ensuring,
  spec: ClaimNode,
  claim: PersistentVolumeClaim,
): Promise<State> {
  const use = await adoptClaim(rollout, spec, claim);
  if (use === 'gone') return { kind: 'ending' };
  if (wish.explicit.has('cache-size')) await growClaim(rollout, claim, spec);
  const sized = withClaimSize(spec, claim);
  const basis = { ...basisOf(sized), kind: 'kept-cache' } as const;
  const state = await createDeployment(rollout, sized, ownersFor(spec, holding), basis);
  if (use === 'noted' && state.kind === 'running') await disownClaim(rollout, claim, state.deployment);
  if (state.kind === 'created' && use !== 'noted') await noteUse(rollout, claim);
  return state;
}

/** What a node is created on, whose own claim is new. */
function basisOf({ cache }: NodeSpec): CacheBasis {
  if (cache.kind === 'claim') return { kind: 'new-cache', bytes: cache.size.value };
  return cache.kind === 'existing'
    ? { kind: 'kept-cache', bytes: cache.bytes }
    : { kind: 'no-cache', bytes: undefined };
}

/** What a node is to be created on: its claim, `isOld` or new. `running`: another job's Deployment appeared meanwhile. */
type Basis =
  | { readonly kind: 'claim'; readonly claim: PersistentVolumeClaim; readonly isOld: boolean }
  | { readonly kind: 'running'; readonly deployment: Deployment };

async function findBasis(
  rollout: Rollout,
  spec: ClaimNode,
  owners: readonly Owner[],
  known: AbsentClaim,
): Promise<Basis> {
  if (known === undefined) return createBasis(rollout, spec, spec.life.kind === 'ephemeral' ? owners : []);
  // Otherwise the claim would be adopted, and given back: four calls for nothing.
  const isExpected = await isMakerAtWork(rollout, spec, known);
  const deployment = isExpected ? await awaitDeployment(rollout, spec.name) : undefined;
  return deployment === undefined
    ? { kind: 'claim', claim: known, isOld: true }
    : { kind: 'running', deployment };
}

async function createBasis(rollout: Rollout, spec: ClaimNode, owners: readonly Owner[]): Promise<Basis> {
  const polling = { pace: rollout.limits.conflict, tries: CONFLICT_TRIES, signal: rollout.signal };
  const basis = await poll(polling, async (): Promise<Basis | undefined> => {
    const created = await createClaim(rollout, spec, owners);
    if (created !== 'exists') return { kind: 'claim', claim: created, isOld: false };
    const deployment = await awaitDeployment(rollout, spec.name);
    if (deployment !== undefined) return { kind: 'running', deployment };
    const claim = await findUsableClaim(rollout, spec);
    return claim === undefined ? undefined : { kind: 'claim', claim, isOld: true };
  });
  if (basis !== undefined) return basis;
  throw unsteadyClaim(spec);
}

function unsteadyClaim({ name }: NodeSpec): ActionError {
  return conflictError(
    `PersistentVolumeClaim ${claimName(name)} exists when it is created, and does not when it is read.`,
    'Check what in the cluster deletes it, and run the job again.',
    'contention',
  );
}

/** Whoever created the claim a moment ago is about to create the Deployment: to join it saves both of us calls. */
async function awaitDeployment(rollout: Rollout, name: string): Promise<Deployment | undefined> {
  for (const lookMs of rollout.limits.creatorMs) {
    await pause(lookMs, rollout.signal);
    const found = await findDeployment(rollout, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `ending`: one existed when it was created, and is gone again. */
async function createDeployment(
  rollout: Rollout,
  spec: NodeSpec,
  owners: readonly Owner[],
  basis: CacheBasis,
): Promise<State> {
  const created = await rollout.api.create('deployments', renderDeployment(spec, owners));
  if (created.kind === 'ok') return { kind: 'created', deployment: created.body, basis };
  const isThere = created.reason === 'AlreadyExists';
  // Quota is checked before the name, so "exceeded quota" can hide an AlreadyExists.
  const mayBeThere = isThere || created.message.includes('exceeded quota');
  const deployment = mayBeThere ? await findDeployment(rollout, spec.name) : undefined;
  if (deployment !== undefined) return { kind: 'running', deployment };
  if (isThere) return { kind: 'ending' };
  throw refusedDeployment(created, spec, 'create');
}
