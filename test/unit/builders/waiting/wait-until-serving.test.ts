import type { ServerResponse } from 'node:http';

import { describe, expect, test } from 'vitest';

import { answer, refuse } from '../../../doubles/api/fake-api.ts';
import { READY, SERVING } from '../../../doubles/api/fake-cluster.ts';
import { slowCluster, type WatchFault } from '../../../doubles/api/slow-cluster.ts';
import { useFakeClock } from '../../../doubles/fake-clock.ts';
import { namespaceOfTest } from '../namespace.ts';

useFakeClock();

const READY_AFTER_MS = 9500;
const LATEST_MS = 5000;
/** A job whose watches all last makes about 25 calls in this time. */
const MOST_CALLS = 60;
const NO_CACHE = { cache: { kind: 'none' } } as const;

/** Answers every watch in this way. */
function always(fault: (response: ServerResponse) => unknown): WatchFault {
  return (response) => {
    fault(response);
    return true;
  };
}

const GONE = { kind: 'Status', code: 410, reason: 'Expired', message: 'too old resource version: 1 (2)' };

const FAULTS: Readonly<Record<string, WatchFault>> = {
  'is sound': () => false,
  'is answered 410': always((response) => refuse(response, 410, 'Expired', GONE.message)),
  'tells 410 as its first event': always((response) =>
    answer(response, 200, { type: 'ERROR', object: GONE }),
  ),
  'is refused': always((response) => refuse(response, 403, 'Forbidden', 'no')),
  'is answered 429': always((response) => answer(response, 429, {}, { 'retry-after': '1' })),
  'is answered 503': always((response) => answer(response, 503, {})),
  'is reset': always((response) => response.destroy()),
  'is cut in mid-event': always((response) => {
    response.writeHead(200).write('{"type":"MODIFIED","object":{"meta', () => response.destroy());
  }),
  'is answered by the page of a proxy': always((response) =>
    response.writeHead(200).end('<html>\n</html>\n'),
  ),
  'has no answer': always(() => undefined),
  'goes silent': always((response) => response.writeHead(200).flushHeaders()),
};

describe('a builder that is ready after 9.5 s is noticed within 5 s, with no storm of calls, when each watch', () => {
  test.each(Object.entries(FAULTS))('%s', async (_, fault) => {
    const { cluster, readyAtMs } = slowCluster(READY_AFTER_MS, fault);
    const { ensure, seen } = namespaceOfTest(cluster);
    expect(await ensure(NO_CACHE)).toMatchObject({ created: true });
    expect(Date.now() - readyAtMs()).toBeGreaterThanOrEqual(0);
    expect(Date.now() - readyAtMs()).toBeLessThan(LATEST_MS);
    expect(seen.length).toBeLessThan(MOST_CALLS);
  });
});

test('a builder that is slow to start costs its job one call while its pod is being started, and not one each 4 s', async () => {
  const { cluster } = slowCluster(16_000, undefined, undefined, 'machine-1');
  const { ensure, seen } = namespaceOfTest(cluster);
  await ensure(NO_CACHE);
  const own = seen.slice(seen.findIndex(({ path }) => path.includes('watch=true')));
  expect(own.filter(({ path }) => path.includes('watch=true')).length).toBe(2);
  expect(own.length).toBeLessThanOrEqual(3);
});

test('a builder whose first watch shows it ready costs its job no list after that', async () => {
  const { cluster } = slowCluster(1000);
  const { ensure, seen } = namespaceOfTest(cluster);
  await ensure(NO_CACHE);
  const own = seen.slice(seen.findIndex(({ path }) => path.includes('watch=true')));
  const pods = own.filter(({ path }) => /\/pods\?/.test(path));
  expect(pods.map(({ path }) => path.includes('watch=true'))).toEqual([true]);
});

test('no list is asked for in parts, so none can expire before its end', async () => {
  const { ensure, seen } = namespaceOfTest(slowCluster(1000).cluster);
  await ensure();
  const lists = seen.filter(({ path }) => path.includes('Selector='));
  expect(lists.length).toBeGreaterThan(2);
  expect(lists.filter(({ path }) => /[?&](limit|continue)=/.test(path))).toEqual([]);
});

describe('a builder that needs a new cluster node', () => {
  const FULL = '0/6 nodes are available: 6 Insufficient cpu.';
  const NO_PREEMPTION = `${FULL} preemption: 0/6 nodes are available: 6 Preemption is not helpful.`;
  const PENDING = {
    phase: 'Pending',
    conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: NO_PREEMPTION }],
  };
  const SCALE_UP = {
    metadata: { name: 'event-2' },
    involvedObject: { kind: 'Pod', name: 'ci-amd64-1' },
    type: 'Normal',
    reason: 'TriggeredScaleUp',
    message: 'pod triggered scale-up: [arm64 1->2]',
  };

  test('is waited for, with calm words that are said once, and with how long the node took', async () => {
    const { cluster, ensure, lines, awaited } = namespaceOfTest();
    cluster.created = (deployment) => {
      const pod = cluster.putPod(deployment, PENDING);
      cluster.put('events', SCALE_UP);
      setTimeout(() => {
        pod.spec = { nodeName: 'new-node' };
        pod.status = { conditions: [{ type: 'PodScheduled', status: 'True' }] };
        cluster.changed('pods', pod);
      }, 40_000);
      setTimeout(() => {
        deployment.status = SERVING;
        pod.status = { conditions: [...READY.conditions, { type: 'PodScheduled', status: 'True' }] };
        cluster.changed('pods', pod);
      }, 43_000);
    };
    const seen: (string | undefined)[] = [];
    for (const ms of [1000, 30_000, 41_000]) setTimeout(() => seen.push(awaited.get('ci-amd64')), ms);
    const { nodes } = await ensure(NO_CACHE);
    expect(seen).toEqual(['a cluster node', 'a new cluster node', 'its volumes and its image']);
    expect(lines.filter((line) => line.startsWith('ci-amd64: '))).toEqual([
      'ci-amd64: created Deployment ci-amd64',
      'ci-amd64: no cluster node fits yet: 0/6 nodes are available: 6 Insufficient cpu',
      'ci-amd64: the autoscaler adds a cluster node: pod triggered scale-up: [arm64 1->2]',
      'ci-amd64: scheduled on new-node',
      'ci-amd64: ready',
    ]);
    const [start] = nodes.map((node) => node.start);
    expect(start).toMatchObject({ name: 'ci-amd64', clusterNode: 'new-node' });
    expect(Math.round((start?.waits.nodeMs ?? 0) / 1000)).toBe(40);
    expect(awaited.size).toBe(0);
  });
});

describe('a builder that does not come up', () => {
  const BAD_IMAGE = {
    phase: 'Pending',
    containerStatuses: [
      {
        name: 'buildkitd',
        restartCount: 0,
        state: { waiting: { reason: 'InvalidImageName', message: 'no such name' } },
      },
    ],
  };

  const EVENT = {
    metadata: { name: 'event-1' },
    involvedObject: { kind: 'Pod', name: 'ci-amd64-1' },
    type: 'Warning',
    reason: 'Failed',
    message: 'Error: InvalidImageName',
  };

  test('fails its job as soon as waiting cannot help, after what the cluster says of it', async () => {
    const { cluster, ensure, lines, putPod } = namespaceOfTest();
    cluster.created = () => {
      putPod('ci-amd64-1', {}, BAD_IMAGE);
      cluster.put('events', EVENT);
    };
    const startMs = performance.now();
    await expect(ensure(NO_CACHE)).rejects.toMatchObject({
      code: 'not-ready',
      message: expect.stringContaining('InvalidImageName'),
    });
    expect(performance.now() - startMs).toBeLessThan(5000);
    expect(lines).toContain('What the cluster says of builder ci-amd64:');
    expect(lines).toContain('  Warning Failed on Pod ci-amd64-1: Error: InvalidImageName');
  });

  test.each([
    ['of the run that ended', 'buildkitd: of the last run', /of the last run/],
    ['of this run, where that one is gone', '', /of this run/],
  ])('because it crashes says why by the log %s', async (_, lastLog, says) => {
    const { cluster, ensure, putPod } = namespaceOfTest(({ path }, response) => {
      if (!path.includes('/log?')) return false;
      response.end(path.includes('previous=true') ? lastLog : 'buildkitd: of this run');
      return true;
    });
    const state = { waiting: { reason: 'CrashLoopBackOff' } };
    const lastState = { terminated: { exitCode: 1 } };
    const crashed = { name: 'buildkitd', restartCount: 3, state, lastState };
    cluster.created = () => void putPod('ci-amd64-1', {}, { containerStatuses: [crashed] });
    await expect(ensure(NO_CACHE)).rejects.toMatchObject({
      code: 'not-ready',
      message: expect.stringMatching(says),
    });
  });

  test('in time says what was waited for', async () => {
    const { cluster } = slowCluster(Number.POSITIVE_INFINITY);
    const { ensure, lines } = namespaceOfTest(cluster);
    cluster.put('events', EVENT);
    await expect(ensure(NO_CACHE)).rejects.toMatchObject({
      code: 'timeout',
      message: expect.stringMatching(/^Too late\. Last seen: .*InvalidImageName/),
    });
    expect(lines).toContain('What the cluster says of builder ci-amd64:');
  });

  test('though it is kept forever is told, with the command that removes it', async () => {
    const kept = /^Builder ci-amd64 is kept, .*: kubectl --namespace builds delete deployment ci-amd64$/;
    const { ensure, lines } = namespaceOfTest(slowCluster(Number.POSITIVE_INFINITY).cluster);
    await expect(ensure({ ...NO_CACHE, life: { kind: 'forever' } })).rejects.toMatchObject({
      code: 'timeout',
    });
    expect(lines).toContainEqual(expect.stringMatching(kept));
    const held = namespaceOfTest(slowCluster(Number.POSITIVE_INFINITY).cluster);
    await expect(held.ensure(NO_CACHE)).rejects.toMatchObject({ code: 'timeout' });
    expect(held.lines).not.toContainEqual(expect.stringMatching(kept));
  });

  test('because somebody deletes it fails its job', async () => {
    const { cluster } = slowCluster(Number.POSITIVE_INFINITY);
    const { ensure } = namespaceOfTest(cluster);
    setTimeout(() => cluster.remove('deployments/ci-amd64'), 8000);
    await expect(ensure(NO_CACHE)).rejects.toMatchObject({
      code: 'not-ready',
      message: 'Builder ci-amd64 was deleted while this job waited for it.',
    });
  });
});
