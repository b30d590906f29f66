import { describe, expect, test } from 'vitest';

import { renderDeployment } from '../../../../src/builders/manifests/deployment.ts';
import {
  comparedInputs,
  describeDifferences,
  differences,
  isNewer,
  lifeDifferences,
} from '../../../../src/builders/manifests/difference.ts';
import { NODE_SPEC } from './node-spec.ts';

const running = renderDeployment(NODE_SPEC, []);
const other = {
  ...NODE_SPEC,
  image: 'docker.io/moby/buildkit:v0.34.0',
  memory: { text: '8Gi', value: 8 * 2 ** 30 },
};

test('a default is no wish: it never rolls a builder that others share', () => {
  expect(differences(other, running, new Set())).toEqual([]);
});

test('what was asked for is compared, and only that', () => {
  expect(differences(other, running, new Set(['memory']))).toEqual([
    { input: 'memory', wanted: '8Gi', running: '2Gi' },
  ]);
  expect(
    differences(NODE_SPEC, running, new Set(['memory', 'image', 'cpu', 'cache-size', 'buildkitd-config'])),
  ).toEqual([]);
});

test('a quantity that the server spells otherwise is no difference', () => {
  const spelled = {
    ...NODE_SPEC,
    cpu: { text: '1000m', value: 1 },
    memory: { text: '2048Mi', value: 2 * 2 ** 30 },
  };
  expect(differences(spelled, running, new Set(['cpu', 'memory']))).toEqual([]);
});

describe('a pod patch', () => {
  const patch = { spec: { containers: [{ name: 'buildkitd', resources: { requests: { cpu: '3' } } }] } };
  const patched = { ...NODE_SPEC, podPatch: { kind: 'patch', patch, hash: '0123' } } as const;

  test('is a difference when it is another one, or none', () => {
    const found = differences(patched, running, new Set(['pod-patch']));
    expect(found).toEqual([{ input: 'pod-patch', wanted: '0123', running: 'none' }]);
    expect(describeDifferences(found, new Set())).toBe('pod-patch differs from the running one');
  });

  test('that overrules an input does not roll the builder at every job', () => {
    const same = renderDeployment(patched, []);
    expect(differences(patched, same, new Set(['cpu', 'pod-patch']))).toEqual([]);
  });
});

describe('the inputs that are compared', () => {
  const owner = { apiVersion: 'batch/v1', kind: 'Job', name: 'hold', uid: 'u' };
  const explicit = new Set(['memory', 'name']);

  test('are those that the user set', () => {
    const found = { metadata: { ownerReferences: [owner] } };
    expect(comparedInputs(found, explicit)).toEqual(explicit);
  });

  test('are the image too when it is kept forever, since no later job creates it again', () => {
    const annotations = { 'setup-buildx-kubernetes/life': 'forever' };
    const found = { metadata: { annotations } };
    expect(comparedInputs(found, explicit)).toEqual(new Set(['memory', 'name', 'image']));
  });
});

describe('the life of a builder', () => {
  const owner = { apiVersion: 'batch/v1', kind: 'Job', name: 'hold', uid: 'u' };
  const forever = { ...NODE_SPEC, life: { kind: 'forever' } } as const;
  const held = renderDeployment(NODE_SPEC, [owner]);
  const kept = renderDeployment(forever, []);

  test.each([
    ['held', 'for a time', NODE_SPEC, held, ''],
    ['held', 'forever', forever, held, 'keep-warm is not forever, this job asked for forever'],
    ['forever', 'for a time', NODE_SPEC, kept, 'keep-warm is forever, this job asked for 30m'],
    ['forever', 'forever', forever, kept, ''],
  ])('%s, and wanted %s', (_, __, spec, running, words) => {
    expect(describeDifferences(lifeDifferences(spec, running), new Set(['keep-warm']))).toBe(words);
  });

  test('is by its owners, whatever its annotation says', () => {
    const mislabelled = { ...kept, metadata: { ...kept.metadata, ownerReferences: [owner] } };
    expect(lifeDifferences(NODE_SPEC, mislabelled)).toEqual([]);
  });

  test('is none when it lost its hold, so no job compares it', () => {
    expect(lifeDifferences(forever, renderDeployment(NODE_SPEC, []))).toEqual([]);
  });

  test('that no job asked for is reported as the default', () => {
    expect(describeDifferences(lifeDifferences(NODE_SPEC, kept), new Set())).toBe(
      'keep-warm is forever, the default is 30m',
    );
  });
});

test('a builder with a claim and a wish for none differ', () => {
  const without = { ...NODE_SPEC, cache: { kind: 'none' } as const };
  expect(differences(without, running, new Set(['cache-size']))).toEqual([
    { input: 'cache-size', wanted: 'no claim', running: 'a claim' },
  ]);
});

test('a builder of a newer action is known as such', () => {
  expect(isNewer(running)).toBe(false);
  expect(isNewer({ metadata: { annotations: { 'setup-buildx-kubernetes/spec': '999' } } })).toBe(true);
});
