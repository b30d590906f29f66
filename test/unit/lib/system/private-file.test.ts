import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import {
  replacePrivateFile,
  writePrivateFile,
  writeScratch,
} from '../../../../src/lib/system/private-file.ts';

let folder = '';
let path = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'private-'));
  path = join(folder, 'file');
});
afterEach(() => rmSync(folder, { recursive: true }));

const writers = { writePrivateFile, replacePrivateFile, writeScratch };

test.each(Object.entries(writers))('%s writes a file that only its user can read', (_, write) => {
  const umask = process.umask(0);
  try {
    write(path, 'a secret');
  } finally {
    process.umask(umask);
  }
  expect(readFileSync(path, 'utf8')).toBe('a secret');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['file']);
});

test.each(Object.entries(writers))('%s writes bytes as they are', (_, write) => {
  write(path, Buffer.from([0, 255, 10]));
  expect([...readFileSync(path)]).toEqual([0, 255, 10]);
});

test('a new file never takes the place of another one', () => {
  writeFileSync(path, 'theirs');
  expect(() => writePrivateFile(path, 'ours')).toThrow(/EEXIST/);
  expect(readFileSync(path, 'utf8')).toBe('theirs');
});

test('a new file is not written through a link', () => {
  const target = join(folder, 'target');
  symlinkSync(target, path);
  expect(() => writePrivateFile(path, 'ours')).toThrow(/EEXIST/);
  expect(readdirSync(folder)).toEqual(['file']);
});

test('whoever has the old file open goes on reading it, and its mode is not taken over', () => {
  writeFileSync(path, 'old', { mode: 0o644 });
  const open = join(folder, 'open');
  linkSync(path, open);
  replacePrivateFile(path, 'new');
  expect(readFileSync(path, 'utf8')).toBe('new');
  expect(readFileSync(open, 'utf8')).toBe('old');
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('what a killed process left half-written is passed over', () => {
  const scratch = join(folder, 'scratch');
  writeFileSync(scratch, 'half', { mode: 0o644 });
  replacePrivateFile(path, 'whole', scratch);
  expect(readFileSync(path, 'utf8')).toBe('whole');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['file']);
});

test('a file that cannot be replaced stays, and nothing is left beside it', () => {
  mkdirSync(join(path, 'inside'), { recursive: true });
  expect(() => replacePrivateFile(path, 'new')).toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
  expect(readdirSync(folder)).toEqual(['file']);
});

test('a folder that is missing is not created', () => {
  expect(() => writePrivateFile(join(folder, 'missing', 'file'), 'new')).toThrow(/ENOENT/);
  expect(readdirSync(folder)).toEqual([]);
});
