import { bodyOrThrow, type OkAnswer } from '../../cluster/api/answer.ts';
import { ActionError } from '../../lib/errors.ts';
import type { Deployment } from '../../lib/kubernetes/kinds.ts';
import { ageMs } from '../../lib/kubernetes/timestamp.ts';
import { docsLink } from '../../lib/release.ts';
import { pause } from '../../lib/system/poll.ts';
import { isServing } from '../diagnosis/workload.ts';
import { prefixNode } from '../holds/explain.ts';
import { countJobs, countOtherUsers } from '../holds/hold.ts';
import { addOwner, type Company, confirmOwned, noteUser, ownersOf } from '../holds/owners.ts';
import { findWithTime, type ReadOnlyRollout, type Rollout } from '../holds/rollout.ts';
import { foundLife } from '../manifests/deployment.ts';
import { describeRights, RIGHTS_TO_REMOVE_ORPHANS } from '../manifests/rights.ts';
import type { NodeSpec } from '../manifests/spec.ts';
import { type CacheBasis, createAbsent, type PresentNode } from './create.ts';
import type { Ensuring, EnsuringNode } from './ensuring.ts';
import type { FoundNode } from './find-node.ts';

/**
 * A node that stays at least as long as our hold. `created`: what this job created its Deployment on; undefined: it joined
 * the node. `company`: who else holds it; undefined where nothing has to be confirmed.
 */
export type JoinedNode = {
  readonly spec: NodeSpec;
  readonly deployment: Deployment;
  readonly created: CacheBasis | undefined;
  readonly company: Company | undefined;
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
    confirmed.flatMap((one) => (one.kind === 'joined' ? [[one.deployment.metadata?.uid, one] as const] : [])),
  );
  return nodes.flatMap((node) => {
    if (!owned.includes(node)) return [node];
    const found = joined.get(node.deployment.metadata?.uid);
    return found === undefined ? [] : [{ ...node, deployment: found.deployment, company: found.company }];
  });
}

async function joinPresent(
  ensuring: Ensuring,
  { spec, state }: PresentNode,
): Promise<JoinedNode | undefined> {
  if (state.kind === 'ending') return undefined;
  const created = state.kind === 'created' ? state.basis : undefined;
  const deployment =
    state.kind === 'created' ? state.deployment : await join({ ...ensuring, spec }, state.deployment);
  return deployment === undefined ? undefined : { spec, deployment, created, company: undefined };
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
  return addOwner(rollout.api, found, holding.hold);
}

function needsHold(name: string): ActionError {
  const message = `This job may not create Jobs, which keep builder ${name} alive.`;
  return new ActionError({ code: 'forbidden', message, hint: `Apply the Role: ${docsLink('cluster')}` });
}

const YOUNGEST_ORPHAN_MS = 10 * 60_000;

/**
 * Removes or uses an orphan: a Deployment of ours whose last hold was deleted without it, which only a bare API delete of
 * the hold can bring about (line 7 of the protocol in holds/hold.ts). Nothing else would ever remove it. One that is old
 * enough, and that no other job uses, is removed where this job may do so, to be created again with an owner. Any other is
 * used, with a warning: an orphan is no reason to fail a job.
 *
 * Returns the Deployment to use; undefined when there is none any more, or another one: then it is to be looked at again.
 */
export async function removeOrUseOrphan(
  ensuring: EnsuringNode,
  found: Deployment,
): Promise<Deployment | undefined> {
  const { rollout, wish, spec } = ensuring;
  const orphan = await findOrphan(rollout, found);
  if (orphan === undefined) return undefined;
  const why = (await reasonToKeep(ensuring, orphan)) ?? (await remove(rollout, orphan.body));
  if (why === undefined) return undefined;
  const noted = await noteUser(rollout, orphan.body, wish.hold.name);
  if (noted === undefined || noted.metadata?.deletionTimestamp !== undefined) return undefined;
  const orphaned = `Builder ${spec.name} is orphaned (no job owns it), so it does not scale to zero by itself.`;
  rollout.warning(`${orphaned} ${why} ${describeHowToDelete(spec)}`, 'orphan');
  return noted;
}

/** Returns the command that deletes an orphan, in a sentence. */
export function describeHowToDelete({ name, namespace }: NodeSpec): string {
  return `Delete it when no job uses it: kubectl --namespace ${namespace} delete deployment ${name}`;
}

/** Returns the orphan as it is now, and the server's time; undefined when it is none any more. */
async function findOrphan(
  { api }: ReadOnlyRollout,
  { metadata }: Deployment,
): Promise<OkAnswer<Deployment> | undefined> {
  const now = await findWithTime(api, 'deployments', metadata?.name ?? '');
  if (now === undefined || now.body.metadata?.uid !== metadata?.uid) return undefined;
  const isDeleted = now.body.metadata?.deletionTimestamp !== undefined;
  return isDeleted || foundLife(now.body) !== 'orphaned' ? undefined : now;
}

/** Returns why this job does not even try to remove it, in a sentence; undefined when it does. */
async function reasonToKeep(
  { rollout, spec, holding }: EnsuringNode,
  { body, serverTimeMs }: OkAnswer<Deployment>,
): Promise<string | undefined> {
  if (holding.kind === 'none') return 'Without a hold this job cannot tell who uses it.';
  if ((ageMs(body.metadata?.creationTimestamp, serverTimeMs) ?? 0) < YOUNGEST_ORPHAN_MS)
    return 'It is too young to be removed by a job.';
  const others = await countOtherUsers(rollout.api, spec.builder, holding.hold);
  return others > 0 ? `${countJobs(others)} it.` : undefined;
}

/**
 * Removes it, unless anybody has written to it since it was looked at: each job that uses it does so. Returns why it
 * stays; undefined when it is gone or has changed.
 */
async function remove({ api, info }: Rollout, orphan: Deployment): Promise<string | undefined> {
  const { name = '', uid = '', resourceVersion = '' } = orphan.metadata ?? {};
  const deleted = await api.deleteForeground('deployments', { name, uid, resourceVersion });
  if (deleted.kind === 'ok') info(`Builder ${name} had lost its holds, and is created again.`);
  else if (deleted.status === 403) return `This job may not ${describeRights(RIGHTS_TO_REMOVE_ORPHANS)}.`;
  else if (deleted.status !== 404 && deleted.status !== 409)
    bodyOrThrow(deleted, `delete Deployments in namespace ${api.namespace}`);
  return undefined;
}
