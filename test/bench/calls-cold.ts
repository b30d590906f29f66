import { emptySite } from './builder.ts';
import { countCalls } from './calls.ts';
import type { Figure } from './figure.ts';
import { repeat } from './sampling.ts';

/** Small, but there: a builder with a cache costs more calls than one without. */
const CACHE = { 'cache-size': '1Gi' };

/** The API calls of main for a builder of which there is nothing yet. */
export const callsCold: Figure = {
  name: 'calls-cold',
  unit: 'calls',
  bar: 12,
  measure: async (context) => {
    const site = await context.site();
    return repeat(context.pairs, async () => {
      try {
        return await countCalls(site, 'calls-cold', CACHE, context.detail);
      } finally {
        await emptySite(site);
      }
    });
  },
};
