import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

type Update = { readonly 'package-ecosystem': string; readonly directories?: readonly string[] };

const root = join(import.meta.dirname, '..', '..', '..');

test('no Go program of the test bed is left to age, but for those that are kept at a version', () => {
  const { updates }: { readonly updates: readonly Update[] } = parse(
    readFileSync(join(root, '.github', 'dependabot.yml'), 'utf8'),
  );
  const watched = updates.find((update) => update['package-ecosystem'] === 'gomod')?.directories;
  const folders = readdirSync(join(root, 'test', 'testbed', 'modules'));
  const moving = folders.filter((name) => !/-\d+\.\d+\.\d+$/.test(name));
  expect(watched).toEqual(moving.sort().map((name) => `/test/testbed/modules/${name}`));
});
