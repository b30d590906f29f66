import { expect, test } from 'vitest';

import { expectRefused } from '../refusal.ts';
import { readGiven } from '../stubbed-step.ts';

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

test.each(['10GB', '-1', '1e99', '1Mi'])('cache-size: %j changes nothing but says so', (size) => {
  expectRefused('cache-size', { 'cache-size': size });
});

test.each(['Fast Disks', '../x'])('storage-class: %j changes nothing but says so', (storageClass) => {
  expectRefused('storage-class', { 'storage-class': storageClass });
});
