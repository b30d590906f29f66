import { withWarmBuilder } from './builder.ts';
import { countCalls } from './calls.ts';
import type { Figure } from './figure.ts';
import { repeat } from './sampling.ts';

const BUILDER = 'calls-warm';

/** The API calls of main on a builder that is up. */
export const callsWarm: Figure = {
  name: 'calls-warm',
  unit: 'calls',
  bar: 7,
  measure: async (context) => {
    const site = await context.site();
    return withWarmBuilder(site, BUILDER, () =>
      repeat(context.pairs, () => countCalls(site, 'rollout', BUILDER, {}, context.detail)),
    );
  },
};
