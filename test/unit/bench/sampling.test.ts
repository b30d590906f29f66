import { expect, test } from 'vitest';

import { interleave, repeat } from '../../bench/sampling.ts';

/** Two things to measure that answer 1, 2, 3… and note who was asked. */
function counters() {
  const order: string[] = [];
  const next = (name: string) => async () => {
    order.push(name);
    return order.filter((one) => one === name).length;
  };
  return { order, ours: next('ours'), baseline: next('baseline') };
}

test('pairs alternate, and the first is not counted', async () => {
  const { order, ours, baseline } = counters();
  expect(await interleave(3, ours, baseline)).toEqual({ ours: [2, 3, 4], baseline: [2, 3, 4] });
  expect(order).toEqual(['ours', 'baseline', 'baseline', 'ours', 'ours', 'baseline', 'baseline', 'ours']);
});

test('one sample at a time', async () => {
  let running = 0;
  const sample = async () => {
    running += 1;
    await Promise.resolve();
    const seen = running;
    running -= 1;
    return seen;
  };
  expect(await interleave(2, sample, sample)).toEqual({ ours: [1, 1], baseline: [1, 1] });
});

test('without a baseline all samples count', async () => {
  const { ours } = counters();
  expect(await repeat(3, ours)).toEqual({ ours: [1, 2, 3], baseline: [] });
});
