import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { readCache, writeCache } from '../../../../src/cluster/recipe/cache.ts';

const KEYS = { accessKeyId: 'A', secretAccessKey: 's', sessionToken: 't', expiresMs: 1_800_000_000_000 };
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cache-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the next run finds what this one left, in a file for this user alone', () => {
  const path = join(folder, 'cache');
  writeCache(path, { ...KEYS, accessKeyId: 'old' });
  writeCache(path, KEYS);
  expect(readCache(path)).toEqual(KEYS);
  expect(readdirSync(folder)).toEqual(['cache']);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('keys that never end are not left', () => {
  writeCache(join(folder, 'cache'), { ...KEYS, expiresMs: undefined });
  expect(readdirSync(folder)).toEqual([]);
});

test('a folder that is gone, as after post, fails no build', () => {
  writeCache(join(folder, 'gone', 'cache'), KEYS);
  expect(readCache(join(folder, 'gone', 'cache'))).toBeUndefined();
});

test.each([
  '',
  '{',
  'null',
  '[]',
  '"x"',
  '{}',
  JSON.stringify({ ...KEYS, expiresMs: null }),
  JSON.stringify({ ...KEYS, sessionToken: 1 }),
])('garbage (%j) counts as nothing', (text) => {
  const path = join(folder, 'cache');
  writeFileSync(path, text);
  expect(readCache(path)).toBeUndefined();
});
