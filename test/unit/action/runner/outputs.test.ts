import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';

import { type Outputs, writeOutputs } from '../../../../src/action/runner/outputs.ts';
import { parsePairs } from '../../../doubles/runner/file-commands.ts';
import { actionYml } from '../inputs/action-yml.ts';

const NODE = {
  name: 'ci-amd64',
  endpoint: 'e',
  status: 'running',
  buildkit: 'v0.33.1',
  error: undefined,
  driverOpts: ['namespace=builds'],
  flags: undefined,
  labels: new Map(),
};

const arm64 = { os: 'linux', architecture: 'arm64', variant: undefined } as const;
const amd64v2 = { os: 'linux', architecture: 'amd64', variant: 'v2' } as const;
const i386 = { os: 'linux', architecture: '386', variant: undefined } as const;

/** What a later step reads. */
function written(more: Pick<Outputs, 'nodes' | 'asked'>): Readonly<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'outputs-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'output');
  writeFileSync(file, '');
  vi.stubEnv('GITHUB_OUTPUT', file);
  const rest = {
    name: 'ci',
    namespace: 'builds',
    kubeconfig: '/temp/kubeconfig',
    created: true,
    readyMs: 12,
  };
  writeOutputs({ ...rest, ...more });
  return parsePairs(readFileSync(file, 'utf8')).pairs;
}

test('a later step can read every output that action.yml declares, and no other is set', () => {
  const pairs = written({ nodes: [{ ...NODE, platforms: ['linux/amd64', 'linux/386'] }], asked: [] });
  expect(Object.keys(pairs).sort()).toEqual(Object.keys(actionYml.outputs).sort());
  expect(pairs).toMatchObject({ driver: 'kubernetes', platforms: 'linux/amd64,linux/386', created: 'true' });
});

test('a build that takes the output platforms builds what was asked for, in the order of the nodes', () => {
  const can = ['linux/amd64', 'linux/amd64/v2', 'linux/386'];
  const nodes = [
    { ...NODE, name: 'ci-arm64', platforms: ['linux/arm64', 'linux/arm/v7'] },
    { ...NODE, platforms: can },
  ];
  const asked = [
    { name: 'ci-amd64', platforms: [amd64v2, i386] },
    { name: 'ci-arm64', platforms: [arm64] },
  ];
  const pairs = written({ nodes, asked });
  expect(pairs.platforms).toBe('linux/arm64,linux/amd64/v2,linux/386');
  expect(JSON.parse(pairs.nodes ?? '')).toEqual([
    {
      name: 'ci-arm64',
      endpoint: 'e',
      'driver-opts': ['namespace=builds'],
      status: 'running',
      buildkit: 'v0.33.1',
      platforms: 'linux/arm64',
    },
    expect.objectContaining({ name: 'ci-amd64', platforms: 'linux/amd64/v2,linux/386' }),
  ]);
});
