import { expect, test } from 'vitest';
import { checkActionYml } from '../../../.ci/action-yml.ts';

const good = `
name: n
description: d
inputs:
  name: { description: what, default: '' }
  mode: { description: what }
outputs:
  nodes: { description: what }
runs: { using: node24, main: dist/index.js, post: dist/index.js }
`;

const check = (text: string) => checkActionYml(text, (path) => path === 'dist/index.js');

test('a good one has no faults', () => {
  expect(check(good)).toEqual([]);
});

test.each([
  { old: 'name: n\n', now: '', fault: 'name is missing' },
  { old: 'node24', now: 'node20', fault: 'runs.using is not node24' },
  { old: 'main: dist/index.js, ', now: '', fault: 'runs.main is missing' },
  {
    old: 'post: dist/index.js',
    now: 'post: dist/post.js',
    fault: 'runs.post: there is no dist/post.js in dist',
  },
  { old: 'main: dist', now: 'main: ./dist', fault: 'runs.main: there is no ./dist/index.js in dist' },
  { old: 'mode: { description: what }', now: 'mode:', fault: 'input mode has no description' },
  { old: "default: ''", now: 'default: 1', fault: 'input name: the default is not a string, quote it' },
  { old: "default: ''", now: 'default:', fault: 'input name: the default is not a string, quote it' },
  { old: "default: ''", now: 'type: boolean', fault: 'input name: the runner knows no type' },
  {
    old: 'nodes: { description: what }',
    now: "nodes: { description: ' ' }",
    fault: 'output nodes has no description',
  },
])('$fault', ({ old, now, fault }) => {
  expect(good).toContain(old);
  expect(check(good.replace(old, now))).toEqual([fault]);
});
