import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import type { Site } from '../site/site.ts';
import { mustPass, withJob, withWarmBuilder } from './builder.ts';
import type { Figure } from './figure.ts';
import { driverOptions, kubeconfigVariable } from './peer-calls.ts';
import { interleave } from './sampling.ts';
import { timeWarmJob } from './warm.ts';

const OURS = 'warm';
const PEERS = 'peer';

/** The same as `warm`, against the bundle of docker/setup-buildx-action itself, each on a warm builder of its own. */
export const warmPeer: Figure = {
  name: 'warm-peer',
  unit: 'ms',
  bar: 0.27,
  measure: async (context) => {
    const site = await context.site();
    const bundle = bundleOf(context.peer);
    return withWarmBuilder(site, OURS, async () => {
      await makePeersBuilder(site);
      return interleave(
        context.pairs,
        () => timeWarmJob(site, OURS, context.detail),
        () => timePeer(site, bundle, context.detail),
      );
    });
  },
};

function bundleOf(checkout: string): string {
  const action: { readonly runs: { readonly main: string } } = parse(
    readFileSync(join(checkout, 'action.yml'), 'utf8'),
  );
  return join(checkout, action.runs.main);
}

/** Makes the Deployment that the peer then finds: buildx calls it by the instance, and a number. */
async function makePeersBuilder(site: Site): Promise<void> {
  const options = driverOptions(site).flatMap((option) => ['--driver-opt', option]);
  const create = ['create', '--bootstrap', '--name', PEERS, '--driver', 'kubernetes', ...options];
  // The user of mode ensure may do this as well: without a buildkitd.toml buildx makes a Deployment only.
  await withJob(site, async (job) => {
    mustPass(await job.sh('docker', ['buildx', ...create], kubeconfigVariable(site, job)));
  });
}

/** `cleanup: false` keeps the Deployment for the next sample; it spares the peer's post two calls, in its favour. */
async function timePeer(site: Site, bundle: string, detail: (line: string) => void): Promise<number> {
  return withJob(site, async (job) => {
    const action = job.use(bundle);
    const env = kubeconfigVariable(site, job);
    const driverOpts = driverOptions(site).join('\n');
    const inputs = { name: PEERS, driver: 'kubernetes', 'driver-opts': driverOpts, cleanup: 'false' };
    const main = mustPass(await action.runMain(inputs, env));
    const post = mustPass(await action.runPost(env));
    const nodes: readonly { readonly status: string }[] = JSON.parse(main.outputs.nodes ?? '[]');
    if (nodes[0]?.status !== 'running') throw new Error(`the peer's builder did not run:\n${main.log}`);
    detail(`  peer: main ${main.durationMs.toFixed(0)} ms, post ${post.durationMs.toFixed(0)} ms`);
    return main.durationMs + post.durationMs;
  });
}
