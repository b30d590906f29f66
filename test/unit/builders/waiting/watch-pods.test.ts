import { describe, expect, test } from 'vitest';

import { describePods } from '../../../../src/builders/diagnosis/pods.ts';
import { type Seen, type WatchedNode, watchPods } from '../../../../src/builders/waiting/watch-pods.ts';
import type { Pod } from '../../../../src/lib/kubernetes/kinds.ts';
import { READY } from '../../../doubles/api/fake-cluster.ts';
import { useFakeClock } from '../../../doubles/fake-clock.ts';
import { NODE_SPEC } from '../manifests/node-spec.ts';
import { type Namespace, namespaceOfTest, OURS } from '../namespace.ts';

useFakeClock();

const NOTHING: Seen = { pods: [], version: undefined, isTrusted: false };
const DEPLOYMENT = { metadata: { generation: 1 } };
const BAD_IMAGE = {
  phase: 'Pending',
  containerStatuses: [
    {
      name: 'buildkitd',
      restartCount: 0,
      state: { waiting: { reason: 'InvalidImageName', message: 'bad' } },
    },
  ],
};

/** Watches the pods of these nodes for at most 30 s. */
async function watch({ rollout }: Namespace, nodes: readonly string[] = ['ci-amd64']) {
  const startMs = performance.now();
  const watched = nodes.map((name) => ({ spec: { ...NODE_SPEC, name }, deployment: DEPLOYMENT }));
  const states: string[] = [];
  const report = ({ spec }: WatchedNode, pods: readonly Pod[]): void =>
    void states.push(`${spec.name}: ${describePods(pods)}`);
  const seen = await watchPods({ rollout, nodes: watched, report }, NOTHING, startMs + 30_000);
  return { seen, states, tookMs: performance.now() - startMs };
}

test('a pod that becomes ready is seen as soon as it is', async () => {
  const namespace = namespaceOfTest();
  const pod = namespace.putPod('ci-amd64-1');
  setTimeout(() => {
    pod.status = READY;
    namespace.cluster.changed('pods', pod);
  }, 3000);
  const { seen, tookMs, states } = await watch(namespace);
  expect(tookMs).toBeGreaterThanOrEqual(3000);
  expect(tookMs).toBeLessThan(3100);
  expect(seen.pods).toHaveLength(1);
  expect(states.at(-1)).toBe('ci-amd64: ready');
});

test('a pod that is deleted counts no more, whatever is wrong with it', async () => {
  const namespace = namespaceOfTest();
  const bad = namespace.putPod('ci-amd64-bad');
  setTimeout(() => {
    // Told by one event, so that nothing but that event tells of its end.
    bad.status = BAD_IMAGE;
    namespace.cluster.remove('pods/ci-amd64-bad');
  }, 1000);
  setTimeout(() => namespace.putPod('ci-amd64-good', {}, READY), 2000);
  const { seen, tookMs } = await watch(namespace);
  expect(seen.pods.map(({ metadata }) => metadata?.name)).toEqual(['ci-amd64-good']);
  expect(tookMs).toBeGreaterThanOrEqual(2000);
});

test('a pod in trouble ends the watch', async () => {
  const namespace = namespaceOfTest();
  setTimeout(() => namespace.putPod('ci-amd64-1', {}, BAD_IMAGE), 1000);
  expect((await watch(namespace)).tookMs).toBeLessThan(1100);
});

test('of two nodes both are waited for', async () => {
  const namespace = namespaceOfTest();
  namespace.putPod('ci-amd64-1', {}, READY);
  setTimeout(() => namespace.putPod('ci-arm64-1', { labels: { ...OURS, app: 'ci-arm64' } }, READY), 5000);
  const { seen, tookMs } = await watch(namespace, ['ci-amd64', 'ci-arm64']);
  expect(tookMs).toBeGreaterThanOrEqual(5000);
  expect(seen.pods).toHaveLength(2);
});

test('a pod that is told to end is not ready, whatever its conditions say', async () => {
  const namespace = namespaceOfTest();
  namespace.putPod('ci-amd64-1', { deletionTimestamp: '2036-01-01T00:00:00Z' }, READY);
  setTimeout(() => namespace.putPod('ci-amd64-2', {}, READY), 4000);
  expect((await watch(namespace)).tookMs).toBeGreaterThanOrEqual(4000);
});

describe('a connection', () => {
  test('that is silent is given up for a list after some seconds', async () => {
    const namespace = namespaceOfTest(({ path }, response) => {
      if (!path.includes('watch=true')) return false;
      response.writeHead(200).flushHeaders();
      return true;
    });
    const pod = namespace.putPod('ci-amd64-1');
    setTimeout(() => {
      pod.status = READY;
    }, 2000);
    const { tookMs } = await watch(namespace);
    expect(tookMs).toBeGreaterThan(2000);
    expect(tookMs).toBeLessThan(9000);
  });

  test('that has brought an event in time is trusted for longer', async () => {
    const namespace = namespaceOfTest();
    setTimeout(() => namespace.putPod('ci-amd64-1'), 1000);
    const { tookMs, seen } = await watch(namespace);
    expect(tookMs).toBeGreaterThanOrEqual(29_000);
    expect(seen.isTrusted).toBe(true);
    const watches = namespace.seen.filter(({ path }) => path.includes('watch=true'));
    expect(watches.length).toBeLessThanOrEqual(3);
    expect(namespace.seen.length - watches.length).toBe(1);
  });
});
