import { expect, test } from 'vitest';

import { expectRefused, type Given, refusal } from './refusal.ts';
import { readGiven } from './stubbed-step.ts';

const amd64 = { os: 'linux', architecture: 'amd64', variant: undefined };

test('every good value of mode connect arrives', () => {
  const inputs = readGiven({
    mode: 'connect',
    deployments: 'one-amd64, two-arm64',
    platforms: 'linux/amd64,linux/arm64',
  });
  expect(inputs).toMatchObject({
    mode: 'connect',
    deployments: ['one-amd64', 'two-arm64'],
    platforms: [amd64, { os: 'linux', architecture: 'arm64', variant: undefined }],
  });
  expect(readGiven({ mode: 'connect', deployments: 'b', platforms: '' })).toMatchObject({ platforms: [] });
});

test('two deployments of one platform are refused, with the reason', () => {
  const given = { mode: 'connect', deployments: 'a b', platforms: 'linux/amd64 linux/amd64/v1' };
  expectRefused('platforms', given);
  expect(refusal(given)?.hint).toMatch(/buildx would never build on the second node\.$/);
});

test.each<[string, string, Given]>([
  ['connect without deployments', 'deployments', { mode: 'connect' }],
  ['ensure with deployments', 'deployments', { deployments: 'remote-buildkit-agent' }],
  ['ephemeral with deployments', 'deployments', { mode: 'ephemeral', deployments: 'agent' }],
  ['a deployment twice', 'deployments', { mode: 'connect', deployments: 'a,a' }],
  ['a deployment that is no name', 'deployments', { mode: 'connect', deployments: 'a/b' }],
  [
    'fewer platforms than deployments',
    'platforms',
    { mode: 'connect', deployments: 'a b', platforms: 'linux/amd64' },
  ],
])('%s is refused', (_, name, given) => {
  expectRefused(name, given);
});
