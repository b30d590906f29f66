import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';

import { writeOutputs } from '../../src/outputs.ts';
import { parsePairs } from '../support/runner/file-commands.ts';
import { actionYml } from './action-yml.ts';

test('a later step can read every output that action.yml declares, and no other is set', () => {
  const folder = mkdtempSync(join(tmpdir(), 'outputs-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'output');
  writeFileSync(file, '');
  vi.stubEnv('GITHUB_OUTPUT', file);
  const node = { name: 'ci-amd64', endpoint: 'e', status: 'running', buildkit: 'v0.33.1', error: '' };
  writeOutputs({
    name: 'ci',
    namespace: 'builds',
    kubeconfig: '/temp/kubeconfig',
    nodes: [{ ...node, platforms: ['linux/amd64', 'linux/386'] }],
    woke: true,
    readyMs: 12,
  });
  const { pairs } = parsePairs(readFileSync(file, 'utf8'));
  expect(Object.keys(pairs).sort()).toEqual(Object.keys(actionYml.outputs).sort());
  expect(pairs).toMatchObject({ driver: 'kubernetes', platforms: 'linux/amd64,linux/386', woke: 'true' });
});
