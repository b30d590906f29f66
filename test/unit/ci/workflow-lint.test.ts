import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runActionlint, runZizmor } from '../../../.ci/workflow-lint.ts';

const root = join(import.meta.dirname, '..', '..', '..');
/** The first time on a machine, the linters are built and fetched. */
const timeoutMs = 5 * 60_000;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lint-'));
  cpSync(join(root, '.github'), join(folder, '.github'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Puts a fault into a copy of a file of .github. */
function plant(file: string, old: string, now: string): string {
  const path = join(folder, '.github', file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(old);
  writeFileSync(
    path,
    text.replace(old, () => now),
  );
  return path;
}

const checkout = 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1';

test.each([
  { fault: 'a trigger that does not exist', old: 'pull_request:', now: 'pull_requests:', says: '[events]' },
  { fault: 'an unknown context', old: 'github.ref', now: 'gihub.ref', says: 'undefined variable "gihub"' },
  { fault: 'an unknown runner', old: 'ubuntu-24.04', now: 'ubuntu-42', says: '[runner-label]' },
])('actionlint stops $fault', { timeout: timeoutMs }, async ({ old, now, says }) => {
  const { ok, output } = await runActionlint([plant('workflows/ci.yml', old, now)]);
  expect({ ok, output }).toMatchObject({ ok: false, output: expect.stringContaining(says) });
});

test.each([
  { file: 'workflows/ci.yml', old: checkout, now: 'actions/checkout@v7', says: '[unpinned-uses]' },
  {
    file: 'workflows/ci.yml',
    old: 'permissions: {}',
    now: 'permissions: write-all',
    says: '[excessive-permissions]',
  },
  {
    file: 'workflows/ci.yml',
    old: 'pull_request:',
    now: 'pull_request_target:',
    says: '[dangerous-triggers]',
  },
  {
    file: 'workflows/ci.yml',
    old: 'persist-credentials: false',
    now: 'fetch-depth: 1',
    says: '[artipacked]',
  },
  // biome-ignore lint/suspicious/noTemplateCurlyInString: GitHub's own syntax
  { file: 'workflows/ci.yml', old: 'unit\n', now: '${{ github.head_ref }}\n', says: '[template-injection]' },
  { file: 'dependabot.yml', old: 'default-days: 14', now: 'default-days: 1', says: '[dependabot-cooldown]' },
])('zizmor stops $says in $file', { timeout: timeoutMs }, async ({ file, old, now, says }) => {
  plant(file, old, now);
  const { ok, output } = await runZizmor(['--persona=pedantic', join(folder, '.github')]);
  expect({ ok, output }).toMatchObject({ ok: false, output: expect.stringContaining(says) });
});
