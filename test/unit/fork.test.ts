import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, test } from 'vitest';

import { isForkEvent } from '../../src/fork.ts';
import { runnerEnvironment } from './stubbed-step.ts';

const folder = mkdtempSync(join(tmpdir(), 'event-'));
afterAll(() => rmSync(folder, { recursive: true }));

const repo = (full_name: string): object => ({ repo: { full_name } });
const pull = (head: object): object => ({ pull_request: { head, base: repo('a/b') } });
const run = (head: object): object => ({
  workflow_run: { head_repository: head, repository: { full_name: 'a/b' } },
});

const EVENTS: readonly (readonly [string, unknown, boolean])[] = [
  ['push', {}, false],
  ['workflow_dispatch', pull(repo('c/b')), false],
  ['pull_request', pull(repo('a/b')), false],
  ['pull_request', pull(repo('c/b')), true],
  ['pull_request_target', pull(repo('a/b')), false],
  ['pull_request_target', pull(repo('c/b')), true],
  ['pull_request_review', pull(repo('c/b')), true],
  // The fork was deleted.
  ['pull_request', pull({ repo: null }), true],
  ['pull_request', {}, true],
  ['pull_request', [], true],
  ['workflow_run', run({ full_name: 'a/b' }), false],
  ['workflow_run', run({ full_name: 'c/b' }), true],
  ['workflow_run', { ...run({ full_name: 'c/b' }), ...pull(repo('a/b')) }, true],
];

test.each(EVENTS)('%s with %j: %s', (eventName, payload, isFork) => {
  const eventPath = join(folder, 'event.json');
  writeFileSync(eventPath, JSON.stringify(payload));
  expect(isForkEvent({ ...runnerEnvironment(), eventName, eventPath })).toBe(isFork);
});

test('a pull request whose payload is missing or no JSON counts as a fork', () => {
  const eventPath = join(folder, 'broken.json');
  const environment = { ...runnerEnvironment(), eventName: 'pull_request' };
  expect(isForkEvent({ ...environment, eventPath })).toBe(true);
  writeFileSync(eventPath, '{');
  expect(isForkEvent({ ...environment, eventPath })).toBe(true);
});
