import { expect, test } from 'vitest';

import { faultOfImage, isTooOld } from '../../../../src/builders/manifests/daemon.ts';

const DIGEST = `@sha256:${'0'.repeat(64)}`;

test.each([
  'docker.io/moby/buildkit:v0.33.1-rootless',
  `moby/buildkit:v0.33.1-rootless${DIGEST}`,
  'moby/buildkit:buildx-stable-1-rootless',
  'moby/buildkit:rootless',
  'moby/buildkit:master-rootless',
  'mirror.example.com:5000/hub/moby/buildkit:v0.33.1-rootless',
  'registry.example.com/tools/buildkit-rootless:1',
  'registry.example.com/tools/builder:2-Rootless_a',
])('%s needs security: rootless', (image) => {
  expect(faultOfImage(image, 'privileged')).toMatchObject({
    hint: expect.stringContaining('security: rootless'),
  });
  expect(faultOfImage(image, 'rootless')).toBeUndefined();
});

test.each([
  ['moby/buildkit:v0.33.1', 'v0.33.1-rootless'],
  [`docker.io/moby/buildkit:v0.33.1${DIGEST}`, 'v0.33.1-rootless'],
  ['mirror.example.com:5000/buildkit:0.33', '0.33-rootless'],
  ['moby/buildkit:buildx-stable-1', 'buildx-stable-1-rootless'],
  ['moby/buildkit:latest', 'latest-rootless'],
  ['moby/buildkit:v0.33.1-ubuntu', 'v0.33.1-rootless'],
])('%s is not for security: rootless', (image, tag) => {
  expect(faultOfImage(image, 'rootless')).toMatchObject({ hint: expect.stringContaining(tag) });
  expect(faultOfImage(image, 'privileged')).toBeUndefined();
});

test.each([
  'moby/buildkit:v0.12.5',
  'moby/buildkit:v0.28.1',
  'moby/buildkit:0.28',
  `moby/buildkit:v0.17.0${DIGEST}`,
  'mirror.example.com:5000/hub/buildkit:v0.9.3-ubuntu',
  'moby/buildkit:v0.28.0-rc1',
])('%s is too old', (image) => {
  expect(faultOfImage(image, 'privileged')).toMatchObject({ hint: expect.stringContaining('0.29') });
});

test('so is an old rootless one', () => {
  expect(faultOfImage('moby/buildkit:v0.12.5-rootless', 'rootless')?.what).toBe('is too old');
});

test.each([
  'moby/buildkit:v0.29.0',
  'moby/buildkit:v0.29.0-rc2',
  'moby/buildkit:v1.0.0',
  'moby/buildkit:v0.100.0',
  'moby/buildkit',
  `moby/buildkit${DIGEST}`,
  'registry.example.com/acme/ci-builder:0.3.1',
  'localhost:5000/buildkit:2026-11',
  'registry.rootless.example.com/buildkit:corp',
  'rootless/buildkit:v0.33.1',
])('of %s nothing is known that would keep it from a privileged pod', (image) => {
  expect(faultOfImage(image, 'privileged')).toBeUndefined();
});

test.each([`moby/buildkit${DIGEST}`, 'acme/buildkit:corp-7', 'acme/ci-builder:1.0'])(
  'of %s nothing is known that would keep it from a rootless pod',
  (image) => {
    expect(faultOfImage(image, 'rootless')).toBeUndefined();
  },
);

test.each(['v0.12.5', '0.28.0', 'v0.28.1-3-gabc'])('a daemon of %s is too old', (version) => {
  expect(isTooOld(version)).toBe(true);
});

test.each(['v0.33.1', 'v0.29.0', 'v0.0.0+unknown', '', 'master', '3d1f0c2', 'v2.1.0'])(
  'a daemon of %j is not known to be too old',
  (version) => {
    expect(isTooOld(version)).toBe(false);
  },
);
