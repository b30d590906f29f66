import { bodyOrThrow, type OkAnswer } from '../../cluster/api/answer.ts';
import type { Deployment } from '../../lib/kubernetes/kinds.ts';
import { ageMs } from '../../lib/kubernetes/timestamp.ts';
import { type Holding, listHolds } from '../holds/hold.ts';
import { noteUser } from '../holds/owners.ts';
import type { Rollout } from '../holds/rollout.ts';
import { foundLife } from '../manifests/deployment.ts';
import { isInUse } from '../manifests/hold.ts';
import { describeRights, RIGHTS_TO_REMOVE_ORPHANS } from '../manifests/rights.ts';
import type { NodeSpec } from '../manifests/spec.ts';

const YOUNGEST_ORPHAN_MS = 10 * 60_000;

/** A node that is joined, the hold of this job, and what is noted on a Deployment that no hold owns. */
export type Joining = { readonly spec: NodeSpec; readonly holding: Holding; readonly user: string };

/**
 * Removes or uses an orphan: a Deployment of ours whose last hold went without it, which only a bare API delete of the
 * hold can bring about (without a propagationPolicy the Jobs API orphans). Nothing else would ever remove it. One that
 * is old enough, and that no other job uses, is removed where this job may do so, to be made again with an owner. Any
 * other is used, with a warning: an orphan is no reason to fail a job. Answers the Deployment to use; undefined when
 * there is none any more, or another one: then it is to be looked at again.
 */
export async function settleOrphan(
  rollout: Rollout,
  { spec, holding, user }: Joining,
  found: Deployment,
): Promise<Deployment | undefined> {
  const looked = await look(rollout, found);
  if (looked === undefined) return undefined;
  const why = (await whyKept(rollout, spec, holding, looked)) || (await remove(rollout, looked.body));
  if (why === '') return undefined;
  const noted = await noteUser(rollout, looked.body, user);
  if (noted === undefined || noted.metadata?.deletionTimestamp !== undefined) return undefined;
  rollout.warning(
    `Builder ${spec.name} has lost its holds, so it does not end by itself. ${why} ${wayOut(spec)}`,
  );
  return noted;
}

/** The command that ends an orphan. */
export function wayOut({ name, namespace }: NodeSpec): string {
  return `Delete it when no job uses it: kubectl --namespace ${namespace} delete deployment ${name}`;
}

/** The orphan as it is now, and the server's time; undefined when it is none any more. */
async function look({ api }: Rollout, found: Deployment): Promise<OkAnswer<Deployment> | undefined> {
  const answer = await api.get('deployments', found.metadata?.name ?? '');
  if (answer.kind === 'refused') {
    if (answer.status !== 404) bodyOrThrow(answer, `get Deployments in namespace ${api.namespace}`);
    return undefined;
  }
  const { metadata } = answer.body;
  const isSame = metadata?.uid === found.metadata?.uid && metadata?.deletionTimestamp === undefined;
  return isSame && foundLife(answer.body) === 'orphaned' ? answer : undefined;
}

/** Why this job does not even try to remove it, in a sentence; '' when it does. */
async function whyKept(
  { api }: Rollout,
  spec: NodeSpec,
  holding: Holding,
  { body, serverTimeMs }: OkAnswer<Deployment>,
): Promise<string> {
  if (holding.kind === 'none') return 'Without a hold this job cannot tell who uses it.';
  if ((ageMs(body.metadata?.creationTimestamp, serverTimeMs) ?? 0) < YOUNGEST_ORPHAN_MS)
    return 'It is too young to be removed by a job.';
  const others = (await listHolds(api, spec.builder)).filter(
    (job) => isInUse(job) && job.metadata?.uid !== holding.hold.uid,
  );
  return others.length > 0 ? `${others.length} other job(s) use it.` : '';
}

/**
 * Removes it, unless anybody has written to it since it was looked at: each job that uses it does so. '' when it is
 * gone or has changed, otherwise why it stays.
 */
async function remove({ api, info }: Rollout, orphan: Deployment): Promise<string> {
  const { name = '', uid = '', resourceVersion = '' } = orphan.metadata ?? {};
  const deleted = await api.deleteForeground('deployments', { name, uid, resourceVersion });
  if (deleted.kind === 'ok') info(`Builder ${name} had lost its holds, and is made again.`);
  else if (deleted.status === 403)
    return `This job has no right to ${describeRights(RIGHTS_TO_REMOVE_ORPHANS)}.`;
  else if (deleted.status !== 404 && deleted.status !== 409)
    bodyOrThrow(deleted, `delete Deployments in namespace ${api.namespace}`);
  return '';
}
