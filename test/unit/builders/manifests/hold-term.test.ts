import fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  holdLifeMs,
  nextDeadline,
  renderDeadline,
  renderRenewal,
  renewEveryMs,
  retryEveryMs,
} from '../../../../src/builders/manifests/hold-term.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const START = '2026-01-01T00:00:00Z';
const START_MS = Date.parse(START);
const TERM = { lifeMs: 20 * MINUTE_MS, maxJobMs: HOUR_MS };

test.each([
  [6 * HOUR_MS, 20 * MINUTE_MS],
  [HOUR_MS, 20 * MINUTE_MS],
  [30 * MINUTE_MS, 10 * MINUTE_MS],
  [MINUTE_MS, 20_000],
  [15_000, 10_000],
  [10_000, 10_000],
])('with a max-job of %d ms a runner that dies leaves its builder for %d ms', (maxJobMs, lifeMs) => {
  expect(holdLifeMs(maxJobMs)).toBe(lifeMs);
});

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
  // As far as max-job reaches, and no further.
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
])('a hold that %s is never prolonged, and no other is taken', (_, more) => {
  expect(nextDeadline(hold(1200, more), START_MS + 240_000, TERM)).toEqual({ kind: 'over' });
});

test.each([
  ['is being deleted', { metadata: { deletionTimestamp: START } }],
  [
    'is at its end',
    { status: { startTime: START, conditions: [{ type: 'FailureTarget', status: 'True' }] } },
  ],
  ['has failed', { status: ENDED }],
])('a hold that %s while its job goes on is gone', (_, more) => {
  expect(nextDeadline(hold(1200, more), START_MS + 240_000, TERM)).toEqual({ kind: 'gone' });
});

test('a hold whose start the cluster has not noted yet is left alone: its clock does not run', () => {
  expect(nextDeadline(hold(1200, { status: {} }), START_MS + 240_000, TERM)).toEqual({ kind: 'wait' });
});

test('no renewal ever shortens a hold, or takes it beyond max-job', () => {
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

test('a renewal counts only for the hold as it was read', () => {
  expect(renderRenewal('uid-1', '42', 1440)).toEqual({
    metadata: { uid: 'uid-1', resourceVersion: '42' },
    spec: { activeDeadlineSeconds: 1440 },
  });
  expect(renderDeadline('uid-1', 3600)).toEqual({
    metadata: { uid: 'uid-1' },
    spec: { activeDeadlineSeconds: 3600 },
  });
});
