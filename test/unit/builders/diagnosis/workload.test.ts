import { describe, expect, test } from 'vitest';
import {
  describeFailure,
  failureOf,
  hasServed,
  isMadeByBuildx,
  isServing,
  isWithoutSocket,
  pausedProblem,
  scaledDownProblem,
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

test("a Deployment that may not create pods says so in the quota's words", () => {
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

describe('a workload without pods', () => {
  const template = { spec: { containers: [] } };
  const selector = {};

  test('that a person has scaled to 0 is reported with the command that scales it up', () => {
    const object = { metadata: { name: 'ci' }, spec: { replicas: 0, selector, template } };
    expect(scaledDownProblem({ kind: 'Deployment', object }, 'builds')).toEqual({
      topic: 'scaled-down',
      what: 'Deployment ci is scaled to 0.',
      hint: 'Scale it up: kubectl --namespace builds scale deployment ci --replicas=1',
    });
  });

  test('that a downscaler has scaled to 0 is reported with its exemption', () => {
    const metadata = { name: 'ci', annotations: { 'downscaler/original-replicas': '1' } };
    const object = { metadata, spec: { replicas: 0, selector, template, serviceName: 'ci' } };
    expect(scaledDownProblem({ kind: 'StatefulSet', object }, 'builds')).toEqual({
      topic: 'scaled-down',
      what: 'StatefulSet ci is scaled to 0 by a downscaler.',
      hint: 'Exempt it (annotation downscaler/exclude: "true"), and scale it up: kubectl --namespace builds scale statefulset ci --replicas=1',
    });
  });

  test('is not scaled to 0 when its replicas are the default', () => {
    const object = { metadata: { name: 'ci' }, spec: { selector, template } };
    expect(scaledDownProblem({ kind: 'Deployment', object }, 'builds')).toBeUndefined();
  });

  test.each([
    ['a rollout that is paused', true, {}, 'The rollout of Deployment ci is paused.'],
    ['a rollout that goes on', false, {}, undefined],
    [
      'a rollout that was paused after it was complete',
      true,
      { observedGeneration: 1, replicas: 1, updatedReplicas: 1, readyReplicas: 1 },
      undefined,
    ],
  ])('%s', (_, paused, status, what) => {
    const metadata = { name: 'ci', generation: 1 };
    const problem = pausedProblem({ metadata, spec: { paused, selector, template }, status }, 'builds');
    expect(problem?.what).toBe(what);
    if (what !== undefined) expect(problem?.hint).toMatch(/--namespace builds rollout resume deployment ci$/);
  });
});

test.each([
  ['that was just created', { generation: 1 }, {}, false],
  ['with a pod that is ready', { generation: 1 }, { readyReplicas: 1 }, true],
  ['that has been rolled', { generation: 2 }, {}, true],
  ['whose template has served', { generation: 1 }, progressing('NewReplicaSetAvailable'), true],
  ['whose template has not served yet', { generation: 1 }, progressing('ReplicaSetUpdated'), false],
])('a Deployment %s', (_, metadata, status, served) => {
  expect(hasServed({ metadata, status })).toBe(served);
});

function progressing(reason: string) {
  return { conditions: [{ type: 'Progressing', status: 'True', reason }] };
}

describe('a Deployment of buildx itself', () => {
  const probe = {
    exec: { command: ['buildctl', 'debug', 'workers'] },
    initialDelaySeconds: 5,
    periodSeconds: 30,
    timeoutSeconds: 60,
  };
  const made = (app: string, name: string, readinessProbe: object) => ({
    metadata: { name: 'ci', labels: { app } },
    spec: { selector: {}, template: { spec: { containers: [{ name, readinessProbe }] } } },
  });

  test('is known by its label, its container and its probe', () => {
    expect(isMadeByBuildx(made('ci', 'buildkitd', probe))).toBe(true);
  });

  test.each([
    ['label', made('other', 'buildkitd', probe)],
    ['container', made('ci', 'agent', probe)],
    ['command', made('ci', 'buildkitd', { ...probe, exec: { command: ['buildctl'] } })],
    ['delay', made('ci', 'buildkitd', { ...probe, initialDelaySeconds: 6 })],
    ['period', made('ci', 'buildkitd', { ...probe, periodSeconds: 31 })],
    ['timeout', made('ci', 'buildkitd', { ...probe, timeoutSeconds: 61 })],
  ])('is none with another %s', (_, deployment) => {
    expect(isMadeByBuildx(deployment)).toBe(false);
  });
});
