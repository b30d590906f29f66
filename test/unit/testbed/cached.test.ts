import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, test, vi } from 'vitest';

import { cached } from '../../testbed/cached.ts';

const home = mkdtempSync(join(tmpdir(), 'cached-'));
afterAll(() => rmSync(home, { recursive: true }));

test('a program that two tests want at once is built once', async () => {
  vi.stubEnv('XDG_CACHE_HOME', home);
  let made = 0;
  const make = async (folder: string): Promise<void> => {
    made += 1;
    await new Promise((resolve) => setImmediate(resolve));
    writeFileSync(join(folder, 'program'), '');
  };
  const folders = await Promise.all([1, 2, 3].map(() => cached('programs/x', ['1'], make)));
  expect(new Set(folders).size).toBe(1);
  expect(made).toBe(1);
});

test('a build that failed is tried again by whoever waited for it', async () => {
  vi.stubEnv('XDG_CACHE_HOME', home);
  let tried = 0;
  const make = async (): Promise<void> => {
    tried += 1;
    if (tried === 1) throw new Error('no space');
  };
  const both = await Promise.allSettled([1, 2].map(() => cached('programs/y', ['1'], make)));
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
});
