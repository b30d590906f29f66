import { expect, test } from 'vitest';

import { findProblem, parseInspect } from '../../../src/buildx/inspect.ts';

const RUNNING = `Name:          ci-1
Driver:        kubernetes
Last Activity: 2026-11-22 12:00:00 +0000 UTC

Nodes:
Name:                  ci-amd64
Endpoint:              kubernetes:///ci-1?deployment=ci-amd64&kubeconfig=%2Ftmp%2Fk
Driver Options:        namespace="builds" env.A="say \\"b=c\\""
Status:                running
BuildKit daemon flags: --debug
BuildKit version:      v0.33.1
Platforms:             linux/amd64*, linux/amd64/v2, linux/386
Labels:
 org.mobyproject.buildkit.worker.executor:         oci
 org.mobyproject.buildkit.worker.hostname:         ci-amd64-5d9
GC Policy rule#0:
 All:            false
 Filters:        type==source.local
`;

test('a node that runs is read whole', () => {
  const nodes = parseInspect(RUNNING);
  expect(nodes).toEqual([
    {
      name: 'ci-amd64',
      endpoint: 'kubernetes:///ci-1?deployment=ci-amd64&kubeconfig=%2Ftmp%2Fk',
      status: 'running',
      error: undefined,
      buildkit: 'v0.33.1',
      platforms: ['linux/amd64', 'linux/amd64/v2', 'linux/386'],
      driverOpts: ['namespace=builds', 'env.A=say "b=c"'],
      flags: '--debug',
      labels: new Map([
        ['org.mobyproject.buildkit.worker.executor', 'oci'],
        ['org.mobyproject.buildkit.worker.hostname', 'ci-amd64-5d9'],
      ]),
    },
  ]);
  expect(findProblem(nodes)).toBeUndefined();
});

test('inspect exits 0 for a node that cannot be reached, so its text decides', () => {
  const nodes = parseInspect(
    'Name: x\n\nNodes:\nName:     a\nEndpoint: e\nError:    no pods\n\nName:     b\nStatus:   inactive\n',
  );
  expect(nodes.map((node) => node.name)).toEqual(['a', 'b']);
  expect(findProblem(nodes)).toBe('node a is unknown (no pods)');
  expect(findProblem(nodes.slice(1))).toBe('node b is inactive');
});

test('a node that runs but whose daemon gave no version was not reached', () => {
  expect(findProblem(parseInspect('Nodes:\nName: a\nStatus: running\n'))).toBe('node a is running');
  expect(findProblem(parseInspect(''))).toBe('it shows no node');
});
