import type { Site } from '../site/site.ts';
import { emptySite, inputsFor, mustPass, withJob } from './builder.ts';
import type { Figure } from './figure.ts';
import { LEAST_PAIRS } from './options.ts';
import { driverOptions, kubeconfigVariable } from './peer-calls.ts';
import { interleave } from './sampling.ts';

const BUILDER = 'cold';

/**
 * Main without a Deployment, against buildx making a builder of the same image. The pair that is not counted brings
 * the image to the cluster node. A pair takes half a minute, hence no more of them than a median needs.
 */
export const cold: Figure = {
  name: 'cold',
  unit: 'ms',
  bar: 0.2,
  measure: async (context) => {
    const site = await context.site();
    return interleave(
      LEAST_PAIRS,
      () => timeMain(site),
      () => timeBuildx(site),
    );
  },
};

async function timeMain(site: Site): Promise<number> {
  return withJob(site, async (job) => {
    try {
      const main = mustPass(await job.runMain(inputsFor(site, BUILDER)));
      if (main.outputs.created !== 'true') throw new Error(`the builder was not cold:\n${main.log}`);
      return main.durationMs;
    } finally {
      await emptySite(site);
    }
  });
}

async function timeBuildx(site: Site): Promise<number> {
  const options = driverOptions(site).flatMap((option) => ['--driver-opt', option]);
  const create = ['create', '--bootstrap', '--name', BUILDER, '--driver', 'kubernetes', ...options];
  return withJob(site, async (job) => {
    try {
      const step = await job.sh('docker', ['buildx', ...create], kubeconfigVariable(site, job));
      return mustPass(step).durationMs;
    } finally {
      await emptySite(site);
    }
  });
}
