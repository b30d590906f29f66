import { expect, test } from 'vitest';

import { expectRefused } from './refusal.ts';
import { readGiven } from './stubbed-step.ts';

const GIB = 2 ** 30;

test('every good value arrives', () => {
  expect(readGiven({ 'cache-size': '100G', 'storage-class': 'fast.example.com' })).toMatchObject({
    cache: { kind: 'claim', size: { text: '100G', value: 1e11 }, storageClass: 'fast.example.com' },
  });
  expect(readGiven({ 'cache-size': '0' })).toMatchObject({ cache: { kind: 'none' } });
});

test('an ephemeral builder has no claim unless a size is asked for', () => {
  expect(readGiven({ mode: 'ephemeral' })).toMatchObject({ mode: 'ephemeral', cache: { kind: 'none' } });
  expect(readGiven({ mode: 'ephemeral', 'cache-size': '10Gi', 'storage-class': 'gp3' })).toMatchObject({
    cache: { kind: 'claim', size: { text: '10Gi', value: 10 * GIB }, storageClass: 'gp3' },
  });
});

test('an ephemeral builder with a class for no claim is refused', () => {
  expectRefused('storage-class', { mode: 'ephemeral', 'storage-class': 'gp3' });
});

test.each(['ensure', 'ephemeral'])('a class beside no volume is told to be unused in mode %s', (mode) => {
  expect(readGiven({ mode, 'cache-size': '0', 'storage-class': 'gp3' })).toMatchObject({
    cache: { kind: 'none' },
    notes: [{ level: 'info', line: 'storage-class is not used: cache-size: 0 asks for no volume.' }],
  });
});

test.each(['10GB', '-1', '1e99', '1Mi'])('cache-size: %j changes nothing but says so', (size) => {
  expectRefused('cache-size', { 'cache-size': size });
});

test.each(['Fast Disks', '../x'])('storage-class: %j changes nothing but says so', (storageClass) => {
  expectRefused('storage-class', { 'storage-class': storageClass });
});

test('a claim that is there takes the place of one of this action', () => {
  const existing = { kind: 'existing', claim: 'team-cache', bytes: undefined };
  expect(readGiven({ 'cache-claim': 'team-cache' })).toMatchObject({ cache: existing, notes: [] });
});

test.each([
  ['cache-claim', { 'cache-claim': 'Team Cache' }],
  ['Inputs cache-claim and cache-size', { 'cache-claim': 'a', 'cache-size': '100Gi' }],
  ['Inputs cache-claim and cache-size', { 'cache-claim': 'a', 'cache-size': '0' }],
  ['Inputs cache-claim and storage-class', { 'cache-claim': 'a', 'storage-class': 'gp3' }],
  ['Input cache-claim', { 'cache-claim': 'a', mode: 'ephemeral' }],
  ['Input cache-claim: 2 nodes', { 'cache-claim': 'a', platforms: 'linux/amd64,linux/arm64' }],
])('%s: %j changes nothing but says so', (name, given) => {
  expectRefused(name, given);
});

const claimPatch = (source: string): string => `spec: { volumes: [{ name: cache, ${source} }] }`;
const team = claimPatch('persistentVolumeClaim: { claimName: team-cache }');

test('a volume that pod-patch brings is the cache, and inputs of a claim of our own are told to be unused', () => {
  expect(readGiven({ 'pod-patch': team })).toMatchObject({
    cache: { kind: 'existing', claim: 'team-cache' },
    notes: [
      {
        level: 'info',
        line: 'pod-patch brings claim team-cache for the cache: this action creates no claim.',
      },
    ],
  });
  expect(readGiven({ 'pod-patch': team, 'cache-size': '100Gi', 'storage-class': 'gp3' }).mode).toBe('ensure');
  const unused = readGiven({ 'pod-patch': team, 'cache-size': '100Gi', 'storage-class': 'gp3' });
  expect(unused).toMatchObject({
    notes: [{ line: expect.stringMatching(/cache-size and storage-class are not used\.$/) }],
  });
});

test('cache-size is the size of a volume that tells none', () => {
  const disk = claimPatch('hostPath: { path: /ssd }');
  expect(readGiven({ 'pod-patch': disk })).toMatchObject({ cache: { kind: 'volume', bytes: undefined } });
  expect(readGiven({ 'pod-patch': disk, 'cache-size': '100G' })).toMatchObject({
    cache: { kind: 'volume', bytes: 1e11 },
    notes: [{ line: 'pod-patch brings a volume for the cache: this action creates no claim.' }],
  });
});
