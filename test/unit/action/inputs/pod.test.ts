import { expect, test } from 'vitest';

import { expectRefused } from './refusal.ts';
import { readGiven } from './stubbed-step.ts';

const GIB = 2 ** 30;

test('every good value arrives', () => {
  const image = 'registry.example.com:5000/buildkit@sha256:0123';
  expect(readGiven({ image, cpu: '500m', memory: '512Mi' })).toMatchObject({
    image,
    cpu: { text: '500m', value: 0.5 },
    memory: { text: '512Mi', value: GIB / 2 },
  });
});

test('a rootless builder gets the rootless image, unless another was given', () => {
  expect(readGiven({ security: 'rootless' })).toMatchObject({
    security: 'rootless',
    image: 'docker.io/moby/buildkit:v0.33.1-rootless',
  });
  expect(readGiven({ security: 'rootless', image: 'mirror/buildkit:1' })).toMatchObject({
    image: 'mirror/buildkit:1',
  });
});

test('a pod patch is taken as YAML and as JSON', () => {
  const podPatch = { spec: { priorityClassName: 'builds' } };
  expect(readGiven({ 'pod-patch': 'spec:\n  priorityClassName: builds\n' })).toMatchObject({ podPatch });
  expect(readGiven({ 'pod-patch': JSON.stringify(podPatch) })).toMatchObject({ podPatch });
});

const BAD: Readonly<Record<string, readonly string[]>> = {
  cpu: ['10GB', '-1', '1e99', '0'],
  memory: ['10GB', '-1', '1e99', '2'],
  image: ['moby/buildkit v0.33.1', '--privileged', 'i'.repeat(600)],
  security: ['root', 'Rootless', 'userns'],
  'pod-patch': [
    ...['just text', '- a: 1', '[]', '42', 'spec: [', '{"spec": {}, "kind": "Pod"}', 'containers: []'],
    ...['spec: 5', 'spec: null', 'spec:\n  containers: null', 'spec:\n  containers:\n  - image: x'],
    ...[
      'spec:\n  $patch: remove',
      'spec:\n  $setElementOrder/volumes: []',
      'metadata:\n  labels:\n    app: x',
    ],
    'metadata:\n  annotations:\n    setup-buildx-kubernetes/buildkitd.toml: null',
    `spec:\n  volumes:\n  - ${'x'.repeat(400)}: 1`,
  ],
};

test.each(Object.entries(BAD).flatMap(([name, values]) => values.map((value) => [name, value] as const)))(
  '%s: %j changes nothing but says so',
  (name, value) => expectRefused(name, { [name]: value }),
);
