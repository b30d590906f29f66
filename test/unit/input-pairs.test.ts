import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';

import { expectRefused, type Given, refusal } from './refusal.ts';
import { runnerEnvironment } from './stubbed-step.ts';

describe('inputs that do not go together', () => {
  test.each<[string, string, Given]>([
    ['connect without deployments', 'deployments', { mode: 'connect' }],
    ['ensure with deployments', 'deployments', { deployments: 'remote-buildkit-agent' }],
    ['ephemeral with deployments', 'deployments', { mode: 'ephemeral', deployments: 'agent' }],
    ['ephemeral that is kept warm', 'keep-warm', { mode: 'ephemeral', 'keep-warm': 'forever' }],
    ['ephemeral with a class for no claim', 'storage-class', { mode: 'ephemeral', 'storage-class': 'gp3' }],
    ['a deployment twice', 'deployments', { mode: 'connect', deployments: 'a,a' }],
    ['a deployment that is no name', 'deployments', { mode: 'connect', deployments: 'a/b' }],
    [
      'fewer platforms than deployments',
      'platforms',
      { mode: 'connect', deployments: 'a b', platforms: 'linux/amd64' },
    ],
    [
      'two configurations',
      'buildkitd-config-inline',
      { 'buildkitd-config': 'f', 'buildkitd-config-inline': 'a = 1' },
    ],
  ])('%s is refused', (_, name, given) => {
    expectRefused(name, given);
  });
});

test('a file of the workspace that is not TOML is named by its input', () => {
  const folder = mkdtempSync(join(tmpdir(), 'workspace-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'buildkitd.toml'), 'debug = true\n[registry');
  const error = refusal({ 'buildkitd-config': 'buildkitd.toml' }, runnerEnvironment(folder));
  expect(error?.message).toMatch(/^Input buildkitd-config is not valid TOML \(line 2\)/);
});
