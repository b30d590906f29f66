import { expect, test } from 'vitest';

import { ageMs, timestampMs } from '../../../../src/lib/kubernetes/timestamp.ts';

test('a time of Kubernetes is counted from the epoch', () => {
  expect(timestampMs('1970-01-01T00:00:01Z')).toBe(1000);
  expect(timestampMs('1970-01-01T00:00:01.250000Z')).toBe(1250);
});

test.each([undefined, '', 'soon', '2026-13-01T00:00:00Z'])('%s is no time', (text) => {
  expect(timestampMs(text)).toBeUndefined();
  expect(ageMs(text, 0)).toBeUndefined();
});

test('an age is known where both times are', () => {
  expect(ageMs('1970-01-01T00:00:01Z', 5000)).toBe(4000);
  expect(ageMs('1970-01-01T00:00:01Z', 0)).toBe(-1000);
  expect(ageMs('1970-01-01T00:00:01Z', undefined)).toBeUndefined();
});
