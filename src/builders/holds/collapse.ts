import { granted } from '../../cluster/api/answer.ts';
import type { ReadableApi, WritableApi } from '../../cluster/api/api.ts';
import type { Job } from '../../lib/kubernetes/kinds.ts';
import { nodesOfHold, type OwnersOfNodes, othersKeptWarm, superfluousHolds } from '../manifests/hold.ts';
import { BUILDER_LABEL } from '../manifests/names.ts';
import { listHolds } from './hold.ts';

/** What one job removes at most: more can only be left from jobs of older versions, and later jobs go on with it. */
const MOST_REMOVED = 20;
/** Other actions' post steps wait for this one. */
const LONGEST_MS = 5000;

/**
 * Removes the builder's released holds that keep nothing that another released hold does not keep for longer, so that
 * about one stays, however many jobs an hour there are. `own` is this job's hold as its release left it; when another
 * ends later, it is the own one that goes. The list is made after the release, so that of two jobs at the same time at
 * least one sees both holds. Each is deleted only as it was listed, so that one that changed since stays. Answers how
 * many were removed.
 */
export async function collapseHolds(api: WritableApi, own: Job): Promise<number> {
  const startedMs = performance.now();
  const { uid = '', labels = {} } = own.metadata ?? {};
  const holds = await listHolds(api, labels[BUILDER_LABEL] ?? '');
  const nodes = nodesOfHold(own);
  if (nodes === undefined || othersKeptWarm(uid, holds).length === 0) return 0;
  const superfluous = superfluousHolds(uid, holds, await readOwners(api, nodes));
  let removed = 0;
  for (const { metadata = {} } of superfluous.slice(0, MOST_REMOVED)) {
    if (performance.now() - startedMs > LONGEST_MS) break;
    const { name = '', uid: itsUid = '', resourceVersion = '' } = metadata;
    const answer = await api.deleteForeground('jobs', { name, uid: itsUid, resourceVersion });
    if (answer.kind === 'ok') removed += 1;
    else if (answer.status !== 404 && answer.status !== 409)
      granted(answer, `delete Jobs in namespace ${api.namespace}`);
  }
  return removed;
}

async function readOwners(api: ReadableApi, nodes: readonly string[]): Promise<OwnersOfNodes> {
  const owners = await Promise.all(
    nodes.map(async (name) => {
      const answer = await api.get('deployments', name);
      if (answer.kind === 'refused' && answer.status === 404) return [];
      const found = granted(answer, `get Deployments in namespace ${api.namespace}`);
      return (found.metadata?.ownerReferences ?? []).map((owner) => owner.uid);
    }),
  );
  return new Map(nodes.map((name, index) => [name, new Set(owners[index])]));
}
