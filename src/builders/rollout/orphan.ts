import { bodyOrThrow, type OkAnswer } from '../../cluster/api/answer.ts';
import type { Deployment } from '../../lib/kubernetes/kinds.ts';
import { ageMs } from '../../lib/kubernetes/timestamp.ts';
import { countOtherUsers } from '../holds/hold.ts';
import { noteUser } from '../holds/owners.ts';
import { findWithTime, type ReadOnlyRollout, type Rollout } from '../holds/rollout.ts';
import { foundLife } from '../manifests/deployment.ts';
import { describeRights, RIGHTS_TO_REMOVE_ORPHANS } from '../manifests/rights.ts';
import type { NodeSpec } from '../manifests/spec.ts';
import type { EnsuringNode } from './ensuring.ts';

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
  rollout.warning(
    `Builder ${spec.name} has lost its holds, so it does not end by itself. ${why} ${describeHowToDelete(spec)}`,
  );
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
  return others > 0 ? `${others} other job(s) use it.` : undefined;
}

/**
 * Removes it, unless anybody has written to it since it was looked at: each job that uses it does so. Returns why it
 * stays; undefined when it is gone or has changed.
 */
async function remove({ api, info }: Rollout, orphan: Deployment): Promise<string | undefined> {
  const { name = '', uid = '', resourceVersion = '' } = orphan.metadata ?? {};
  const deleted = await api.deleteForeground('deployments', { name, uid, resourceVersion });
  if (deleted.kind === 'ok') info(`Builder ${name} had lost its holds, and is made again.`);
  else if (deleted.status === 403)
    return `This job has no right to ${describeRights(RIGHTS_TO_REMOVE_ORPHANS)}.`;
  else if (deleted.status !== 404 && deleted.status !== 409)
    bodyOrThrow(deleted, `delete Deployments in namespace ${api.namespace}`);
  return undefined;
}
