import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { faultOf, isPartOf } from '../../pages/compared.ts';
import { CONFIGS } from '../../pages/configs.ts';
import { BLOCKS, blocksOf, KINDS } from '../../pages/readme.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const known = new Set<string>(KINDS);

test('each block of YAML in a page says what it is, so that something holds it to that', () => {
  expect(BLOCKS.length).toBeGreaterThan(10);
  const unnamed = BLOCKS.filter(({ kind }) => !known.has(kind));
  expect(unnamed.map(({ page, text }) => `${page}: ${text.slice(0, 60)}`)).toEqual([]);
});

test('each block that shows something of examples/ shows what is there', () => {
  const faults = BLOCKS.map((block) => ({ ...block, fault: faultOf(block) }));
  expect(
    faults
      .filter(({ fault }) => fault !== undefined)
      .map(({ page, kind, name, fault }) => `${page}: # ${kind}: ${name} ${fault}`),
  ).toEqual([]);
});

test('each block for a chart or another program is read by the test that is named for it', () => {
  const blocks = BLOCKS.filter(({ kind }) => kind === 'values' || kind === 'config');
  expect(blocks.map(({ name }) => name).sort()).toEqual(Object.keys(CONFIGS).sort());
  const without = Object.entries(CONFIGS).filter(
    ([name, file]) => !readFileSync(join(root, file), 'utf8').includes(`'${name}'`),
  );
  expect(without).toEqual([]);
});

const EXAMPLE = {
  on: 'push',
  jobs: { a: { steps: [{ uses: 'x@v1', with: { b: 1, c: 2 } }, { run: 'y' }] } },
};

describe('a part of an example is', () => {
  test.each<[string, unknown, boolean]>([
    ['some steps', [{ run: 'y' }], true],
    ['a step with some of its inputs', { steps: [{ uses: 'x@v1', with: { c: 2 } }] }, true],
    ['keys of several places', { on: 'push', steps: [{ run: 'y' }] }, true],
    ['inputs alone', { b: 1 }, true],
    ['no step of its own', [{ uses: 'x@v1' }, { run: 'z' }], false],
    ['no other order', [{ run: 'y' }, { uses: 'x@v1' }], false],
    ['no other value', { with: { b: 2 } }, false],
    ['no key of its own', { on: 'push', permissions: {} }, false],
  ])('%s', (_, part, expected) => {
    expect(isPartOf(part, EXAMPLE)).toBe(expected);
  });
});

test('a page that changes a word of a workflow, or forgets to name a block, is found', () => {
  const page =
    '```yaml\n# example: quick-start\non: pull_request\n```\n1. A list\n   ```yml\n   kind: Pod\n   ```\n';
  const [changed, unnamed] = blocksOf('page', page);
  expect(changed && faultOf(changed)).toBe('differs from examples/quick-start.yml');
  expect(unnamed).toEqual({ page: 'page', kind: '', name: '', text: 'kind: Pod\n' });
});
