import { expect, test } from 'vitest';

import { readGiven, runnerEnvironment } from './stubbed-step.ts';

const GIB = 2 ** 30;
const HOUR_MS = 3_600_000;
const amd64 = { os: 'linux', architecture: 'amd64', variant: '' };

test('every good value of mode ensure arrives', () => {
  const inputs = readGiven({
    kubeconfig: '/etc/kubeconfig',
    context: 'blue',
    namespace: 'builds',
    name: 'Team.ci_1',
    platforms: ' linux/aarch64,\n',
    image: 'registry.example.com:5000/buildkit@sha256:0123',
    cpu: '500m',
    memory: '512Mi',
    'cache-size': '100G',
    'storage-class': 'fast.example.com',
    'keep-warm': 'forever',
    'max-job': '90m',
    renew: 'False',
    timeout: '1h30m',
    'buildkitd-config-inline': 'debug = true\n[registry."r:5000"]\n  http = true',
    use: 'FALSE',
  });
  expect(inputs).toMatchObject({
    mode: 'ensure',
    kubeconfig: '/etc/kubeconfig',
    context: 'blue',
    namespace: 'builds',
    name: 'Team.ci_1',
    platforms: [{ os: 'linux', architecture: 'arm64', variant: '' }],
    architecture: 'arm64',
    image: 'registry.example.com:5000/buildkit@sha256:0123',
    cpu: { text: '500m', value: 0.5 },
    memory: { text: '512Mi', value: GIB / 2 },
    cache: { kind: 'claim', size: { text: '100G', value: 1e11 }, storageClass: 'fast.example.com' },
    keepWarm: { kind: 'forever' },
    maxJobMs: 1.5 * HOUR_MS,
    renew: false,
    timeoutMs: 1.5 * HOUR_MS,
    buildkitd: { debug: true, registry: { 'r:5000': { http: true } } },
    use: false,
  });
});

test('an ephemeral builder has no claim unless a size is asked for', () => {
  expect(readGiven({ mode: 'ephemeral' })).toMatchObject({ mode: 'ephemeral', cache: { kind: 'none' } });
  expect(readGiven({ mode: 'ephemeral', 'cache-size': '10Gi', 'storage-class': 'gp3' })).toMatchObject({
    cache: { kind: 'claim', size: { text: '10Gi', value: 10 * GIB }, storageClass: 'gp3' },
  });
  expect(readGiven({ mode: 'ephemeral' })).not.toHaveProperty('keepWarm');
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

test('every good value of mode connect arrives', () => {
  const inputs = readGiven({
    mode: 'connect',
    deployments: 'one-amd64, two-arm64',
    platforms: 'linux/amd64,linux/arm64',
  });
  expect(inputs).toMatchObject({
    mode: 'connect',
    deployments: ['one-amd64', 'two-arm64'],
    platforms: [amd64, { os: 'linux', architecture: 'arm64', variant: '' }],
  });
  expect(readGiven({ mode: 'connect', deployments: 'b', platforms: '' })).toMatchObject({ platforms: [] });
});

test('platforms that one machine builds natively share a node', () => {
  const inputs = readGiven({ platforms: 'linux/amd64 linux/amd64/v3 linux/386' });
  expect(inputs).toMatchObject({ architecture: 'amd64' });
  expect(inputs.platforms).toHaveLength(3);
});

test.each([
  ['cache-size', '0', { cache: { kind: 'none' } }],
  ['keep-warm', '0', { keepWarm: { kind: 'for', ms: 0 } }],
  ['keep-warm', '720h', { keepWarm: { kind: 'for', ms: 720 * HOUR_MS } }],
])('%s: %s is accepted', (name, value, read) => {
  expect(readGiven({ [name]: value })).toMatchObject(read);
});

test('a runner of an unknown architecture is told to name platforms', () => {
  const environment = { ...runnerEnvironment(), architecture: 'unknown' } as const;
  expect(() => readGiven({}, environment)).toThrow(/^Input platforms is missing/);
  expect(readGiven({ platforms: 'linux/s390x' }, environment)).toMatchObject({ architecture: 's390x' });
});
