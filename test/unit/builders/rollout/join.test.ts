import { describe, expect, test } from 'vitest';

import { ensureBuilder, holdBuilder } from '../../../../src/builders/rollout/ensure.ts';
import { survey } from '../../../../src/builders/rollout/survey.ts';
import { refuse } from '../../../doubles/api/fake-api.ts';
import { READY } from '../../../doubles/api/fake-cluster.ts';
import { useFakeClock } from '../../../doubles/fake-clock.ts';
import { NODE_SPEC } from '../manifests/node-spec.ts';
import { HOLD, isFor, type Namespace, namespaceOfTest, OURS } from '../namespace.ts';

useFakeClock();

const KEY = 'deployments/ci-amd64';

/** A builder of another job, and what happens just before this job's patch of it. */
function withPatch(before: (namespace: Namespace) => void): Namespace {
  let isFirst = true;
  const namespace: Namespace = namespaceOfTest(({ method, path }) => {
    if (!isFirst || method !== 'PATCH' || !isFor(path, 'deployments')) return false;
    isFirst = false;
    before(namespace);
    return false;
  });
  namespace.putNode([namespace.putHold()]);
  return namespace;
}

test('a builder of another job is joined by one patch, and lives by both holds', async () => {
  const { cluster, ensure, putHold, putNode, ownersOf } = namespaceOfTest();
  putNode([putHold()]);
  expect(await ensure()).toMatchObject({ created: false, isForever: false });
  expect(cluster.writes).toEqual(['POST jobs', `PATCH ${KEY}`]);
  expect(ownersOf(KEY)).toEqual(['hold-other', 'hold-own']);
  cluster.remove('jobs/hold-other');
  cluster.collectGarbage();
  expect(ownersOf(KEY)).toEqual(['hold-own']);
});

test('a builder that serves as it is asked for costs a job no call that it does not need', async () => {
  const { ensure, putHold, putNode, seen } = namespaceOfTest();
  putNode([putHold()]);
  await ensure();
  const calls = seen.map(
    ({ method, path }) => `${method} ${/[^/]*(?:\/ci-amd64)?$/.exec(path.split('?')[0] ?? '')?.[0]}`,
  );
  expect(calls).toEqual(['GET deployments/ci-amd64', 'POST jobs', `PATCH ${KEY}`, 'GET jobs']);
});

test('a patch that meets a conflict is no join: it is made again', async () => {
  let conflicts = 0;
  const { ensure, putHold, putNode, ownersOf } = namespaceOfTest(({ method, path }, response) => {
    if (conflicts === 2 || method !== 'PATCH' || !isFor(path, 'deployments')) return false;
    conflicts += 1;
    refuse(response, 409, 'Conflict', 'Operation cannot be fulfilled');
    return true;
  });
  putNode([putHold()]);
  expect(await ensure()).toMatchObject({ created: false });
  expect(ownersOf(KEY)).toEqual(['hold-other', 'hold-own']);
});

test('a builder that something else owns is refused, and stays as it is', async () => {
  const { cluster, ensure, putNode } = namespaceOfTest();
  const ownerReferences = [{ kind: 'Workflow', name: 'w', uid: 'uid-of-another' }];
  putNode([], { ownerReferences });
  await expect(ensure()).rejects.toMatchObject({
    code: 'conflict',
    message: 'Deployment ci-amd64 is owned by Workflow w, which is not a hold.',
  });
  expect(cluster.writes).not.toContain(`PATCH ${KEY}`);
});

test('a builder that stays forever is used by a job that may not write to it, and a line says what that means', async () => {
  const { ensure, putNode, lines, cluster } = namespaceOfTest(({ method, path }, response) => {
    if (method !== 'PATCH' || !isFor(path, 'deployments')) return false;
    refuse(response, 403, 'Forbidden', 'cannot patch resource "deployments"');
    return true;
  });
  putNode([], { annotations: { 'setup-buildx-kubernetes/life': 'forever' } });
  expect(await ensure()).toMatchObject({ created: false, isForever: true });
  expect(lines.join('\n')).toContain('another job may reconfigure it meanwhile');
  expect(cluster.writes.filter((write) => write === `PATCH ${KEY}`)).toHaveLength(1);
});

describe('a job whose own hold is deleted while it joins', () => {
  test('is told at once, and does not wait for its timeout', async () => {
    const namespace = withPatch(({ cluster }) => void cluster.remove('jobs/hold-own'));
    const startMs = performance.now();
    await expect(namespace.ensure()).rejects.toMatchObject({
      code: 'conflict',
      message: 'Hold hold-own disappeared while this job needed it.',
    });
    expect(performance.now() - startMs).toBeLessThan(3000);
  });
});

describe('a builder that the garbage collector is about to delete as it is joined', () => {
  test('is created again when it is gone, though the patch was answered 200', async () => {
    const namespace = withPatch(({ cluster, found }) => {
      const node = found(KEY);
      if (node === undefined) return;
      node.metadata.deletionTimestamp = new Date().toISOString();
      cluster.changed('deployments', node);
      setTimeout(() => cluster.remove(KEY), 1000);
    });
    expect(await namespace.ensure()).toMatchObject({ created: true });
    expect(namespace.ownersOf(KEY)).toEqual(['hold-own']);
    expect(namespace.lines[0]).toBe('Builder  ci: starting 1 node (amd64 once its previous pod has ended)');
  });

  test('is created again when it is gone, where it still looks whole for a moment', async () => {
    const namespace = withPatch(({ cluster }) => {
      // The collector has decided by what it saw before the patch.
      cluster.remove('jobs/hold-other');
      setTimeout(() => cluster.remove(KEY), 300);
    });
    expect(await namespace.ensure()).toMatchObject({ created: true });
    expect(namespace.ownersOf(KEY)).toEqual(['hold-own']);
  });

  test('is joined when the collector takes out only the owner that ended', async () => {
    const namespace = withPatch(({ cluster }) => {
      cluster.remove('jobs/hold-other');
      setTimeout(() => cluster.collectGarbage(), 300);
    });
    expect(await namespace.ensure()).toMatchObject({ created: false });
    expect(namespace.ownersOf(KEY)).toEqual(['hold-own']);
  });
});

test('a builder that is being deleted is waited for, with its pods, and created again', async () => {
  const { cluster, ensure, lines, putHold, putNode, putPod } = namespaceOfTest();
  putNode([putHold()], { deletionTimestamp: '2036-01-01T00:00:00Z' });
  putPod('ci-amd64-old', { deletionTimestamp: '2036-01-01T00:00:00Z' });
  setTimeout(() => cluster.remove(KEY), 500);
  setTimeout(() => cluster.remove('pods/ci-amd64-old'), 4000);
  const startMs = performance.now();
  expect(await ensure()).toMatchObject({ created: true });
  expect(performance.now() - startMs).toBeGreaterThanOrEqual(4000);
  expect(cluster.writes).not.toContain(`PATCH ${KEY}`);
  expect(lines[0]).toBe('Builder  ci: starting 1 node (amd64 once its previous pod has ended)');
});

test('a node that is being deleted is not said to be joined', async () => {
  const { cluster, rollout, lines, putHold, putNode } = namespaceOfTest();
  putNode([putHold()], { deletionTimestamp: '2036-01-01T00:00:00Z' });
  setTimeout(() => cluster.remove(KEY), 500);
  const nodes = [NODE_SPEC, { ...NODE_SPEC, name: 'ci-arm64', architecture: 'arm64' }];
  const wish = { nodes, hold: { ...HOLD, nodes: ['ci-amd64', 'ci-arm64'] }, explicit: new Set<string>() };
  const surveyed = await survey(rollout, wish);
  const holding = await holdBuilder(rollout, wish);
  await ensureBuilder({ rollout, wish, holding }, surveyed);
  expect(lines[0]).toBe(
    'Builder  ci: starting 2 nodes (amd64 once its previous pod has ended, arm64 with a new cache of 50Gi)',
  );
});

test('of a builder with several nodes the error names the one that failed, also where its last pod had to end first', async () => {
  const labels = { ...OURS, app: 'ci-arm64' };
  const state = { waiting: { reason: 'ImagePullBackOff', message: 'no such image' } };
  const buildkitd = { name: 'buildkitd', image: '', imageID: '', ready: false, restartCount: 0, state };
  const { cluster, rollout, putHold, putNode } = namespaceOfTest();
  cluster.created = (deployment) => cluster.putPod(deployment, { containerStatuses: [buildkitd] });
  putNode([putHold()]);
  cluster.put('pods', { metadata: { name: 'old', labels, deletionTimestamp: '2036-01-01T00:00:00Z' } });
  setTimeout(() => cluster.remove('pods/old'), 1000);
  const nodes = [NODE_SPEC, { ...NODE_SPEC, name: 'ci-arm64', architecture: 'arm64' }];
  const wish = { nodes, hold: { ...HOLD, nodes: ['ci-amd64', 'ci-arm64'] }, explicit: new Set<string>() };
  const surveyed = await survey(rollout, wish);
  const holding = await holdBuilder(rollout, wish);
  await expect(ensureBuilder({ rollout, wish, holding }, surveyed)).rejects.toMatchObject({
    message: expect.stringMatching(/^Node ci-arm64: The builder's image .* cannot be pulled/),
  });
});

test('fifty jobs that find a builder in the making spread their patches of it', async () => {
  const times: number[] = [];
  for (let job = 0; job < 20; job += 1) {
    const startMs = performance.now();
    const namespace = withPatch(({ found, cluster }) => {
      times.push(performance.now() - startMs);
      const node = found(KEY);
      if (node !== undefined) cluster.serve(node);
    });
    const node = namespace.found(KEY);
    if (node !== undefined) node.status = {};
    await namespace.ensure();
  }
  expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(1000);
  expect(Math.max(...times)).toBeLessThan(3000);
});

test('a builder that serves is joined at once', async () => {
  let atMs = Number.POSITIVE_INFINITY;
  const startMs = performance.now();
  const namespace = withPatch(() => {
    atMs = performance.now() - startMs;
  });
  await namespace.ensure();
  expect(atMs).toBeLessThan(100);
});

test('a job that sees the pod of a builder before its Deployment says that it joins it', async () => {
  // The Deployment is there from when this job takes its hold.
  const namespace: Namespace = namespaceOfTest(({ path, method }) => {
    if (method === 'POST' && isFor(path, 'jobs')) namespace.putNode([namespace.putHold()]);
    return false;
  });
  namespace.putPod('ci-amd64-1', {}, READY);
  expect(await namespace.ensure({ cache: { kind: 'none' } })).toMatchObject({ created: false });
  expect(namespace.lines).toContain('ci-amd64: joining it, as another job created it first');
});
