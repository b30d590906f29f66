import { describe, expect, test } from 'vitest';

import type { Figure } from '../../bench/figure.ts';
import { isOver, median, spread, summarize } from '../../bench/statistics.ts';

const times: Figure = {
  name: 'times',
  unit: 'ms',
  bar: 0.5,
  measure: async () => ({ ours: [], baseline: [] }),
};
const counts: Figure = { ...times, name: 'counts', unit: 'calls', bar: 7 };

test.each([
  { numbers: [3], is: 3 },
  { numbers: [10, 9, 2], is: 9 },
  { numbers: [4, 1, 100, 2], is: 3 },
  { numbers: [7, 7, 7, 7, 1000], is: 7 },
])('the median of $numbers is $is', ({ numbers, is }) => {
  expect(median(numbers)).toBe(is);
});

test('the median leaves the order of the samples alone', () => {
  const numbers = [3, 1, 2];
  median(numbers);
  expect(numbers).toEqual([3, 1, 2]);
});

test.each([
  { numbers: [5, 5, 5], is: 0 },
  { numbers: [80, 100, 130], is: 0.5 },
])('the spread of $numbers is $is', ({ numbers, is }) => {
  expect(spread(numbers)).toBe(is);
});

describe('a figure', () => {
  test('with a baseline is the ratio of the medians', () => {
    const samples = { ours: [100, 90, 130], baseline: [400, 380, 900] };
    expect(summarize(times, samples)).toEqual({
      figure: 'times',
      unit: 'ms',
      value: 100,
      baseline: 400,
      ratio: 0.25,
      n: 3,
      spread: 0.4,
      samples,
    });
  });

  test('of calls is the most seen, and has no ratio', () => {
    const result = summarize(counts, { ours: [5, 7, 5], baseline: [] });
    expect(result).toMatchObject({ value: 7, baseline: null, ratio: null, spread: 0.4 });
  });

  test.each([
    { figure: times, samples: { ours: [50], baseline: [100] }, over: false },
    { figure: times, samples: { ours: [51], baseline: [100] }, over: true },
    { figure: counts, samples: { ours: [7, 1], baseline: [] }, over: false },
    { figure: counts, samples: { ours: [8, 1, 1], baseline: [] }, over: true },
  ])('$figure.name of $samples.ours is over: $over', ({ figure, samples, over }) => {
    expect(isOver(figure, summarize(figure, samples))).toBe(over);
  });
});
