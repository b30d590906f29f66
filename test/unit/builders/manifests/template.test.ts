import { describe, expect, test } from 'vitest';
import { failureOf, isInterrupted } from '../../../../src/builders/diagnosis/readiness.ts';
import { renderDeployment } from '../../../../src/builders/manifests/deployment.ts';
import { isOfTemplate } from '../../../../src/builders/manifests/template.ts';
import { NODE_SPEC } from './node-spec.ts';

describe('a pod is of the newest template', () => {
  const { spec } = renderDeployment(NODE_SPEC, []);
  const rolled = { metadata: { generation: 2 }, ...(spec === undefined ? {} : { spec }) };
  const own = spec?.template.metadata?.annotations ?? {};

  test('when it has its annotations, whatever a webhook has added', () => {
    expect(isOfTemplate({ metadata: { annotations: { ...own, 'istio.io/x': 'y' } } }, rolled)).toBe(true);
  });

  test.each([
    ['another memory', { ...NODE_SPEC, memory: { text: '9Gi', value: 9 * 2 ** 30 } }],
    ['another image', { ...NODE_SPEC, image: 'docker.io/moby/buildkit:v0.32.0' }],
    ['another configuration', { ...NODE_SPEC, buildkitd: { config: { debug: false }, files: [] } }],
    [
      'another file of the configuration',
      { ...NODE_SPEC, buildkitd: { ...NODE_SPEC.buildkitd, files: [{ path: 'ca', text: 'x' }] } },
    ],
    ['a patch', { ...NODE_SPEC, podPatch: { kind: 'patch', patch: {}, hash: '12' } as const }],
    ['no volume', { ...NODE_SPEC, cache: { kind: 'none' } as const }],
  ])('but not with %s', (_, other) => {
    const annotations = renderDeployment(other, []).spec?.template.metadata?.annotations ?? {};
    expect(isOfTemplate({ metadata: { annotations } }, rolled)).toBe(false);
  });

  test('but not when an earlier version of the action, which noted nothing, made it', () => {
    expect(isOfTemplate({ metadata: { annotations: {} } }, rolled)).toBe(false);
  });

  test('whatever it has, while the Deployment has had one template only', () => {
    expect(isOfTemplate({}, { ...rolled, metadata: { generation: 1 } })).toBe(true);
  });
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
