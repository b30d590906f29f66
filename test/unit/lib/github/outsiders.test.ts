import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, test } from 'vitest';

import { type Outsiders, outsidersIn } from '../../../../src/lib/github/outsiders.ts';

const folder = mkdtempSync(join(tmpdir(), 'event-'));
afterAll(() => rmSync(folder, { recursive: true }));

function judged(eventName: string, payload: string): Outsiders {
  const eventPath = join(folder, 'event.json');
  writeFileSync(eventPath, payload);
  return outsidersIn({ eventName, eventPath });
}

const repo = (full_name: string): object => ({ repo: { full_name } });
const pull = (head: object): object => ({ pull_request: { head, base: repo('a/b') } });
const [ours, theirs] = [pull(repo('a/b')), pull(repo('c/b'))];
const run = (head: object | null, event: string): object => ({
  workflow_run: { head_repository: head, repository: { full_name: 'a/b' }, event },
});
const [own, foreign] = [{ full_name: 'a/b' }, { full_name: 'c/b' }];
const relay = (of: object): object => ({ client_payload: of, repository: own });
const suite = (head_branch: string | null): object => ({ check_suite: { head_branch } });

/** Each event of GitHub's list, in the forms in which it is judged differently. */
const EVENTS: readonly (readonly [string, unknown, Outsiders])[] = [
  ['branch_protection_rule', {}, 'none'],
  ['check_run', { check_run: suite('main') }, 'none'],
  ['check_run', { check_run: suite(null) }, 'code'],
  ['check_suite', suite('main'), 'none'],
  ['check_suite', suite(null), 'code'],
  ['create', {}, 'none'],
  ['delete', {}, 'none'],
  ['deployment', {}, 'none'],
  ['deployment_status', {}, 'none'],
  ['discussion', {}, 'words'],
  ['discussion_comment', {}, 'words'],
  ['fork', {}, 'words'],
  ['gollum', {}, 'words'],
  ['issue_comment', { issue: { number: 1 } }, 'words'],
  ['issue_comment', { issue: { number: 1, pull_request: { url: 'x' } } }, 'code'],
  ['issues', {}, 'words'],
  ['label', {}, 'none'],
  ['merge_group', {}, 'none'],
  ['milestone', {}, 'none'],
  ['page_build', {}, 'none'],
  ['public', {}, 'none'],
  ['pull_request', ours, 'none'],
  ['pull_request', theirs, 'code'],
  // The fork was deleted.
  ['pull_request', pull({ repo: null }), 'code'],
  ['pull_request_review', ours, 'none'],
  ['pull_request_review', theirs, 'code'],
  ['pull_request_review_comment', ours, 'none'],
  ['pull_request_review_comment', theirs, 'code'],
  ['pull_request_target', ours, 'none'],
  ['pull_request_target', theirs, 'code'],
  ['push', theirs, 'none'],
  ['registry_package', {}, 'none'],
  ['release', {}, 'none'],
  ['repository_dispatch', relay({}), 'none'],
  ['repository_dispatch', relay({ pull_request: { number: 1 } }), 'none'],
  ['repository_dispatch', relay(ours), 'none'],
  ['repository_dispatch', relay(theirs), 'code'],
  ['schedule', {}, 'none'],
  ['status', { branches: [{ name: 'main' }] }, 'none'],
  ['status', { branches: [] }, 'code'],
  ['watch', {}, 'words'],
  ['workflow_dispatch', theirs, 'none'],
  ['workflow_run', run(own, 'push'), 'none'],
  ['workflow_run', run(own, 'pull_request'), 'none'],
  ['workflow_run', run(foreign, 'pull_request'), 'code'],
  ['workflow_run', { ...run(foreign, 'push'), ...ours }, 'code'],
  ['workflow_run', run(null, 'pull_request_target'), 'code'],
  // Their own payload is out of reach.
  ['workflow_run', run(own, 'issue_comment'), 'code'],
  ['workflow_run', run(own, 'workflow_run'), 'code'],
  ['workflow_run', run(own, 'watch'), 'words'],
  // Not in the list, by now.
  ['telepathy', {}, 'words'],
  ['constructor', {}, 'words'],
  ['', {}, 'words'],
];

test.each(EVENTS)('%s with %j brings of outsiders: %s', (eventName, payload, outsiders) => {
  expect(judged(eventName, JSON.stringify(payload))).toBe(outsiders);
});

const PAYLOAD_SAYS = [
  ...['pull_request', 'pull_request_target', 'pull_request_review', 'pull_request_review_comment'],
  ...['workflow_run', 'issue_comment', 'check_run', 'check_suite', 'status'],
];

test.each(PAYLOAD_SAYS)('%s of which nothing can be read counts as code of outsiders', (eventName) => {
  for (const payload of ['', '{', '[]', 'null', '{}', '{"pull_request":[],"workflow_run":1,"issue":null}'])
    expect(judged(eventName, payload)).toBe('code');
  for (const eventPath of ['', join(folder, 'none.json'), folder])
    expect(outsidersIn({ eventName, eventPath })).toBe('code');
});
