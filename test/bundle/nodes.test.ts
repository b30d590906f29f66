import { expect, onTestFinished, test } from 'vitest';

import { answer, refuse } from '../doubles/api/fake-api.ts';
import { FakeCluster, SERVING } from '../doubles/api/fake-cluster.ts';
import { startScriptedJob } from '../doubles/api/scripted-job.ts';

const TWO = { platforms: 'linux/amd64,linux/arm64', 'cache-size': '', renew: 'false' };

async function runMain(cluster: FakeCluster, more: Readonly<Record<string, string>> = {}) {
  const scripted = await startScriptedJob(cluster.script);
  onTestFinished(scripted.close);
  const main = await scripted.job.runMain(scripted.inputs({ ...TWO, ...more }));
  return { ...scripted, main };
}

function owners(cluster: FakeCluster, node: string): readonly string[] {
  const { ownerReferences = [] } = cluster.objects.get(`deployments/${node}`)?.metadata ?? {};
  return ownerReferences.map((owner) => owner.name);
}

test('one hold keeps all nodes of a builder, and post lets all go', async () => {
  const cluster = new FakeCluster();
  const { main, job } = await runMain(cluster);
  expect(main.exitCode, main.log).toBe(0);
  const hold = [...cluster.objects.keys()].find((key) => key.startsWith('jobs/'))?.slice('jobs/'.length);
  expect(owners(cluster, 'ci-amd64')).toEqual([hold]);
  expect(owners(cluster, 'ci-arm64')).toEqual([hold]);
  expect([...cluster.objects.keys()].filter((key) => key.startsWith('persistentvolumeclaims/'))).toEqual([
    'persistentvolumeclaims/ci-amd64-cache',
    'persistentvolumeclaims/ci-arm64-cache',
  ]);
  expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
  expect(cluster.writes.filter((write) => write.startsWith('POST jobs'))).toHaveLength(1);
  expect(cluster.writes.at(-1)).toBe(`PATCH jobs/${hold}`);
});

test('a node that is warm is joined while the other is made', async () => {
  const cluster = new FakeCluster();
  await runMain(cluster);
  cluster.objects.delete('deployments/ci-arm64');
  cluster.writes.length = 0;
  const { main } = await runMain(cluster);
  expect(main.outputs.created).toBe('true');
  expect(main.log).toMatch(
    /^Builder {2}ci: starting 1 node \(arm64 on its kept cache of \S+\), joining amd64$/m,
  );
  expect(main.log).toMatch(/ arm64 {2}created Deployment ci-arm64$/m);
  expect(owners(cluster, 'ci-amd64')).toHaveLength(2);
  expect(owners(cluster, 'ci-arm64')).toHaveLength(1);
  // Its claim was kept, so it is not asked for again.
  expect(cluster.writes).not.toContain('POST persistentvolumeclaims');
});

test.each([
  ['deployments', 'ci-arm64'],
  ['persistentvolumeclaims', 'ci-arm64-cache'],
])('a foreign object in the way of one node changes nothing for the other: %s', async (kind, name) => {
  const cluster = new FakeCluster();
  cluster.put(kind, { metadata: { name } });
  const { main } = await runMain(cluster);
  expect(main.exitCode).toBe(1);
  expect(main.annotations).toHaveLength(1);
  expect(main.annotations[0]?.message).toContain(`${name} exists`);
  expect(cluster.writes).toEqual([]);
});

test('a node that cannot be made is named, and nothing of the other stays without a hold', async () => {
  const cluster = new FakeCluster((request, response) => {
    const isIt =
      request.method === 'POST' &&
      request.path.endsWith('/deployments') &&
      request.body.includes('"ci-arm64"');
    if (isIt)
      refuse(response, 403, 'Forbidden', 'admission webhook "policy.example.com" denied the request: no');
    return isIt;
  });
  const { main, job } = await runMain(cluster);
  expect(main.exitCode).toBe(1);
  expect(main.annotations).toHaveLength(1);
  expect(main.annotations[0]?.message).toMatch(/^Node ci-arm64: .*denied the request: no/);
  expect(owners(cluster, 'ci-amd64')).toHaveLength(1);
  await job.runPost();
  expect(cluster.writes).toContainEqual(expect.stringMatching(/^DELETE jobs\/hold-/));
});

test('a step whose time is over while the last pod of a node still ends says which', async () => {
  const metadata = {
    name: 'ci-arm64-old',
    uid: 'old',
    labels: { app: 'ci-arm64', 'app.kubernetes.io/managed-by': 'setup-buildx-kubernetes' },
    deletionTimestamp: new Date(Date.now() + 60_000).toISOString(),
  };
  const cluster = new FakeCluster(({ method, path }, response) => {
    const isIt = method === 'GET' && path.includes('/pods?') && !path.includes('watch=true');
    if (isIt) answer(response, 200, { metadata: { resourceVersion: '1' }, items: [{ metadata }] });
    return isIt;
  });
  const { main, job } = await runMain(cluster, { timeout: '10s' });
  expect(main.exitCode).toBe(1);
  expect(main.annotations.map((one) => one.message)).toEqual([
    expect.stringMatching(
      /^The builder was not ready within 10s\. The previous builder ci-arm64 is not gone yet: its previous pod ci-arm64-old/,
    ),
  ]);
  expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
});

test('a builder without a cache is not rolled onto a claim that is not ours', async () => {
  const cluster = new FakeCluster();
  const first = await runMain(cluster, { 'cache-size': '0' });
  await first.job.runPost();
  cluster.put('persistentvolumeclaims', { metadata: { name: 'ci-arm64-cache' } });
  cluster.writes.length = 0;
  const { main } = await runMain(cluster, { 'cache-size': '1Gi' });
  expect(main.exitCode).toBe(1);
  expect(main.annotations.map((one) => one.message)).toEqual([
    expect.stringMatching(
      /^PersistentVolumeClaim ci-arm64-cache exists, and this action did not create it\./,
    ),
  ]);
  expect(JSON.stringify(cluster.objects.get('deployments/ci-arm64')?.spec)).not.toContain('ci-arm64-cache');
  expect(cluster.writes).not.toContain('PATCH persistentvolumeclaims/ci-arm64-cache');
});

/** Another job that is faster by one call: all of its builder is there when we come to make ours. */
function putRival(cluster: FakeCluster): void {
  const labels = {
    'app.kubernetes.io/managed-by': 'setup-buildx-kubernetes',
    'setup-buildx-kubernetes/builder': 'ci',
  };
  const hold = cluster.put('jobs', { metadata: { name: 'other', labels } });
  const ownerReferences = [{ kind: 'Job', name: 'other', uid: hold.metadata.uid }];
  for (const node of ['ci-amd64', 'ci-arm64']) {
    cluster.put('persistentvolumeclaims', { metadata: { name: `${node}-cache`, labels } });
    const metadata = { name: node, labels: { ...labels, app: node }, ownerReferences };
    cluster.put('deployments', { metadata, status: SERVING });
  }
}

test.each(['persistentvolumeclaims', 'deployments'])(
  'a job that loses the race for %s joins, with at most 15 calls',
  async (kind) => {
    let isFirst = true;
    const cluster = new FakeCluster(({ method, path }, _, self) => {
      if (isFirst && method === 'POST' && path.endsWith(`/${kind}`)) {
        isFirst = false;
        putRival(self);
      }
      return false;
    });
    const { main, fake } = await runMain(cluster);
    expect(main.exitCode, main.log).toBe(0);
    expect(main.outputs.created).toBe('false');
    expect(owners(cluster, 'ci-amd64')).toHaveLength(2);
    expect(owners(cluster, 'ci-arm64')).toHaveLength(2);
    const calls = fake.seen.filter((request) => !request.path.includes('/selfsubject'));
    expect(calls.length).toBeLessThanOrEqual(15);
  },
);
