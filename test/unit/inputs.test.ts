import { describe, expect, test } from 'vitest';

import { INPUT_DEFAULTS } from '../../src/inputs.ts';
import { declaredDefaults } from './action-yml.ts';
import { readGiven } from './stubbed-step.ts';

const GIB = 2 ** 30;
const HOUR_MS = 3_600_000;
const amd64 = { os: 'linux', architecture: 'amd64', variant: '' };

test('what action.yml promises as inputs and defaults is what the code reads', () => {
  expect(INPUT_DEFAULTS).toEqual(declaredDefaults);
});

const DEFAULTS = {
  mode: 'ensure',
  kubeconfig: '',
  context: '',
  namespace: '',
  name: '',
  timeoutMs: 600_000,
  buildkitd: {},
  use: true,
  platforms: [amd64],
  architecture: 'amd64',
  image: 'docker.io/moby/buildkit:v0.33.1',
  security: 'privileged',
  cpu: { text: '1', value: 1 },
  memory: { text: '2Gi', value: 2 * GIB },
  podPatch: {},
  cache: { kind: 'claim', size: { text: '50Gi', value: 50 * GIB }, storageClass: '' },
  keepWarm: { kind: 'for', ms: 1_800_000 },
  maxJobMs: 6 * HOUR_MS,
  renew: true,
};

test('a step without inputs gets the defaults', () => {
  expect(readGiven({})).toMatchObject(DEFAULTS);
});

test('a composite action that passes empty values gets the defaults', () => {
  const empty = Object.fromEntries(Object.keys(INPUT_DEFAULTS).map((name) => [name, '']));
  expect(readGiven(empty)).toEqual({ ...DEFAULTS, explicit: new Set() });
});

describe('what a job asked for explicitly', () => {
  test('defaults that the runner fills in roll nobody out of a shared builder', () => {
    expect(readGiven({})).toHaveProperty('explicit', new Set());
  });

  test('what the workflow says counts, and both ways to configure the daemon are one', () => {
    const inputs = readGiven({ cpu: '2', 'buildkitd-config-inline': 'debug = true' });
    expect(inputs).toHaveProperty('explicit', new Set(['cpu', 'buildkitd-config']));
  });
});
