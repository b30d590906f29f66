import fc from 'fast-check';
import { expect, test } from 'vitest';

import { renderKeepWarmHint } from '../../../../src/action/summary/keep-warm.ts';

const MINUTE_MS = 60_000;
const UP_SINCE_MS = Date.UTC(2026, 10, 27, 12, 0);

/** Builds by the minutes of their starts and ends. */
function builds(...spans: readonly (readonly [number, number])[]) {
  return spans.map(([from, until]) => ({
    startedMs: UP_SINCE_MS + from * MINUTE_MS,
    endedMs: UP_SINCE_MS + until * MINUTE_MS,
  }));
}

function hint(minutes: number, upMinutes: number, ...spans: readonly (readonly [number, number])[]) {
  return renderKeepWarmHint(
    { kind: 'for', ms: minutes * MINUTE_MS },
    { upSinceMs: UP_SINCE_MS, nowMs: UP_SINCE_MS + upMinutes * MINUTE_MS, builds: builds(...spans) },
  );
}

test('a builder that idled between builds could have been kept warm for less, and the page says what that saves', () => {
  // Pauses of 22 and 16 minutes: 10m takes 12 and 6 of them, 15m 7 and 1, 5m 17 and 11.
  expect(hint(30, 72, [0, 14], [36, 46], [62, 72])).toBe(
    'it was busy for 34 of the last 72 minutes, so `keep-warm: 10m` would have saved 18',
  );
});

test('builds side by side are busy time once', () => {
  // The pause has 28 minutes: 5m takes 23 of them, 15m 13, which is more than half of that.
  expect(hint(30, 60, [0, 10], [2, 8], [5, 12], [40, 50])).toBe(
    'it was busy for 22 of the last 60 minutes, so `keep-warm: 15m` would have saved 13',
  );
});

test('a runner whose clock is slow counts no builder as longer busy than up', () => {
  expect(hint(30, 12, [0, 14], [36, 46], [62, 72])).toBe(
    'it was busy for 34 of the last 72 minutes, so `keep-warm: 10m` would have saved 18',
  );
});

test.each([
  ['there are two builds only', hint(30, 90, [0, 10], [80, 90])],
  ['there is hardly a pause', hint(30, 40, [0, 10], [12, 20], [22, 40])],
  ['keep-warm is as short as it gets', hint(5, 90, [0, 10], [40, 50], [80, 90])],
  ['the builder stays anyway', renderKeepWarmHint({ kind: 'forever' }, someUse())],
  ['the builder is of this job alone', renderKeepWarmHint({ kind: 'ephemeral' }, someUse())],
  ['the builder is of others', renderKeepWarmHint(undefined, someUse())],
  ['all builds were before the builder came up', hint(30, 90, [-90, -80], [-60, -50], [-10, -5])],
])('there is no hint where %s', (_, words) => {
  expect(words).toBeUndefined();
});

function someUse() {
  const nowMs = UP_SINCE_MS + 90 * MINUTE_MS;
  return { upSinceMs: UP_SINCE_MS, nowMs, builds: builds([0, 10], [40, 50], [80, 90]) };
}

test('of a pause only what keep-warm paid for can be saved', () => {
  // Other jobs held the builder without a build for most of the two hours: 30 minutes of them were keep-warm's.
  expect(hint(30, 150, [0, 5], [125, 130], [130, 150])).toContain('`keep-warm: 15m` would have saved 15');
});

test('no builds make a hint that saves more than was idle, or recommends more than is set', () => {
  const span = fc.tuple(fc.nat(600), fc.nat(60)).map(([from, length]) => [from, from + length] as const);
  fc.assert(
    fc.property(fc.array(span, { maxLength: 20 }), fc.integer({ min: 1, max: 240 }), (spans, minutes) => {
      const words = hint(minutes, 700, ...spans);
      if (words === undefined) return;
      const [busy = 0, up = 0, , saved = 0] = (words.match(/\d+/g) ?? []).map(Number);
      expect(saved).toBeGreaterThanOrEqual(10);
      expect(busy + saved).toBeLessThanOrEqual(up + 1);
      const [, advised = ''] = /keep-warm: (\w+)/.exec(words) ?? [];
      const hours = Number(/(\d+)h/.exec(advised)?.[1] ?? 0);
      expect(60 * hours + Number(/(\d+)m/.exec(advised)?.[1] ?? 0)).toBeLessThan(minutes);
    }),
  );
});
