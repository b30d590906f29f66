import { expect, test } from 'vitest';

import { expectRefused } from './refusal.ts';
import { readGiven, runnerEnvironment } from './stubbed-step.ts';

test('a platform is taken in any of its spellings', () => {
  const platforms = [{ os: 'linux', architecture: 'arm64', variant: undefined }];
  expect(readGiven({ platforms: ' linux/aarch64,\n' })).toMatchObject({ platforms });
});

test('a runner of an unknown architecture is told to name platforms', () => {
  const environment = { ...runnerEnvironment(), architecture: 'unknown' } as const;
  expect(() => readGiven({}, environment)).toThrow(/^Input platforms is missing/);
  expect(readGiven({ platforms: 'linux/s390x' }, environment)).toMatchObject({
    platforms: [{ architecture: 's390x' }],
  });
});

test.each(['linux/amd65', 'windows/amd64', 'linux/amd64,linux/amd64', 'linux/arm64 linux/arm64/v8'])(
  'platforms: %j changes nothing but says so',
  (platforms) => {
    expectRefused('platforms', { platforms });
  },
);
