import { removePushed } from '../demo/image.ts';
import { runColdAndWarm } from '../demo/story.ts';
import { totalMs } from '../demo/times.ts';
import type { Site } from '../site/site.ts';
import { emptySite } from './builder.ts';
import type { Figure } from './figure.ts';
import { LEAST_PAIRS } from './options.ts';

type Pair = { readonly coldMs: number; readonly warmMs: number };

/**
 * The two jobs of `npm run demo`, from set-up to clean-up: the second one, on the cache that was kept, against the first,
 * which has none. A first pair is not counted.
 */
export const demo: Figure = {
  name: 'demo',
  unit: 'ms',
  bar: 0.8,
  measure: async (context) => {
    const site = await context.site();
    const pairs: Pair[] = [];
    for (let round = 0; round <= LEAST_PAIRS; round += 1) pairs.push(await timePair(site, round));
    const counted = pairs.slice(1);
    return { ours: counted.map(({ warmMs }) => warmMs), baseline: counted.map(({ coldMs }) => coldMs) };
  },
};

/** A repository of its own for each round, so that no push finds layers of another one. */
async function timePair(site: Site, round: number): Promise<Pair> {
  const repository = `${site.bed.registryInCluster}/demo-${round}/${site.namespace}`;
  const tags = [`${repository}:cold`, `${repository}:warm`] as const;
  try {
    const { cold, warm } = await runColdAndWarm(site, tags, new AbortController().signal);
    return { coldMs: totalMs(cold.times), warmMs: totalMs(warm.times) };
  } finally {
    await emptySite(site);
    for (const tag of tags) await removePushed(site, tag);
  }
}
