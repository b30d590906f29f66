import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

import { expectRefused, refusal } from '../refusal.ts';
import { readGiven, runnerEnvironment } from '../stubbed-step.ts';

test('a configuration in the workflow arrives', () => {
  const toml = 'debug = true\n[registry."r:5000"]\n  http = true';
  expect(readGiven({ 'buildkitd-config-inline': toml })).toMatchObject({
    buildkitd: { debug: true, registry: { 'r:5000': { http: true } } },
  });
});

test('a file of the workspace that is not TOML is named by its input', () => {
  const folder = mkdtempSync(join(tmpdir(), 'workspace-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'buildkitd.toml'), 'debug = true\n[registry');
  const error = refusal({ 'buildkitd-config': 'buildkitd.toml' }, runnerEnvironment(folder));
  expect(error?.message).toMatch(/^Input buildkitd-config is not valid TOML \(line 2\)/);
});

test.each([
  ['buildkitd-config', { 'buildkitd-config': 'no-such-file.toml' }],
  ['buildkitd-config', { 'buildkitd-config': '.' }],
  ['buildkitd-config-inline', { 'buildkitd-config-inline': '[registry' }],
  ['buildkitd-config-inline', { 'buildkitd-config': 'f', 'buildkitd-config-inline': 'a = 1' }],
])('%s: %j changes nothing but says so', (name, given) => {
  expectRefused(name, given);
});
