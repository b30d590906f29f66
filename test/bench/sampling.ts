import type { Samples } from './figure.ts';

/**
 * Takes pairs of samples, ours and the baseline's, one after the other. Which comes first alternates, so that what
 * a sample leaves behind (warm caches, a busy garbage collector) is felt by both. A first pair is not counted.
 */
export async function interleave(
  pairs: number,
  ours: () => Promise<number>,
  baseline: () => Promise<number>,
): Promise<Samples> {
  const samples: { ours: number[]; baseline: number[] } = { ours: [], baseline: [] };
  const takeOurs = async () => samples.ours.push(await ours());
  const takeBaseline = async () => samples.baseline.push(await baseline());
  for (let round = 0; round <= pairs; round += 1) {
    const pair = round % 2 === 0 ? [takeOurs, takeBaseline] : [takeBaseline, takeOurs];
    for (const take of pair) await take();
  }
  return { ours: samples.ours.slice(1), baseline: samples.baseline.slice(1) };
}

/** Takes samples of what has no baseline; all count. */
export async function repeat(times: number, ours: () => Promise<number>): Promise<Samples> {
  const samples: number[] = [];
  for (let round = 0; round < times; round += 1) samples.push(await ours());
  return { ours: samples, baseline: [] };
}
