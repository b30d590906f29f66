import { describe, expect, test } from 'vitest';

import { waitUntilGone } from '../../../../src/builders/waiting/wait-until-gone.ts';
import { useFakeClock } from '../../../doubles/fake-clock.ts';
import { namespaceOfTest } from '../namespace.ts';

useFakeClock();

const ENDING = { deletionTimestamp: '2036-01-01T00:00:00Z' };

describe('before a builder is created again', () => {
  test('the pods of the last one have ended, so that no two share a volume', async () => {
    const { cluster, rollout, putPod, lines } = namespaceOfTest();
    putPod('ci-amd64-1', ENDING);
    setTimeout(() => cluster.removePods('ci-amd64'), 5000);
    const startMs = performance.now();
    await waitUntilGone(rollout, 'ci-amd64');
    expect(performance.now() - startMs).toBeGreaterThanOrEqual(5000);
    expect(performance.now() - startMs).toBeLessThan(8000);
    expect(lines).toEqual(['ci-amd64: its previous pod ci-amd64-1 is terminating']);
  });

  test('its Deployment is gone, and is no longer said to be waited for', async () => {
    const { awaited, cluster, rollout, putNode } = namespaceOfTest();
    putNode([], ENDING);
    setTimeout(() => cluster.remove('deployments/ci-amd64'), 3000);
    const startMs = performance.now();
    await waitUntilGone(rollout, 'ci-amd64');
    expect(performance.now() - startMs).toBeGreaterThanOrEqual(3000);
    expect([...awaited]).toEqual([]);
  });

  test.each(['Failed', 'Succeeded'])(
    'a pod that is over (%s) is not waited for: it holds no volume',
    async (phase) => {
      const { cluster, rollout, putPod } = namespaceOfTest();
      putPod('ci-amd64-evicted', {}, { phase });
      putPod('ci-amd64-1', ENDING);
      setTimeout(() => cluster.remove('pods/ci-amd64-1'), 1000);
      await waitUntilGone(rollout, 'ci-amd64');
      expect(cluster.select('pods', 'app=ci-amd64')).toHaveLength(1);
    },
  );

  test('one that somebody has created meanwhile is there to be joined', async () => {
    const { cluster, rollout, putNode, putPod } = namespaceOfTest();
    putNode([], ENDING);
    putPod('ci-amd64-1', ENDING);
    setTimeout(() => {
      cluster.remove('deployments/ci-amd64');
      putNode([]);
    }, 1000);
    await waitUntilGone(rollout, 'ci-amd64');
    expect(cluster.select('pods', 'app=ci-amd64')).toHaveLength(1);
  });
});

describe("somebody else's pod with the node's label, which buildx would dial,", () => {
  const FOREIGN = { labels: { app: 'ci-amd64' } };

  test('is refused', async () => {
    const { rollout, putPod } = namespaceOfTest();
    putPod('stranger', FOREIGN);
    await expect(waitUntilGone(rollout, 'ci-amd64')).rejects.toMatchObject({
      code: 'conflict',
      message: "Pod stranger has the label app=ci-amd64, but is not the builder's.",
    });
  });

  test('is refused before anything is written', async () => {
    const { cluster, ensure, putPod } = namespaceOfTest();
    putPod('stranger', FOREIGN);
    await expect(ensure()).rejects.toMatchObject({ code: 'conflict' });
    expect(cluster.writes).toEqual([]);
  });

  test('is waited for while it ends, and passed over when it is over', async () => {
    const { cluster, rollout, putPod } = namespaceOfTest();
    putPod('over', FOREIGN, { phase: 'Succeeded' });
    putPod('ending', { ...FOREIGN, ...ENDING });
    setTimeout(() => cluster.remove('pods/ending'), 1000);
    await waitUntilGone(rollout, 'ci-amd64');
  });
});

test('a step whose time is over says what it waited for, and what helps', async () => {
  const { rollout, putPod } = namespaceOfTest();
  putPod('ci-amd64-1', ENDING);
  await expect(waitUntilGone(rollout, 'ci-amd64')).rejects.toMatchObject({
    code: 'timeout',
    message:
      'Too late. The previous builder ci-amd64 is not gone yet: its previous pod ci-amd64-1 is terminating.',
    hint: 'Raise `timeout`, or check what blocks it (a finalizer, a volume that does not detach).',
  });
});

test('a pod whose cluster node is lost ends the wait with the command that removes it', async () => {
  const { rollout, putPod } = namespaceOfTest(({ path }, response) => {
    if (!path.startsWith('/api/v1/nodes/')) return false;
    const conditions = [{ type: 'Ready', status: 'Unknown', reason: 'NodeStatusUnknown' }];
    response.end(JSON.stringify({ metadata: { name: 'n1' }, status: { conditions } }));
    return true;
  });
  const pod = putPod('ci-amd64-1', { deletionTimestamp: new Date(Date.now() - 50_000).toISOString() });
  pod.spec = { nodeName: 'n1' };
  const startMs = performance.now();
  await expect(waitUntilGone(rollout, 'ci-amd64')).rejects.toMatchObject({
    code: 'not-ready',
    hint: expect.stringContaining('kubectl delete node n1'),
  });
  expect(performance.now() - startMs).toBeGreaterThanOrEqual(10_000);
});

test('what ends the wait is in its error, and not in the line above it too', async () => {
  const startMs = performance.now();
  const { rollout, putPod, lines } = namespaceOfTest(({ path }, response) => {
    if (!path.startsWith('/api/v1/nodes/')) return false;
    const status = performance.now() - startMs < 12_000 ? 'True' : 'Unknown';
    const conditions = [{ type: 'Ready', status, reason: 'NodeStatusUnknown' }];
    response.end(JSON.stringify({ metadata: { name: 'n1' }, status: { conditions } }));
    return true;
  });
  const pod = putPod('ci-amd64-1', { deletionTimestamp: new Date(Date.now() - 50_000).toISOString() });
  pod.spec = { nodeName: 'n1' };
  await expect(waitUntilGone(rollout, 'ci-amd64')).rejects.toMatchObject({
    message: expect.stringMatching(/^Pod ci-amd64-1 .*, which does not answer \(NodeStatusUnknown\)\.$/),
  });
  expect(lines).toEqual([
    expect.stringMatching(/^ci-amd64: Pod ci-amd64-1 should have terminated at \S+ on cluster node n1\.$/),
  ]);
});
