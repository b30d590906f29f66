import { expect, test } from 'vitest';
import { selectTests } from '../../run/selection.ts';

test.each([
  { words: [], projects: ['unit', 'bundle', 'cluster'], files: [] },
  { words: ['unit', 'bundle'], projects: ['unit', 'bundle'], files: [] },
  { words: ['test/cluster/a.test.ts'], projects: ['cluster'], files: ['test/cluster/a.test.ts'] },
  { words: ['unit', 'names'], projects: ['unit'], files: ['names'] },
  { words: ['names'], projects: ['unit', 'bundle', 'cluster'], files: ['names'] },
])('$words', ({ words, projects, files }) => {
  expect(selectTests(words)).toEqual({ projects, files });
});
