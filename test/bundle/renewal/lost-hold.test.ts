import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { refuse } from '../../doubles/api/fake-api.ts';
import type { FakeCluster, Stored } from '../../doubles/api/fake-cluster.ts';
import { untilNoRenewer } from '../../doubles/runner/renewers.ts';
import { until } from '../../run/until.ts';
import { deadlineOf, holdsOf, isOfRenewer, RENEWER, SHORT, start } from './place.ts';

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

  test('is seen to use its builder again, but never owns one that has no owners', async () => {
    const { job, inputs, cluster } = await start();
    await job.runMain(inputs(SHORT));
    const name = loseHold(cluster, []);
    await until('another hold', 10_000, async () => cluster.objects.has(`jobs/${name}`));
    await until('two looks at it', 10_000, async () => deadlineOf(cluster) > 10);
    expect(ownersOf(cluster)).toEqual([]);
  });

  test('gets none that outlives max-job', async () => {
    const { job, inputs, cluster } = await start();
    await job.runMain(inputs({ 'max-job': '12s' }));
    loseHold(cluster, [putOther(cluster)]);
    const replacement = await until('another hold', 10_000, async () =>
      holdsOf(cluster).find((hold) => hold.metadata.name !== 'hold-other'),
    );
    // The first renewal is due after 2 s.
    expect(replacement.spec).toMatchObject({ activeDeadlineSeconds: 10 });
    await untilNoRenewer(job, 15_000);
    expect(replacement.spec).toMatchObject({ activeDeadlineSeconds: 10 });
  });

  test('gets none after post, even when post comes as the new one is made', async () => {
    const { job, inputs, cluster } = await start((request) => {
      if (!isOfRenewer(request, 'POST')) return false;
      const [folder = ''] = readdirSync(job.temp).filter((name) => name.startsWith('setup-buildx'));
      rmSync(join(job.temp, folder), { recursive: true });
      return false;
    });
    await job.runMain(inputs(SHORT));
    const other = putOther(cluster);
    loseHold(cluster, [other]);
    await untilNoRenewer(job, 10_000);
    expect(cluster.writes.filter((one) => /^(POST|DELETE) jobs/.test(one))).toHaveLength(3);
    expect(holdsOf(cluster).map((hold) => hold.metadata.name)).toEqual(['hold-other']);
  });
});

test('of a builder of several nodes, those that are left are joined, and only those', async () => {
  const { job, inputs, cluster } = await start();
  const folder = join(job.temp, 'setup-buildx-kubernetes-by-hand');
  mkdirSync(folder);
  writeFileSync(join(folder, 'kubeconfig'), inputs().kubeconfig ?? '');
  const spec = {
    name: 'hold-1',
    builder: 'ci',
    namespace: 'builds',
    image: 'i',
    lifeMs: 10_000,
    holder: 'h',
    nodes: ['ci-amd64'],
    runner: { kind: 'elsewhere' },
  };
  const nodes = ['ci-amd64', 'ci-arm64', 'ci-gone', 'ci-going', 'ci-free', 'ci-foreign'];
  const held = { hold: { name: 'hold-1', uid: 'uid-gone' }, spec, nodes };
  const term = { lifeMs: 10_000, maxJobMs: 60_000 };
  const order = { held, term, worker: { kind: 'unknown' } };
  writeFileSync(join(folder, 'renewal.json'), JSON.stringify(order));
  const other = putOther(cluster);
  const owned = {
    labels: { 'app.kubernetes.io/managed-by': 'setup-buildx-kubernetes' },
    ownerReferences: [other],
  };
  for (const name of ['ci-amd64', 'ci-arm64']) cluster.put('deployments', { metadata: { ...owned, name } });
  const deletionTimestamp = new Date().toISOString();
  cluster.put('deployments', { metadata: { ...owned, name: 'ci-going', deletionTimestamp } });
  cluster.put('deployments', { metadata: { ...owned, name: 'ci-free', ownerReferences: [] } });
  cluster.put('deployments', { metadata: { name: 'ci-foreign', ownerReferences: [other] } });
  const renewer = job.startSh(process.execPath, [RENEWER, folder]);
  const replacement = await until('both are joined', 10_000, async () => {
    const hold = cluster.objects.get('jobs/hold-1');
    return ownersOf(cluster, 'ci-amd64').length + ownersOf(cluster, 'ci-arm64').length === 4 && hold;
  });
  const owners = [other.uid, replacement.metadata.uid];
  expect(nodes.map((name) => ownersOf(cluster, name).map(({ uid }) => uid))).toEqual([
    owners,
    owners,
    [],
    [other.uid],
    [],
    [other.uid],
  ]);
  rmSync(folder, { recursive: true });
  expect(await renewer.done).toMatchObject({ exitCode: 0 });
});
