import { describe, expect, test } from 'vitest';

import type { NodeSpec } from '../../../../src/builders/manifests/spec.ts';
import { describeJoined, describeStart } from '../../../../src/builders/rollout/describe-builder.ts';
import type { FoundNode } from '../../../../src/builders/rollout/find-node.ts';
import type { JoinedNode } from '../../../../src/builders/rollout/join-or-create.ts';
import { SERVING } from '../../../doubles/api/fake-cluster.ts';
import { NODE_SPEC } from '../manifests/node-spec.ts';

const CACHE = {
  kind: 'claim',
  size: { text: '50Gi', value: 50 * 2 ** 30 },
  storageClass: undefined,
} as const;
const AMD: NodeSpec = { ...NODE_SPEC, cache: CACHE };
const ARM: NodeSpec = { ...AMD, name: 'ci-arm64', architecture: 'arm64' };

const NEW = { kind: 'absent', claim: undefined } as const;
const KEPT = { kind: 'absent', claim: { status: { capacity: { storage: '50Gi' } } } } as const;
const SMALL = { kind: 'absent', claim: { spec: { resources: { requests: { storage: '20Gi' } } } } } as const;
const UP = { kind: 'running', deployment: {} } as const;

describe('before it starts a builder, a job says which nodes, and on what caches', () => {
  test.each<[string, readonly FoundNode[]]>([
    [
      'starting 2 nodes (amd64 on its kept cache of 50Gi, arm64 with a new one)',
      [
        { spec: AMD, found: KEPT },
        { spec: ARM, found: NEW },
      ],
    ],
    [
      'starting 2 nodes (amd64 on its kept cache of 20Gi, arm64 with a new cache of 50Gi)',
      [
        { spec: AMD, found: SMALL },
        { spec: ARM, found: NEW },
      ],
    ],
    [
      'starting 1 node (arm64 with a new cache of 50Gi), joining amd64',
      [
        { spec: AMD, found: UP },
        { spec: ARM, found: NEW },
      ],
    ],
    ['starting 1 node (amd64 once its previous pod has ended)', [{ spec: AMD, found: { kind: 'ending' } }]],
    [
      'starting 1 node (amd64 without a cache volume)',
      [{ spec: { ...AMD, cache: { kind: 'none' } }, found: NEW }],
    ],
    [
      'starting 1 node (amd64 on the claim team-cache)',
      [{ spec: { ...AMD, cache: { kind: 'existing', claim: 'team-cache', bytes: undefined } }, found: NEW }],
    ],
    [
      'starting 1 node (amd64 on its own volume)',
      [{ spec: { ...AMD, cache: { kind: 'volume', bytes: undefined } }, found: NEW }],
    ],
  ])('%s', (words, nodes) => {
    expect(describeStart(nodes)).toBe(words);
  });
});

const NOW = Date.parse('2026-01-01T12:00:00Z');
const ago = (seconds: number): string => new Date(NOW - seconds * 1000).toISOString();

/** A node that was created this long ago; `upSeconds`: since when it serves, if it does. */
function joined(spec: NodeSpec, createdSeconds: number, upSeconds?: number, others = 0): JoinedNode {
  const conditions = [{ type: 'Available', status: 'True', lastTransitionTime: ago(upSeconds ?? 0) }];
  const status = upSeconds === undefined ? {} : { ...SERVING, conditions };
  const metadata = { generation: 1, creationTimestamp: ago(createdSeconds) };
  return { spec, deployment: { metadata, status }, created: undefined, company: { others, nowMs: NOW } };
}

describe('a job that joins a builder says how long that is up, and who else is on it', () => {
  test.each<[string, readonly JoinedNode[]]>([
    ['joined; up for 12m, 2 other jobs on it', [joined(AMD, 800, 725, 2)]],
    ['joined; up for 2h5m, 1 other job on it', [joined(AMD, 9000, 7505, 1), joined(ARM, 9000, 8000, 1)]],
    ['joined; up for 0s, no other job on it', [joined(AMD, 3, 0)]],
    ['joined; still starting, created 8s ago, 1 other job on it', [joined(AMD, 8, undefined, 1)]],
    [
      'joined; still starting arm64, created 8s ago, 1 other job on it',
      [joined(AMD, 800, 725, 1), joined(ARM, 8, undefined, 1)],
    ],
    ['joined; it is up', [{ ...joined(AMD, 800, 725), company: undefined }]],
  ])('%s', (words, nodes) => {
    expect(describeJoined(nodes)).toBe(words);
  });
});
