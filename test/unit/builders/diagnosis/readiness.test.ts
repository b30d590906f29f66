import { expect, test } from 'vitest';

import { describeFailure, describePods, isServing } from '../../../../src/builders/diagnosis/readiness.ts';

test.each([
  ['a fresh one', { generation: 1 }, {}, false],
  [
    'a ready one',
    { generation: 1 },
    { observedGeneration: 1, replicas: 1, updatedReplicas: 1, readyReplicas: 1 },
    true,
  ],
  [
    'one whose roll was not seen yet',
    { generation: 2 },
    { observedGeneration: 1, replicas: 1, updatedReplicas: 1, readyReplicas: 1 },
    false,
  ],
  [
    'one whose old pod still serves',
    { generation: 2 },
    { observedGeneration: 2, replicas: 1, readyReplicas: 1 },
    false,
  ],
  ['one scaled to 0', { generation: 2 }, { observedGeneration: 2 }, false],
])('%s', (_, metadata, status, serving) => {
  expect(isServing({ metadata, status })).toBe(serving);
});

const metadata = { name: 'ci-1' };

test.each([
  [[], 'no pod yet'],
  [[{ metadata, status: { phase: 'Failed' } }], 'no pod yet'],
  [[{ metadata, status: { phase: 'Pending' } }], 'pod ci-1: Pending'],
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
    'pod ci-1: Unschedulable: 0/1 nodes are available: 1 Insufficient cpu.',
  ],
  [
    [{ metadata, status: { containerStatuses: [container({ waiting: { reason: 'ContainerCreating' } })] } }],
    'pod ci-1: ContainerCreating',
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
    'pod ci-1: ErrImagePull: not found',
  ],
  [
    [{ metadata, status: { containerStatuses: [container({ running: {} })] } }],
    'pod ci-1 runs, buildkitd does not answer yet',
  ],
  [[{ metadata, status: { conditions: [{ type: 'Ready', status: 'True' }] } }], 'pod ci-1 is ready'],
  [[{ metadata: { ...metadata, deletionTimestamp: '2026-01-01T00:00:00Z' } }], 'pod ci-1 is ending'],
])('%j is told as it is', (pods, text) => {
  expect(describePods(pods)).toBe(text);
});

test("a Deployment that may not make pods says so in the quota's words", () => {
  const conditions = [
    { type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate', message: 'exceeded quota: pods=0' },
  ];
  expect(describeFailure({ status: { conditions } })).toBe('FailedCreate: exceeded quota: pods=0');
  expect(describeFailure({ status: {} })).toBe('');
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
