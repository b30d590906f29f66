import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { cacheOf } from '../../src/cluster/recipe/cache.ts';
import type { EksRecipe } from '../../src/cluster/recipe/recipe.ts';
import { execInfo, PLUGIN, recipeFolder } from '../doubles/runner/plugin-run.ts';
import { newJob } from '../doubles/runner/runner.ts';
import type { Figure } from './figure.ts';
import { timeNode } from './load.ts';
import { interleave } from './sampling.ts';

const HOUR_MS = 3_600_000;

const RECIPE: EksRecipe = {
  kind: 'eks',
  ...{ cluster: 'bench', clusterId: 'bench', region: 'eu-central-1' },
  ...{ useFips: false, useDualStack: false, clockOffsetMs: 0, madeMs: Date.now() },
  // Nobody is there: it must not be asked.
  stsUrl: 'http://127.0.0.1:1',
  source: {
    kind: 'id-token',
    role: { roleArn: 'arn', sessionName: 'bench' },
    facts: { variables: {}, homeFolder: '/nowhere' },
  },
};

/** A sample takes 0.1 s, as those of `load`. */
const SAMPLES_PER_PAIR = 3;

/** The credential plugin with cached credentials, as each build starts it, against an empty script. */
export const plugin: Figure = {
  name: 'plugin',
  unit: 'ms',
  bar: 2,
  measure: async ({ pairs }) => {
    const { folder, file, remove } = recipeFolder(RECIPE);
    const empty = join(folder, 'empty.cjs');
    writeFileSync(empty, '');
    const expiresMs = Date.now() + HOUR_MS;
    const keys = { accessKeyId: 'ASIA', secretAccessKey: 's', sessionToken: 't'.repeat(800), expiresMs };
    writeFileSync(cacheOf(file), JSON.stringify(keys), { mode: 0o600 });
    const job = newJob();
    const env = { ...job.env(), ...execInfo('v1') };
    try {
      return await interleave(
        pairs * SAMPLES_PER_PAIR,
        async () => timeNode([PLUGIN, file], env),
        async () => timeNode([empty], env),
      );
    } finally {
      job.dispose();
      remove();
    }
  },
};
