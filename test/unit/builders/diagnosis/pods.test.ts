import { describe, expect, test } from 'vitest';
import {
  crashedOf,
  describePods,
  isInterrupted,
  isReady,
  isStarting,
} from '../../../../src/builders/diagnosis/pods.ts';

const metadata = { name: 'ci-1' };

test.each([
  [[], 'no pod yet'],
  [[{ metadata, status: { phase: 'Failed' } }], 'no pod yet'],
  [[{ metadata, status: { phase: 'Pending' } }], 'waiting to be scheduled'],
  [
    [
      {
        metadata,
        status: {
          conditions: [
            {
              type: 'PodScheduled',
              status: 'False',
              reason: 'Unschedulable',
              message: '0/1 nodes are available: 1 Insufficient cpu.',
            },
          ],
        },
      },
    ],
    'no cluster node fits yet: 0/1 nodes are available: 1 Insufficient cpu',
  ],
  // The claim of a new builder, whose StorageClass binds at once: nothing is wrong with the cluster nodes.
  [
    [
      {
        metadata,
        status: {
          conditions: [
            {
              type: 'PodScheduled',
              status: 'False',
              reason: 'Unschedulable',
              message: '0/2 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found',
            },
          ],
        },
      },
    ],
    'its volume is not bound yet',
  ],
  [
    [{ metadata, status: { containerStatuses: [container({ waiting: { reason: 'ContainerCreating' } })] } }],
    'waiting to be scheduled',
  ],
  [
    [
      {
        metadata,
        status: {
          containerStatuses: [container({ waiting: { reason: 'ErrImagePull', message: 'not found' } })],
        },
      },
    ],
    'ErrImagePull: not found',
  ],
  [
    [{ metadata, status: { containerStatuses: [container({ running: {} })] } }],
    'buildkitd runs and does not answer yet',
  ],
  [[{ metadata, status: { conditions: [{ type: 'Ready', status: 'True' }] } }], 'ready'],
  [
    [{ metadata: { ...metadata, deletionTimestamp: '2026-01-01T00:00:00Z' } }],
    'its previous pod ci-1 is terminating',
  ],
])('%j is reported as it is', (pods, text) => {
  expect(describePods(pods)).toBe(text);
});

test.each([
  ['whose probe succeeded', {}, 'True', true],
  ['whose probe fails', {}, 'False', false],
  ['that is being deleted, as by a drain', { deletionTimestamp: '2026-01-01T00:00:00Z' }, 'True', false],
])('a pod %s', (_, more, status, ready) => {
  expect(isReady({ metadata: more, status: { conditions: [{ type: 'Ready', status }] } })).toBe(ready);
});

describe('a pod that is not ready', () => {
  const pod = (readySince: string, running: object | undefined) => ({
    status: {
      conditions: [{ type: 'Ready', status: 'False', lastTransitionTime: readySince }],
      containerStatuses: [
        { name: 'buildkitd', image: '', imageID: '', ready: false, restartCount: 0, state: { ...running } },
      ],
    },
  });
  const STARTED = { running: { startedAt: '2026-01-01T00:00:05Z' } };

  test('may have builds when it lost its readiness while its daemon ran', () => {
    expect(isInterrupted(pod('2026-01-01T00:01:00Z', STARTED))).toBe(true);
  });

  test.each([
    ['has never been ready', pod('2026-01-01T00:00:00Z', STARTED)],
    ['has no daemon that runs', pod('2026-01-01T00:01:00Z', { waiting: { reason: 'CrashLoopBackOff' } })],
    ['is being deleted', { ...pod('2026-01-01T00:01:00Z', STARTED), metadata: { deletionTimestamp: 'x' } }],
  ])('has none when it %s', (_, one) => {
    expect(isInterrupted(one)).toBe(false);
  });
});

function container(state: object): {
  name: string;
  image: string;
  imageID: string;
  ready: boolean;
  restartCount: number;
  state: object;
} {
  return { name: 'buildkitd', image: '', imageID: '', ready: false, restartCount: 0, state };
}

const taken = (status: object, more: object = {}) => ({
  metadata: { ...metadata, ...more },
  spec: { nodeName: 'n1', containers: [] },
  status,
});
const running = (restartCount: number) => ({
  containerStatuses: [{ ...container({ running: {} }), restartCount }],
});

test.each([
  ['that a cluster node has taken', true, taken({})],
  ['whose daemon runs', true, taken(running(0))],
  ['without a cluster node', false, { metadata, status: {} }],
  ['that has failed once', false, taken(running(1))],
  [
    'whose container cannot be created',
    false,
    taken({ containerStatuses: [container({ waiting: { reason: 'CreateContainerConfigError' } })] }),
  ],
  ['that is being deleted', false, taken({}, { deletionTimestamp: 'x' })],
  ['that has ended', false, taken({ phase: 'Failed' })],
])('a pod %s is starting: %s', (_, starting, pod) => {
  expect(isStarting(pod)).toBe(starting);
});

describe('the log of a crash is that of', () => {
  const crashing = taken({ containerStatuses: [container({ waiting: { reason: 'CrashLoopBackOff' } })] });

  test('a container that keeps crashing, rather than one that crashed once', () => {
    expect(crashedOf([taken(running(1)), crashing])?.pod).toBe(crashing);
  });

  test('a container that crashed once, and none that never did', () => {
    const once = taken(running(1));
    expect(crashedOf([taken(running(0)), once])?.pod).toBe(once);
    expect(crashedOf([taken(running(0))])).toBeUndefined();
  });

  test('no pod that is being deleted', () => {
    expect(crashedOf([taken(running(1), { deletionTimestamp: 'x' })])).toBeUndefined();
  });
});
