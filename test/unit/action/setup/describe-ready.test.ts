import { expect, test } from 'vitest';

import type { NodeFacts, SetUpFacts } from '../../../../src/action/runner/state.ts';
import { describeReady } from '../../../../src/action/setup/describe-ready.ts';

const NODE: NodeFacts = {
  name: 'ci-amd64',
  architecture: 'amd64',
  startedAs: 'joined',
  clusterNode: undefined,
  readyMs: undefined,
  waits: { nodeMs: undefined, volumeMs: undefined, imageMs: undefined, startMs: undefined },
  cacheSizeBytes: undefined,
  buildkit: 'v0.33.1',
};

const ARM: NodeFacts = { ...NODE, name: 'ci-arm64', architecture: 'arm64' };

const PLATFORMS = new Map([
  ['ci-amd64', 'linux/amd64'],
  ['ci-arm64', 'linux/arm64'],
]);

const INSPECTED = {
  name: '',
  endpoint: '',
  status: 'running',
  error: undefined,
  platforms: [],
  driverOpts: [],
  flags: undefined,
  labels: new Map(),
};

function ready(readyMs: number, nodes: readonly NodeFacts[], versions = ['v0.33.1']): string {
  const facts: SetUpFacts = {
    readyMs,
    keepWarm: { kind: 'forever' },
    created: false,
    otherHolds: undefined,
    upSinceMs: undefined,
    buildx: '0.37.2',
    nodes,
  };
  return describeReady(
    facts,
    PLATFORMS,
    versions.map((buildkit) => ({ ...INSPECTED, buildkit })),
  );
}

test('a warm builder is ready in one short line, with its BuildKit', () => {
  expect(ready(312, [NODE, ARM])).toBe('Ready in 0.3 s: linux/amd64, linux/arm64 (BuildKit 0.33.1)');
  expect(ready(312, [NODE, ARM], ['v0.33.1', 'v0.32.0'])).toMatch(/\(BuildKit 0\.33\.1, 0\.32\.0\)$/);
});

test('a cold one says how long each node took, and what it waited for', () => {
  const amd = { ...NODE, readyMs: 3200, waits: { nodeMs: 200, volumeMs: 900, imageMs: 0, startMs: 800 } };
  const arm = {
    ...ARM,
    readyMs: 47_300,
    waits: { nodeMs: 39_100, volumeMs: 900, imageMs: 4400, startMs: 999 },
  };
  expect(ready(47_900, [amd, arm])).toBe(
    'Ready in 47.9 s: linux/amd64 3.2 s, linux/arm64 47.3 s (39.1 s for a node, 4.4 s for the image)',
  );
});

test('a node that served already stands beside one that was waited for', () => {
  const arm = { ...ARM, readyMs: 6000, waits: { ...NODE.waits, volumeMs: 2000, startMs: 1500 } };
  expect(ready(6100, [NODE, arm])).toBe(
    'Ready in 6.1 s: linux/amd64, linux/arm64 6.0 s (2.0 s for the volume, 1.5 s for BuildKit)',
  );
});
