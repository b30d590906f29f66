import { describe, expect, test } from 'vitest';

import { renderDeployment } from '../../../src/builder/deployment.ts';
import { describeDifference, differences, isNewer } from '../../../src/builder/difference.ts';
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
  const spelled = { ...NODE_SPEC, cpu: { text: '1000m', value: 1 } };
  expect(differences(spelled, running, new Set(['cpu']))).toEqual([]);
});

describe('a pod patch', () => {
  const patch = { spec: { containers: [{ name: 'buildkitd', resources: { requests: { cpu: '3' } } }] } };
  const patched = { ...NODE_SPEC, podPatch: { kind: 'patch', patch, hash: '0123' } } as const;

  test('is a difference when it is another one, or none', () => {
    const found = differences(patched, running, new Set(['pod-patch']));
    expect(found).toEqual([{ input: 'pod-patch', wanted: '0123', running: '' }]);
    expect(found.map(describeDifference)).toEqual(['pod-patch differs from the running one']);
  });

  test('that overrules an input does not roll the builder at every job', () => {
    const same = renderDeployment(patched, []);
    expect(differences(patched, same, new Set(['cpu', 'pod-patch']))).toEqual([]);
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
