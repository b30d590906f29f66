import { expect, test } from 'vitest';

import { describeRelease, type Released } from '../../../../src/action/teardown/describe-release.ts';

const NOW = Date.parse('2026-01-01T14:02:30Z');
const MINUTE = 60_000;

const WARM: Released = {
  release: { kind: 'kept-warm', job: {}, nowMs: NOW },
  life: { kind: 'for', ms: 30 * MINUTE },
  wasReady: true,
  isForever: false,
  hasCache: true,
  outlook: { others: 0, untilMs: NOW + 30 * MINUTE, removed: 0 },
};

const outlook = (others: number, minutes: number) => ({
  others,
  untilMs: NOW + minutes * MINUTE,
  removed: 0,
});
const KEEP = '(keep-warm 30m), then scales to zero.';

test.each<[string, Partial<Released>, string]>([
  ['kept warm', {}, `up until 14:32 UTC for the next job ${KEEP} The cache stays.`],
  ['without a cache', { hasCache: false }, `up until 14:32 UTC for the next job ${KEEP}`],
  [
    'kept warm for longer by the released hold of another job',
    { outlook: outlook(0, 50) },
    `up until 14:52 UTC for the next job ${KEEP} The cache stays.`,
  ],
  [
    'in use by one other job',
    { outlook: outlook(1, 30) },
    `1 other job uses it; it stays up until that job ends, at least until 14:32 UTC ${KEEP} The cache stays.`,
  ],
  [
    'in use by others, of which one was released to a later end',
    { outlook: outlook(3, 45) },
    `3 other jobs use it; it stays up until they end, at least until 14:47 UTC ${KEEP} The cache stays.`,
  ],
  [
    'whose holds could not be listed',
    { outlook: undefined },
    `up until 14:32 UTC for the next job ${KEEP} The cache stays.`,
  ],
  [
    'kept warm past midnight',
    { outlook: outlook(0, 600) },
    `up until 2026-01-02 00:02 UTC for the next job ${KEEP} The cache stays.`,
  ],
  [
    'not kept warm',
    { release: { kind: 'deleted' }, life: { kind: 'for', ms: 0 }, outlook: undefined },
    'it scales to zero as soon as no other job holds it (keep-warm 0). The cache stays.',
  ],
  ['kept forever', { release: { kind: 'deleted' }, isForever: true }, 'it stays up (keep-warm forever).'],
  [
    'asked to be kept forever, that lives by its holds',
    { release: { kind: 'deleted' }, life: { kind: 'forever' } },
    'it scales to zero as soon as no other job holds it. The cache stays.',
  ],
  [
    'ephemeral',
    { release: { kind: 'deleted' }, life: { kind: 'ephemeral' } },
    'it is deleted with its cache (mode ephemeral).',
  ],
  [
    'that never came up',
    { release: { kind: 'deleted' }, wasReady: false },
    'it was not ready for this job, so it scales to zero unless other jobs hold it.',
  ],
  [
    'ephemeral, that never came up',
    { release: { kind: 'deleted' }, life: { kind: 'ephemeral' }, wasReady: false },
    'it is deleted with its cache (mode ephemeral).',
  ],
  [
    'asked to be kept forever, that was not ready',
    { release: { kind: 'deleted' }, life: { kind: 'forever' }, wasReady: false },
    'it was not ready for this job, so it scales to zero unless other jobs hold it or it is kept forever.',
  ],
  [
    'whose hold was gone although nothing depends on it',
    { release: { kind: 'gone' } },
    'the hold of this job had expired already.',
  ],
])('who reads the last line knows what becomes of a builder: %s', (_, more, line) => {
  expect(describeRelease({ ...WARM, ...more })).toBe(line);
});
