import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { defaultBuildkit, TESTED_BUILDKIT } from '../../../.ci/requirements.ts';
import { figuresIn, renderAmount, withFigures, withoutFigures } from '../../../.ci/stated-figures.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

test('builders get the newest BuildKit that the tests run', () => {
  expect(defaultBuildkit()).toMatch(/^\d+\.\d+\.\d+$/);
  expect(defaultBuildkit()).toBe(TESTED_BUILDKIT);
});

describe('a figure that the README states', () => {
  const stated = figuresIn(readme);

  test('was measured: docs/figures/ has it, with the command, the versions and the machine', () => {
    expect(stated.length).toBeGreaterThan(5);
    for (const { name, text } of stated) {
      const path = join(root, 'docs', 'figures', `${name}.json`);
      if (text === 'not measured') {
        expect(existsSync(path), name).toBe(false);
        continue;
      }
      const figure: Readonly<Record<string, unknown>> = JSON.parse(readFileSync(path, 'utf8'));
      expect(figure, name).toMatchObject({
        figure: name,
        command: expect.stringMatching(/^npm run bench -- /),
        date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        versions: { action: expect.any(String), node: expect.any(String) },
        machine: { cpus: expect.any(String), memoryGiB: expect.any(Number) },
        n: expect.any(Number),
        samples: { ours: expect.any(Array) },
      });
    }
  });

  test('is the number that was measured', () => {
    expect(withFigures(readme)).toBe(readme);
  });

  test('is marked as one: no time is written by hand', () => {
    expect(withoutFigures(readme).match(/\b\d+(?:\.\d+)? ?(?:ms|s|seconds)\b/g)).toBeNull();
  });
});

test('the README has at most 200 lines', () => {
  expect(readme.split('\n').length - 1).toBeLessThanOrEqual(200);
});

/** What a recipe writes in code, and the workflow that it links. */
const RECIPES = [...readme.matchAll(/^\| [^|]+ \| ([^|]*) \| \[[^\]]+\]\((examples\/[^)]+)\) \|$/gm)];

test('each recipe of the README is in the workflow that it links', () => {
  expect(RECIPES.length).toBeGreaterThan(4);
  for (const [, written = '', file = ''] of RECIPES) {
    const workflow = readFileSync(join(root, file), 'utf8');
    const codes = [...written.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
    expect(codes.length, file).toBeGreaterThan(0);
    for (const code of codes) expect(workflow).toContain(code);
  }
});

test.each([
  [236.4, 'ms', '0.24 s'],
  [9994, 'ms', '9.99 s'],
  [12_345, 'ms', '12.3 s'],
  [7, 'calls', '7 calls'],
])('%d %s is shown as %s', (value, unit, shown) => {
  expect(renderAmount(value, unit)).toBe(shown);
});
