import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

type Lockfile = {
  readonly packages: Readonly<Record<string, { readonly integrity?: string; readonly link?: boolean }>>;
};

test('every package of the lockfile has the hash by which npm ci verifies it', () => {
  const path = join(import.meta.dirname, '..', '..', '..', 'package-lock.json');
  const { packages }: Lockfile = JSON.parse(readFileSync(path, 'utf8'));
  const { '': _, ...others } = packages;
  expect(Object.keys(others).length).toBeGreaterThan(100);
  const unverified = Object.entries(others).filter(
    ([, { integrity = '' }]) => !integrity.startsWith('sha512-'),
  );
  expect(unverified.map(([name]) => name)).toEqual([]);
});
