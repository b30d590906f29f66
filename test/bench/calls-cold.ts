import { emptySite } from './builder.ts';
import { type CallKind, countCalls } from './calls.ts';
import type { Figure } from './figure.ts';
import { repeat } from './sampling.ts';

/** Small, but there: a builder with a cache costs more calls than one without. */
const CACHE = { 'cache-size': '1Gi' };

/** The API calls of main for a builder of which there is nothing yet, those about its rights apart. */
export const callsCold = figureOf('calls-cold', 'rollout', 12);

/** The API calls with which main asks for its rights before it makes a builder: one for each, and its name. */
export const callsPreflight = figureOf('calls-preflight', 'preflight', 15);

function figureOf(name: string, kind: CallKind, bar: number): Figure {
  return {
    name,
    unit: 'calls',
    bar,
    measure: async (context) => {
      const site = await context.site();
      return repeat(context.pairs, async () => {
        try {
          return await countCalls(site, kind, name, CACHE, context.detail);
        } finally {
          await emptySite(site);
        }
      });
    },
  };
}
