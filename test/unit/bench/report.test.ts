import { expect, test } from 'vitest';

import type { Figure } from '../../bench/figure.ts';
import { renderJson, renderLine } from '../../bench/report.ts';
import { summarize } from '../../bench/statistics.ts';

const measure: Figure['measure'] = async () => ({ ours: [], baseline: [] });
const warm: Figure = { name: 'warm', unit: 'ms', bar: 0.5, measure };
const calls: Figure = { name: 'calls-warm', unit: 'calls', bar: 7, measure };

const words = (line: string) => line.trim().split(/\s{2,}/);

test('a line says value, baseline, ratio, bar and verdict', () => {
  const result = summarize(warm, { ours: [380.04, 400, 420], baseline: [1000, 1000, 1000] });
  expect(words(renderLine(warm, result))).toEqual([
    'warm',
    '400.0 ms',
    'against 1000.0 ms',
    'ratio 0.400',
    'bar 0.5',
    'ok',
    'n 3, spread 10 %',
  ]);
});

test('a figure without baseline has no ratio, and a missed bar is loud', () => {
  const result = summarize(calls, { ours: [8, 8, 8], baseline: [] });
  const cells = ['calls-warm', '8 calls', 'bar 7', 'OVER', 'n 3, spread 0 %'];
  expect(words(renderLine(calls, result))).toEqual(cells);
});

test('JSON has a record for each figure, the samples too', () => {
  const samples = { ours: [8, 8], baseline: [] };
  const text = renderJson([summarize(calls, samples)]);
  expect(text.endsWith(']\n')).toBe(true);
  expect(JSON.parse(text)).toEqual([
    {
      figure: 'calls-warm',
      unit: 'calls',
      value: 8,
      baseline: null,
      ratio: null,
      n: 2,
      spread: 0,
      samples,
    },
  ]);
});
