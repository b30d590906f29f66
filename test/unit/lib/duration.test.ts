import fc from 'fast-check';
import { expect, test } from 'vitest';

import { formatDuration, parseDuration } from '../../../src/lib/duration.ts';
import { ActionError } from '../../../src/lib/errors.ts';

const ANY = { leastMs: 0, mostMs: Number.MAX_SAFE_INTEGER };

test.each([
  ['0', 0],
  ['0s', 0],
  ['90s', 90_000],
  ['30m', 1_800_000],
  ['1h30m', 5_400_000],
  ['1.5h', 5_400_000],
  ['250ms', 250],
  ['1m1ms', 60_001],
])('%s is %d ms', (text, ms) => {
  expect(parseDuration('timeout', text, ANY)).toBe(ms);
});

test.each([
  '',
  ' ',
  '5',
  '5 minutes',
  '-1m',
  '+1m',
  '1d',
  '1h 30m',
  '1e3s',
  'h',
  '1µs',
  '1h30',
  '٣m',
  `${'9'.repeat(400)}h`,
])('%j is refused by the name of the input', (text) => {
  expect(() => parseDuration('timeout', text, ANY)).toThrow(ActionError);
  expect(() => parseDuration('timeout', text, ANY)).toThrow(/^Input timeout: /);
});

test.each([
  ['9s', false],
  ['10s', true],
  ['6h', true],
  ['6h1s', false],
])('%s is in the range of 10s to 6h: %s', (text, fits) => {
  const parse = (): number => parseDuration('timeout', text, { leastMs: 10_000, mostMs: 21_600_000 });
  if (fits) expect(parse).not.toThrow();
  else expect(parse).toThrow(/out of range/);
});

test('what is written as a duration is read back as the same one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), (seconds) => {
      expect(parseDuration('timeout', formatDuration(seconds * 1000), ANY)).toBe(seconds * 1000);
    }),
  );
});

test('any text gives a duration or an error that names the input', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      try {
        expect(parseDuration('keep-warm', text, ANY)).toBeGreaterThanOrEqual(0);
      } catch (error) {
        expect(error).toBeInstanceOf(ActionError);
      }
    }),
  );
});
