import type { Site } from '../site/site.ts';
import { inputsFor, mustPass, withJob, withWarmBuilder } from './builder.ts';
import type { Figure } from './figure.ts';
import { replayPeer } from './peer-calls.ts';
import { interleave } from './sampling.ts';

const BUILDER = 'warm';

/** Main and post on a builder that is up, against what docker/setup-buildx-action starts, without the action. */
export const warm: Figure = {
  name: 'warm',
  unit: 'ms',
  bar: 0.33,
  measure: async (context) => {
    const site = await context.site();
    return withWarmBuilder(site, BUILDER, (node) =>
      interleave(
        context.pairs,
        () => timeWarmJob(site, BUILDER, context.detail),
        () => replayPeer(site, node, context.detail),
      ),
    );
  },
};

/** How long main and post take, in ms, for a job on a fresh runner that joins the builder `name`. */
export async function timeWarmJob(site: Site, name: string, detail: (line: string) => void): Promise<number> {
  return withJob(site, async (job) => {
    const main = mustPass(await job.runMain(inputsFor(site, name)));
    const post = mustPass(await job.runPost());
    if (main.outputs.created !== 'false') throw new Error(`the builder was not warm:\n${main.log}`);
    detail(`  ours: main ${main.durationMs.toFixed(0)} ms, post ${post.durationMs.toFixed(0)} ms`);
    return main.durationMs + post.durationMs;
  });
}
