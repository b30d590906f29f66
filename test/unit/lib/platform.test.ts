import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ActionError } from '../../../src/lib/errors.ts';
import {
  formatPlatform,
  groupByArchitecture,
  nodeArchitecture,
  parsePlatform,
} from '../../../src/lib/platform.ts';

test.each([
  ['linux/amd64', 'linux/amd64', 'amd64'],
  ['linux/amd64/v1', 'linux/amd64', 'amd64'],
  ['linux/amd64/v2', 'linux/amd64/v2', 'amd64'],
  ['linux/x86_64', 'linux/amd64', 'amd64'],
  // A 32-bit image runs on the 64-bit machine.
  ['linux/386', 'linux/386', 'amd64'],
  ['linux/arm64/v8', 'linux/arm64', 'arm64'],
  ['LINUX/ARM64', 'linux/arm64', 'arm64'],
  ['linux/arm', 'linux/arm/v7', 'arm'],
  ['linux/arm/v6', 'linux/arm/v6', 'arm'],
])('%s is %s, on a cluster node of %s', (text, normal, architecture) => {
  const platform = parsePlatform('platforms', text);
  expect(formatPlatform(platform)).toBe(normal);
  expect(nodeArchitecture(platform)).toBe(architecture);
});

test.each<[string, readonly (readonly string[])[]]>([
  ['linux/amd64', [['amd64', 'linux/amd64']]],
  // buildx builds without --platform on the first node, so the user's order is kept.
  [
    'linux/arm64 linux/amd64',
    [
      ['arm64', 'linux/arm64'],
      ['amd64', 'linux/amd64'],
    ],
  ],
  [
    'linux/386 linux/arm64 linux/amd64/v3',
    [
      ['amd64', 'linux/386', 'linux/amd64/v3'],
      ['arm64', 'linux/arm64'],
    ],
  ],
  // A 64-bit arm machine need not run 32-bit images.
  [
    'linux/arm64 linux/arm/v7 linux/arm/v6',
    [
      ['arm64', 'linux/arm64'],
      ['arm', 'linux/arm/v7', 'linux/arm/v6'],
    ],
  ],
])('%s gets a native node for each architecture', (text, expected) => {
  const nodes = groupByArchitecture(text.split(' ').map((one) => parsePlatform('platforms', one)));
  expect(
    nodes.map(({ architecture, platforms }) => [architecture, ...platforms.map(formatPlatform)]),
  ).toEqual(expected);
});

test.each([
  '',
  'linux',
  'amd64',
  'linux/amd65',
  'windows/amd64',
  'linux/amd64/',
  'linux/arm64/v9',
  'constructor',
  '__proto__',
])('%j is refused by the name of the input', (text) => {
  expect(() => parsePlatform('platforms', text)).toThrow(/^Input platforms: /);
});

test('any text gives a platform that reads back the same, or an error of ours', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.stringMatching(/^linux\/(amd64|arm64|arm|386)(\/v[0-9])?$/)),
      (text) => {
        try {
          const platform = parsePlatform('platforms', text);
          expect(parsePlatform('platforms', formatPlatform(platform))).toEqual(platform);
        } catch (error) {
          expect(error).toBeInstanceOf(ActionError);
        }
      },
    ),
  );
});
