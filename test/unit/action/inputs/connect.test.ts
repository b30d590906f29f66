import { expect, test } from 'vitest';

import { INPUT_NAMES } from '../../../../src/action/inputs/text.ts';
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

test('what a builder of others does not follow is told in one line', () => {
  const connect = { mode: 'connect', deployments: 'b' };
  expect(readGiven(connect)).toMatchObject({ notes: [] });
  const image = { image: 'docker.io/moby/buildkit:v0.33.1', 'cache-size': '50Gi', 'keep-warm': '30m' };
  expect(readGiven({ ...connect, ...image })).toMatchObject({ notes: [] });
  const ofBuilders = { cpu: '4', memory: '8Gi', 'keep-warm': '2h', renew: 'false', 'max-job-duration': '2h' };
  expect(readGiven({ ...connect, ...ofBuilders })).toMatchObject({
    notes: [
      {
        level: 'info',
        line: 'Mode connect uses a builder of others as it is: cpu, memory, keep-warm, max-job-duration, renew are not used.',
      },
    ],
  });
});

test('every input is used in mode connect, or told to be unused, or stops the step', () => {
  const used =
    /^(mode|name|deployments|platforms|timeout|use|summary|namespace|context|kubeconfig|eks-cluster|aws-region|role-to-assume|server|certificate-authority|oidc-audience|allow-.*|build-service-account|buildkitd-config(-inline)?)$/;
  const unsupported =
    /^(version|driver|driver-opts|buildkitd-flags|endpoint|append|cleanup|keep-state|cache-binary|config|config-inline|install)$/;
  for (const name of INPUT_NAMES.filter((one) => !used.test(one) && !unsupported.test(one)))
    expect(readGiven({ mode: 'connect', deployments: 'b', [name]: 'other' })).toMatchObject({
      notes: [{ line: expect.stringContaining(`: ${name} is not used.`) }],
    });
});
