import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  holdLifeMs,
  isInUse,
  isLiving,
  nextDeadline,
  renderDeadline,
  renderHold,
  renderRelease,
  renderRenewal,
  renewEveryMs,
  retryEveryMs,
  stoppedClock,
  superfluousHolds,
} from '../../../../src/builders/manifests/hold.ts';

const HOLD = {
  name: 'hold-1',
  builder: 'ci',
  namespace: 'builds',
  image: 'moby/buildkit:v0.33.1',
  lifeMs: 21_600_000,
  holder: 'https://github.example/acme/app/actions/runs/1',
  nodes: ['ci-amd64'],
  runner: { kind: 'elsewhere' },
} as const;

describe('a hold', () => {
  const job = renderHold(HOLD);

  test('never runs a pod and ends by itself', () => {
    expect(job.spec).toMatchObject({
      parallelism: 0,
      backoffLimit: 0,
      activeDeadlineSeconds: 21_600,
      ttlSecondsAfterFinished: 0,
    });
  });

  test('passes the restricted Pod Security level', () => {
    expect(job.spec?.template.spec).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [{ securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } } }],
    });
  });
});

test.each([
  [{}, true],
  [{ status: { startTime: '2026-01-01T00:00:00Z' } }, true],
  [{ metadata: { deletionTimestamp: '2026-01-01T00:00:00Z' } }, false],
  [{ status: { conditions: [{ type: 'FailureTarget', status: 'True' }] } }, false],
  [{ status: { conditions: [{ type: 'Failed', status: 'True' }] } }, false],
  [{ status: { conditions: [{ type: 'Failed', status: 'False' }] } }, true],
  // Kueue's way to wait; its clock stands, but it is no end.
  [{ status: { conditions: [{ type: 'Suspended', status: 'True' }] } }, true],
])('%j is a living hold: %s', (job, living) => {
  expect(isLiving(job)).toBe(living);
});

test('a released hold keeps the builder warm, but uses it no more', () => {
  const released = { metadata: { annotations: { 'setup-buildx-kubernetes/released': 'true' } } };
  expect(isLiving(released)).toBe(true);
  expect(isInUse(released)).toBe(false);
  expect(isInUse({})).toBe(true);
});

test.each([
  [{}, undefined],
  [{ suspend: false, managedBy: 'kubernetes.io/job-controller' }, undefined],
  [{ suspend: true }, 'suspended it'],
  [{ managedBy: 'kueue.x-k8s.io/multikueue' }, 'gave it to kueue.x-k8s.io/multikueue'],
])('the clock of %j is stopped by %j', (spec, what) => {
  expect(stoppedClock({ spec: { template: {}, ...spec } })).toBe(what);
});

test.each([
  // Held for 10 minutes, to be kept warm for 30: the deadline counts from the start.
  [600_000, 1_800_000, 2400],
  [0, 1_800_000, 1800],
  // The server's Date has whole seconds and may lie before the start.
  [-900, 5000, 5],
  [600_400, 0, 601],
  [0, 0, 1],
])('a hold of %d ms with %d ms to keep warm ends after %d s', (elapsedMs, keepWarmMs, seconds) => {
  expect(renderRelease({ metadata: { uid: 'uid-1' } }, 1_000_000, 1_000_000 + elapsedMs, keepWarmMs)).toEqual(
    {
      metadata: { uid: 'uid-1', annotations: { 'setup-buildx-kubernetes/released': 'true' } },
      spec: { activeDeadlineSeconds: seconds },
    },
  );
});

test('the hold of a runner in a pod is deleted with that pod, but not once it keeps the builder warm', () => {
  const runner = { kind: 'pod', name: 'runner-1', uid: 'pod-uid' } as const;
  const { metadata } = renderHold({ ...HOLD, runner });
  expect(metadata?.ownerReferences).toEqual([
    { apiVersion: 'v1', kind: 'Pod', name: 'runner-1', uid: 'pod-uid', blockOwnerDeletion: false },
  ]);
  expect(renderHold(HOLD).metadata).not.toHaveProperty('ownerReferences');
  expect(renderRelease({ metadata: { ...metadata, uid: 'uid-1' } }, 0, 0, 60_000)).toMatchObject({
    metadata: { ownerReferences: [{ $patch: 'delete', uid: 'pod-uid' }] },
  });
});

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const START = '2026-01-01T00:00:00Z';
const START_MS = Date.parse(START);
const TERM = { lifeMs: 20 * MINUTE_MS, maxJobDurationMs: HOUR_MS };

test.each([
  [6 * HOUR_MS, 20 * MINUTE_MS],
  [HOUR_MS, 20 * MINUTE_MS],
  [30 * MINUTE_MS, 10 * MINUTE_MS],
  [MINUTE_MS, 20_000],
  [15_000, 10_000],
  [10_000, 10_000],
])(
  'with a max-job-duration of %d ms the builder of a runner that dies lives for %d ms',
  (maxJobDurationMs, lifeMs) => {
    expect(holdLifeMs(maxJobDurationMs)).toBe(lifeMs);
  },
);

test('four renewals are due before a hold ends, and one that fails is soon tried again', () => {
  expect(renewEveryMs(20 * MINUTE_MS)).toBe(4 * MINUTE_MS);
  expect(retryEveryMs(20 * MINUTE_MS)).toBe(MINUTE_MS);
});

function hold(activeDeadlineSeconds: number, more: object = {}) {
  return {
    spec: { template: {}, activeDeadlineSeconds },
    status: { startTime: START },
    ...more,
  };
}

test.each([
  // The first renewal, after 4 minutes; Date has whole seconds.
  [240_000, 1200, { kind: 'renew', seconds: 1440 }],
  [240_400, 1200, { kind: 'renew', seconds: 1441 }],
  // The server's Date may lie before the start.
  [-900, 1100, { kind: 'renew', seconds: 1200 }],
  // Its deadline is as late or later, by whoever's hand.
  [0, 1200, { kind: 'wait' }],
  [0, 3000, { kind: 'wait' }],
  // As far as max-job-duration reaches, and no further.
  [2_399_000, 2200, { kind: 'renew', seconds: 3599 }],
  [2_400_000, 2200, { kind: 'last', seconds: 3600 }],
  [3_500_000, 3599, { kind: 'last', seconds: 3600 }],
  [2_400_000, 3600, { kind: 'over' }],
  [2_400_000, 9999, { kind: 'over' }],
  // A deadline that somebody took away would never come.
  [0, 0, { kind: 'renew', seconds: 1200 }],
])('%d ms after its start, with a deadline of %d s, a hold gets %j', (elapsedMs, deadline, next) => {
  expect(nextDeadline(hold(deadline), START_MS + elapsedMs, TERM)).toEqual(next);
});

const RELEASED = { annotations: { 'setup-buildx-kubernetes/released': 'true' } };
const ENDED = { startTime: START, conditions: [{ type: 'Failed', status: 'True' }] };

test.each([
  ['is let go', { metadata: RELEASED }],
  ['was let go and has ended', { metadata: RELEASED, status: ENDED }],
])('a hold that %s is never renewed, and no other is taken', (_, more) => {
  expect(nextDeadline(hold(1200, more), START_MS + 240_000, TERM)).toEqual({ kind: 'over' });
});

test.each([
  ['is being deleted', { metadata: { deletionTimestamp: START } }],
  [
    'is at its end',
    { status: { startTime: START, conditions: [{ type: 'FailureTarget', status: 'True' }] } },
  ],
  ['has failed', { status: ENDED }],
])('a hold that %s while its job runs is lost', (_, more) => {
  expect(nextDeadline(hold(1200, more), START_MS + 240_000, TERM)).toEqual({ kind: 'gone' });
});

test('a hold whose start the cluster has not written yet is left alone: its deadline does not count', () => {
  expect(nextDeadline(hold(1200, { status: {} }), START_MS + 240_000, TERM)).toEqual({ kind: 'wait' });
});

test('no renewal ever shortens a hold, or takes it beyond max-job-duration', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -2, max: 7200 }),
      fc.integer({ min: 0, max: 4000 }),
      (elapsed, deadline) => {
        const next = nextDeadline(hold(deadline), START_MS + elapsed * 1000, TERM);
        if (next.kind !== 'renew' && next.kind !== 'last') return;
        expect(next.seconds).toBeGreaterThan(deadline);
        expect(next.seconds).toBeLessThanOrEqual(3600);
      },
    ),
  );
});

test('a renewal applies only to the hold as it was read', () => {
  expect(renderRenewal('uid-1', '42', 1440)).toEqual({
    metadata: { uid: 'uid-1', resourceVersion: '42' },
    spec: { activeDeadlineSeconds: 1440 },
  });
  expect(renderDeadline('uid-1', 3600)).toEqual({
    metadata: { uid: 'uid-1' },
    spec: { activeDeadlineSeconds: 3600 },
  });
});

describe('of released holds on the same nodes', () => {
  const released = (name: string, seconds: number | undefined, more: object = {}, nodes?: string) => ({
    metadata: {
      name,
      uid: `uid-${name}`,
      annotations: {
        'setup-buildx-kubernetes/released': 'true',
        ...(nodes === undefined ? {} : { 'setup-buildx-kubernetes/nodes': nodes }),
      },
    },
    spec: { template: {}, ...(seconds === undefined ? {} : { activeDeadlineSeconds: seconds }) },
    status: { startTime: START },
    ...more,
  });
  const owned = (...names: readonly string[]) => new Set(names.map((name) => `uid-${name}`));
  const BOTH = new Map([['a', owned('one', 'two')]]);
  const ONE = released('one', 60, {}, 'a');

  test.each([
    ['ends first', [ONE, released('two', 120, {}, 'a')], BOTH],
    ['ends at the same time and is first by name', [ONE, released('two', 60, {}, 'a')], BOTH],
    ['owns none of its nodes any more', [ONE, released('two', 120, {}, 'b')], new Map([['a', owned('two')]])],
  ])('the one that %s is removed, whoever looks', (_, holds, owners) => {
    for (const uid of ['uid-one', 'uid-two'])
      expect(superfluousHolds(uid, holds, owners).map((hold) => hold.metadata?.name)).toEqual(['one']);
  });

  test.each([
    [
      'is not released',
      { ...released('two', 120, {}, 'a'), metadata: { name: 'two', uid: 'uid-two' } },
      BOTH,
    ],
    ['has ended', released('two', 120, { status: ENDED }, 'a'), BOTH],
    ['has not started', released('two', 120, { status: {} }, 'a'), BOTH],
    ['has no deadline', released('two', undefined, {}, 'a'), BOTH],
    ['does not own the node', released('two', 120, {}, 'a'), new Map([['a', owned('one')]])],
    [
      'owns only one of two nodes',
      released('two', 120, {}, 'a'),
      new Map([
        ['a', owned('one', 'two')],
        ['b', owned('one')],
      ]),
      'a,b',
    ],
    ['may own a node that is not known', released('two', 120, {}, 'a'), new Map()],
  ])('none is removed for one that %s', (_, two, owners, nodes = 'a') => {
    expect(superfluousHolds('uid-one', [released('one', 60, {}, nodes), two], owners)).toEqual([]);
  });

  test('one of an older version, which did not note its nodes, stays', () => {
    expect(superfluousHolds('uid-one', [released('one', 60), released('two', 120, {}, 'a')], BOTH)).toEqual(
      [],
    );
  });
});
