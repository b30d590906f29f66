import { describe, expect, test } from 'vitest';

import { expectRefused, refusal } from './refusal.ts';
import { readGiven } from './stubbed-step.ts';

/** Values that docker/setup-buildx-action would act on, and the input or the words that lead on. */
const UNFOLLOWED: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  version: { latest: /earlier step/, 'v0.30.0': /earlier step/, 'cloud:latest': /earlier step/ },
  driver: {
    'docker-container': /kubernetes/,
    docker: /kubernetes/,
    remote: /kubernetes/,
    Kubernetes: /driver/,
  },
  'driver-opts': {
    'image=moby/buildkit:v0.30.0': /Set image for image\./,
    'namespace=a,"nodeselector=k=v",requests.cpu=2':
      /Set namespace for namespace, pod-patch for nodeselector, cpu for requests\.cpu\./,
    'env.NO_PROXY=a\nrootless=true': /pod-patch for env\.NO_PROXY, security: rootless for rootless\./,
    'loadbalance=random': /no input replaces these options/,
    'constructor=x': /no input replaces these options/,
  },
  'buildkitd-flags': {
    '--debug': /buildkitd-config-inline/,
    '--allow-insecure-entitlement security.insecure': /insecure-entitlements/,
  },
  endpoint: { 'tcp://10.0.0.1:1234': /mode: connect/ },
  append: { '- name: arm\n  platforms: linux/arm64': /platforms/ },
  cleanup: { true: /keep-warm: 0/, yes: /keep-warm: 0/ },
  'keep-state': { true: /cache volume/ },
  'cache-binary': { perhaps: /true or false/ },
  config: { 'buildkitd.toml': /Set buildkitd-config instead\./ },
  'config-inline': { 'debug = true': /Set buildkitd-config-inline instead\./ },
  install: { yes: /use: true/ },
};

const ROWS = Object.entries(UNFOLLOWED).flatMap(([name, values]) =>
  Object.entries(values).map(([value, says]) => ({ name, value, says })),
);

describe('what docker/setup-buildx-action would do stops the step where it is not done', () => {
  test.each(ROWS)('$name: $value', ({ name, value, says }) => {
    expectRefused(`Input ${name}`, { [name]: value });
    const error = refusal({ [name]: value });
    expect(error?.message).toContain('is not supported by this action.');
    expect(error?.hint).toMatch(says);
  });
});

test('install beside use: false asks for what does not happen', () => {
  expectRefused('Input install', { install: 'true', use: 'false' });
});

test('a workflow that asks for what happens anyway goes on', () => {
  const given = {
    driver: 'kubernetes',
    'buildkitd-flags': '--allow-insecure-entitlement network.host',
    cleanup: 'false',
    'keep-state': 'false',
    'cache-binary': 'true',
    install: 'true',
  };
  expect(readGiven(given)).toMatchObject({ mode: 'ensure' });
  expect(readGiven({ cleanup: 'true', 'keep-warm': '0' })).toMatchObject({ mode: 'ensure' });
  expect(readGiven({ cleanup: 'true', mode: 'ephemeral' })).toMatchObject({ mode: 'ephemeral' });
});

test('all of them are told at once', () => {
  const error = refusal({ version: 'latest', driver: 'remote', endpoint: 'tcp://b:1234' });
  for (const name of ['version', 'driver', 'endpoint']) expect(error?.message).toContain(`Input ${name} `);
});
