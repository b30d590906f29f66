import { describe, expect, test } from 'vitest';
import { refuse } from '../../doubles/api/fake-api.ts';
import type { FakeCluster, Stored } from '../../doubles/api/fake-cluster.ts';
import { untilNoRenewer } from '../../doubles/runner/renewers.ts';
import { until } from '../../run/until.ts';
import { holdsOf, isOfRenewer, SHORT, start } from './place.ts';

/** Deletes the hold as a person does, and drops it from the owners as the garbage collector does; `others` stay. */
function loseHold(cluster: FakeCluster, others: readonly Owner[]): string {
  const [hold] = holdsOf(cluster);
  const deployment = cluster.objects.get('deployments/ci-amd64');
  if (hold === undefined || deployment === undefined) throw new Error('nothing to lose');
  deployment.metadata.ownerReferences = [...others];
  cluster.objects.delete(`jobs/${hold.metadata.name}`);
  return hold.metadata.name;
}

type Owner = NonNullable<Stored['metadata']['ownerReferences']>[number];

/** A hold of another job. */
function putOther(cluster: FakeCluster): Owner {
  const labels = {
    'app.kubernetes.io/managed-by': 'setup-buildx-kubernetes',
    'setup-buildx-kubernetes/builder': 'ci',
  };
  const { metadata } = cluster.put('jobs', { kind: 'Job', metadata: { name: 'hold-other', labels } });
  return { kind: 'Job', name: metadata.name, uid: metadata.uid };
}

function ownersOf(cluster: FakeCluster, node = 'ci-amd64'): readonly Owner[] {
  return cluster.objects.get(`deployments/${node}`)?.metadata.ownerReferences ?? [];
}

describe('a job whose hold is lost', () => {
  test('gets another of the same name, although the cluster refuses for a while, and post lets it go', async () => {
    let refused = 0;
    const { job, inputs, cluster } = await start((request, response) => {
      const isRejoin = isOfRenewer(request, 'PATCH') && request.path.includes('/deployments/');
      if (!(isOfRenewer(request, 'POST') || isRejoin) || refused === 2) return false;
      refused += 1;
      refuse(response, 403, 'Forbidden', 'not now');
      return true;
    });
    expect(await job.runMain(inputs({ ...SHORT, 'keep-warm': '0' }))).toMatchObject({ exitCode: 0 });
    const other = putOther(cluster);
    const name = loseHold(cluster, [other]);
    const owners = await until('another owner', 15_000, async () => {
      return ownersOf(cluster).length === 2 && ownersOf(cluster);
    });
    const replacement = cluster.objects.get(`jobs/${name}`);
    expect(owners).toMatchObject([other, { name, uid: replacement?.metadata.uid }]);
    expect(refused).toBe(2);
    expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
    await untilNoRenewer(job, 5000);
    expect(holdsOf(cluster).map((hold) => hold.metadata.name)).toEqual(['hold-other']);
  });
});
