import { expect, test } from 'vitest';

import { type Ending, judgeEnd } from '../../../../src/builders/diagnosis/cluster-nodes.ts';

const NOW_MS = Date.parse('2026-01-01T00:10:00Z');

type Pod = Ending['pods'][number];
type ClusterNode = Ending['clusterNodes'][number];

function ending(secondsLate: number, status: Pod['status'] = {}): Pod {
  const deletionTimestamp = new Date(NOW_MS - secondsLate * 1000).toISOString();
  return {
    metadata: { name: 'ci-1', namespace: 'builds', deletionTimestamp },
    spec: { containers: [], nodeName: 'n1' },
    status,
  };
}

function clusterNode(name: string, status: string, reason: string): ClusterNode {
  return { metadata: { name }, status: { conditions: [{ type: 'Ready', status, reason }] } };
}

const NOT_READY: Ending['events'][number] = {
  metadata: {},
  involvedObject: { kind: 'Pod', name: 'ci-1' },
  reason: 'NodeNotReady',
};
const NOTHING: Ending = { pods: [], events: [], clusterNodes: [], nowMs: NOW_MS };
const SILENT = clusterNode('n1', 'Unknown', 'NodeStatusUnknown');
const EVICTED = {
  conditions: [{ type: 'DisruptionTarget', status: 'True', reason: 'DeletionByTaintManager' }],
};

test.each<[string, Partial<Ending>, ReturnType<typeof judgeEnd>['kind']]>([
  ['no pod', {}, 'coming'],
  ['a pod that nobody deletes', { pods: [{ metadata: { name: 'ci-1' } }], events: [NOT_READY] }, 'coming'],
  ['a pod in its grace', { pods: [ending(-30)], events: [NOT_READY] }, 'coming'],
  ['a kubelet that is busy', { pods: [ending(9)], clusterNodes: [SILENT] }, 'coming'],
  ['a pod that is late, and no word of its cluster node', { pods: [ending(3600)] }, 'late'],
  ['a cluster node that may come back', { pods: [ending(59)], clusterNodes: [SILENT] }, 'late'],
  ['a cluster node that is silent', { pods: [ending(61)], clusterNodes: [SILENT] }, 'lost'],
  ['a cluster node whose pods are marked', { pods: [ending(61)], events: [NOT_READY] }, 'lost'],
  ['a cluster node whose pods are evicted', { pods: [ending(61, EVICTED)] }, 'lost'],
  [
    'a cluster node that is back',
    { pods: [ending(61)], events: [NOT_READY], clusterNodes: [clusterNode('n1', 'True', 'KubeletReady')] },
    'late',
  ],
  [
    'another cluster node that is silent',
    { pods: [ending(61)], clusterNodes: [{ ...SILENT, metadata: { name: 'n2' } }] },
    'late',
  ],
])('%s', (_, seen, kind) => {
  expect(judgeEnd({ ...NOTHING, ...seen }).kind).toBe(kind);
});

test('the report says which pod is late on which cluster node, since when, why, and what to do', () => {
  expect(judgeEnd({ ...NOTHING, pods: [ending(90)], clusterNodes: [SILENT] })).toEqual({
    kind: 'lost',
    topic: 'old-pod',
    what: 'Pod ci-1 should have terminated at 2026-01-01T00:08:30.000Z on cluster node n1, which does not answer (NodeStatusUnknown).',
    hint: 'If that cluster node is gone for good: kubectl delete node n1, or kubectl --namespace builds delete pod ci-1 --force',
  });
});
