import type { ReadableApi } from '../../cluster/api/api.ts';
import type { Deployment, PersistentVolumeClaim } from '../../lib/kubernetes/kinds.ts';
import { poll } from '../../lib/system/poll.ts';
import { hasServed } from '../diagnosis/workload.ts';
import { listHolds } from '../holds/hold.ts';
import type { Rollout } from '../holds/rollout.ts';
import { isLiving } from '../manifests/hold.ts';
import { BUILDER_LABEL, claimName, isOurs, MADE_BY_ANNOTATION } from '../manifests/names.ts';
import { describeRights, RIGHTS_TO_REMOVE_CLAIMS } from '../manifests/rights.ts';

/** A node whose builder did not come up; `sawFirstBoot`: its Deployment was there, and had never served. */
export type Unserved = { readonly node: string; readonly sawFirstBoot: boolean };

/** What post needs to remove the claims of such nodes; `hold` is the name of this job's hold. */
export type Cleanup = Omit<Rollout, 'warning' | 'progress'> & { readonly hold: string };

/** The garbage collector mostly deletes a Deployment in less than a second after its last hold. */
const MOST_TRIES = 15;

/** Returns the nodes of a job that failed that never served. To be called while the job's hold keeps them. */
export async function findUnserved(
  { api, hold }: Cleanup,
  nodes: readonly string[],
): Promise<readonly Unserved[]> {
  const found = await Promise.all(
    nodes.map(async (node): Promise<Unserved | undefined> => {
      const answer = await api.get('deployments', node);
      if (answer.kind === 'refused') return answer.status === 404 ? { node, sawFirstBoot: false } : undefined;
      return hasServed(answer.body) ? undefined : { node, sawFirstBoot: isHeldBy(answer.body, hold) };
    }),
  );
  return found.filter((one) => one !== undefined);
}

function isHeldBy({ metadata }: Deployment, hold: string): boolean {
  return (metadata?.ownerReferences ?? []).some(({ name }) => name === hold);
}

/**
 * Removes the claim of a node whose first builder never served, after the hold is released: nothing was ever built on
 * it. A claim on which another builder was created has lost the mark of the job that created it (`adoptClaim`), and one
 * that another job holds stays for that job. Whoever creates a builder on it now has a hold, or has written to it, which
 * changes its resourceVersion. Where it stays, a line names it with the command that removes it.
 */
export async function removeUnusedClaim(cleanup: Cleanup, unserved: Unserved): Promise<void> {
  const { api, info, signal, limits } = cleanup;
  const name = claimName(unserved.node);
  const polling = { pace: () => limits.unusedClaimMs, tries: MOST_TRIES, signal };
  const end = await poll(polling, () => tryToRemove(cleanup, name, unserved));
  if (end === 'removed') info(`Cache claim ${name} is removed: nothing was ever built on it.`);
  if (end === 'removed' || end === 'in-use') return;
  const missing = end === 'forbidden' ? ` (no right to ${describeRights(RIGHTS_TO_REMOVE_CLAIMS)})` : '';
  info(
    `Cache claim ${name} stays, although nothing was ever built on it${missing}. If it is not wanted: kubectl --namespace ${api.namespace} delete pvc ${name}`,
  );
}

/** What became of the claim; `in-use` also for one that is not there, `kept` by a Deployment that no hold owns. */
type End = 'removed' | 'in-use' | 'kept' | 'forbidden';

/** Returns undefined while its end is open. */
async function tryToRemove(cleanup: Cleanup, name: string, unserved: Unserved): Promise<End | undefined> {
  const { api } = cleanup;
  const claim = await findUnused(cleanup, name, unserved);
  if (claim === undefined) return 'in-use';
  const { uid = '', resourceVersion = '', labels = {} } = claim.metadata ?? {};
  const builder = await stateOf(api, unserved.node);
  if (builder === 'stays') return 'kept';
  if ((await listHolds(api, labels[BUILDER_LABEL] ?? '')).some(isLiving)) return 'in-use';
  if (builder === 'is-owned') return undefined;
  const deleted = await api.deleteForeground('persistentvolumeclaims', { name, uid, resourceVersion });
  if (deleted.kind === 'ok') return 'removed';
  return deleted.status === 403 ? 'forbidden' : undefined;
}

/** Returns the claim, if it is sure that no builder has served on it. */
async function findUnused(
  { api, hold }: Cleanup,
  name: string,
  { sawFirstBoot }: Unserved,
): Promise<PersistentVolumeClaim | undefined> {
  const answer = await api.get('persistentvolumeclaims', name);
  if (answer.kind === 'refused' || !isOurs(answer.body)) return undefined;
  const { annotations = {}, deletionTimestamp } = answer.body.metadata ?? {};
  const { [MADE_BY_ANNOTATION]: maker } = annotations;
  const isUnused = maker === hold || (maker !== undefined && sawFirstBoot);
  return isUnused && deletionTimestamp === undefined ? answer.body : undefined;
}

/** Whether nobody can join the Deployment any more, it still has owners, or it stays since it has none. */
async function stateOf(api: ReadableApi, node: string): Promise<'is-gone' | 'is-owned' | 'stays'> {
  const answer = await api.get('deployments', node);
  if (answer.kind === 'refused') return answer.status === 404 ? 'is-gone' : 'stays';
  const { deletionTimestamp, ownerReferences = [] } = answer.body.metadata ?? {};
  if (deletionTimestamp !== undefined) return 'is-gone';
  return ownerReferences.length > 0 ? 'is-owned' : 'stays';
}
