import { expect, test } from 'vitest';

import type { Observed } from '../../../../src/builders/diagnosis/problem.ts';
import { describeOthers, renderReport, timeoutProblem } from '../../../../src/builders/diagnosis/report.ts';
import { NOTHING } from './observed.ts';

const PENDING: Observed = {
  ...NOTHING,
  pods: [{ metadata: { name: 'ci-1' }, status: { phase: 'Pending' } }],
  nowMs: 0,
};

function event(name: string, reason: string, message: string): Observed['events'][number] {
  return { metadata: {}, involvedObject: { kind: 'Pod', name }, type: 'Normal', reason, message };
}

const CLAIM = { metadata: { name: 'c' }, status: { phase: 'Pending' } };
const PROVISIONING = event('c', 'ExternalProvisioning', 'Waiting for a volume');
const WAITING = event('c', 'WaitForFirstConsumer', 'waiting for first consumer to be created before binding');
const POD_FIRST = event('c', 'WaitForPodScheduled', 'waiting for pod ci-1 to be scheduled');
const STARTING = event('ci-1', 'TriggeredScaleUp', 'pod triggered scale-up: [a 1->2]');

test.each<[string, Partial<Observed>, string | undefined]>([
  ['nothing', {}, undefined],
  [
    'a volume',
    { claim: CLAIM, events: [PROVISIONING] },
    'its volume: ExternalProvisioning: Waiting for a volume',
  ],
  [
    'no volume that exists',
    { claim: { ...CLAIM, status: { phase: 'Bound' } }, events: [PROVISIONING] },
    undefined,
  ],
  ['no volume that itself waits for the pod', { claim: CLAIM, events: [WAITING, POD_FIRST] }, undefined],
  [
    'what failed of a volume that waits for the pod again',
    { claim: CLAIM, events: [event('c', 'ProvisioningFailed', 'no room in zone a'), POD_FIRST] },
    'its volume: ProvisioningFailed: no room in zone a',
  ],
  [
    'a cluster node',
    { events: [STARTING] },
    'the autoscaler adds a cluster node: pod triggered scale-up: [a 1->2]',
  ],
  [
    'nothing that an autoscaler starts for another pod',
    { events: [event('other', 'TriggeredScaleUp', 'pod triggered scale-up')] },
    undefined,
  ],
  [
    'both',
    { claim: CLAIM, events: [PROVISIONING, STARTING] },
    'its volume: ExternalProvisioning: Waiting for a volume; the autoscaler adds a cluster node: pod triggered scale-up: [a 1->2]',
  ],
])('what a builder waits for is reported: %s', (_, observed, words) => {
  expect(describeOthers({ ...PENDING, ...observed })).toBe(words);
});

test.each<[string, Partial<Observed>, RegExp, RegExp]>([
  ['the pod', {}, /^Last seen: waiting to be scheduled\.$/, /^If it only needs more time/],
  ['its volume', { claim: CLAIM, events: [PROVISIONING] }, /claim c: ExternalProvisioning/, /provisioner/],
  [
    'its cluster node',
    { events: [STARTING] },
    /a node is being added: .*\[a 1->2\]/,
    /^If it only needs more time/,
  ],
  [
    'its cluster node, and not its volume, which waits for that too',
    { claim: CLAIM, events: [WAITING, STARTING] },
    /^Last seen: a node is being added: /,
    /^If it only needs more time/,
  ],
])('what a builder waited for to the end is reported: %s', (_, observed, what, hint) => {
  const wait = timeoutProblem({ ...PENDING, ...observed });
  expect(wait.what).toMatch(what);
  expect(wait.hint).toMatch(hint);
});

const warning = (reason: string, message: string) => ({ ...event('ci-1', reason, message), type: 'Warning' });

test.each<[string, Observed['events']]>([
  ['no cluster node fitted', [warning('FailedScheduling', '0/6 nodes are available: 6 Insufficient cpu.')]],
  ['a cluster node was added', [STARTING]],
  [
    'its volumes were not there',
    [warning('FailedMount', 'secret "registry-ca" not found'), event('ci-1', 'Pulling', 'Pulling image "x"')],
  ],
])('what is over by then is no reason of a timeout, and has no remedy: %s', (_, events) => {
  const [pod] = PENDING.pods;
  const pods = [{ ...pod, spec: { nodeName: 'n1', containers: [] } }];
  expect(timeoutProblem({ ...PENDING, pods, events })).toEqual({
    topic: 'timeout',
    what: 'Last seen: scheduled on n1.',
    hint: 'If it only needs more time, raise `timeout`.',
  });
  expect(renderReport({ ...PENDING, pods, events })).toEqual([]);
});

test('what says nothing of the failure takes no room in the report', () => {
  const events = [
    warning(
      'FailedScheduling',
      '0/2 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found',
    ),
    warning('MissingClusterDNS', 'kubelet does not have ClusterDNS IP configured'),
    warning('BackOff', 'Back-off restarting failed container'),
  ];
  expect(renderReport({ ...PENDING, events })).toEqual([
    '  Warning BackOff on Pod ci-1: Back-off restarting failed container',
  ]);
});
