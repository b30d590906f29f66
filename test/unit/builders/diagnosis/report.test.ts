import { expect, test } from 'vitest';

import type { Observed } from '../../../../src/builders/diagnosis/problem.ts';
import { describeOthers, timeoutProblem } from '../../../../src/builders/diagnosis/report.ts';
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
])('what a builder waited for to the end is reported: %s', (_, observed, what, hint) => {
  const wait = timeoutProblem({ ...PENDING, ...observed });
  expect(wait.what).toMatch(what);
  expect(wait.hint).toMatch(hint);
});
