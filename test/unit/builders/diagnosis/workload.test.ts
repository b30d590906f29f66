import { describe, expect, test } from 'vitest';
import {
  describeFailure,
  failureOf,
  isServing,
  isWithoutSocket,
} from '../../../../src/builders/diagnosis/workload.ts';

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

test("a Deployment that may not make pods says so in the quota's words", () => {
  const conditions = [
    { type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate', message: 'exceeded quota: pods=0' },
  ];
  expect(describeFailure({ status: { conditions } })).toBe('FailedCreate: exceeded quota: pods=0');
  expect(describeFailure({ status: {} })).toBeUndefined();
});

describe('a refusal of pods', () => {
  const refusal = (generation: number, newest: string) => ({
    metadata: { generation },
    status: {
      observedGeneration: 2,
      conditions: [
        { type: 'Progressing', status: 'True', message: `Created new replica set "${newest}"` },
        {
          type: 'ReplicaFailure',
          status: 'True',
          message: 'pods "ci-5c4-x2x9z" is forbidden: exceeded quota',
        },
      ],
    },
  });

  test('of the newest ReplicaSet counts', () => {
    expect(failureOf(refusal(2, 'ci-5c4'))).toBeDefined();
  });

  test('of the ReplicaSet before does not', () => {
    expect(failureOf(refusal(2, 'ci-7d9'))).toBeUndefined();
  });

  test('does not while the newest template has not been seen', () => {
    expect(failureOf(refusal(3, 'ci-5c4'))).toBeUndefined();
  });
});

test.each([
  [['--addr', 'tcp://0.0.0.0:1234'], true],
  [['--addr=tcp://0.0.0.0:1234', '--debug'], true],
  [['--addr', 'unix:///run/buildkit/buildkitd.sock', '--addr', 'tcp://0.0.0.0:1234'], false],
  [['--addr=tcp://0.0.0.0:1234', '--addr=unix:///run/user/1000/buildkit/buildkitd.sock'], false],
  [['--addr', 'fd://'], false],
  [['--config', '/etc/buildkitd.toml'], false],
  [[], false],
])('a daemon with %j is without a unix socket: %s', (args, isWithout) => {
  expect(isWithoutSocket({ name: 'buildkitd', args })).toBe(isWithout);
  expect(isWithoutSocket({ name: 'buildkitd', command: ['buildkitd', ...args] })).toBe(isWithout);
});
