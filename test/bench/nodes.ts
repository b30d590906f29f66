import { startRelay } from '../doubles/network/relay.ts';
import type { Inputs } from '../doubles/runner/inputs.ts';
import { askForArm64 } from '../site/arm64.ts';
import type { Site } from '../site/site.ts';
import { emptySite, inputsFor, mustPass, withJob } from './builder.ts';
import type { Context, Figure, Samples } from './figure.ts';
import { interleave } from './sampling.ts';

const BAR = 1.3;

/** Main of mode ensure on a warm builder with an amd64 and an arm64 node, against one with the first alone. */
export const nodes2: Figure = {
  name: 'nodes-2',
  unit: 'ms',
  bar: BAR,
  measure: async (context) => {
    const site = await context.site();
    if ((await askForArm64(site)) === undefined) throw new Error('this cluster has no node of arm64');
    const one = inputsFor(site, 'nodes', { platforms: 'linux/amd64' });
    const two = inputsFor(site, 'nodes', { platforms: 'linux/amd64,linux/arm64' });
    return withJob(site, async (keeper) => {
      try {
        mustPass(await keeper.runMain(two));
        return await interleave(
          context.pairs,
          () => timeMain(site, two),
          () => timeMain(site, one),
        );
      } finally {
        await emptySite(site);
      }
    });
  },
};

const NAMES = ['n1', 'n2', 'n3', 'n4'];

/**
 * What the cores of a small machine that is runner and cluster at once allow: 1.28 to 1.4 was seen on two. buildx' proof
 * dials each node, which takes 75 ms of processor time in the API server, the kubelet and the pod.
 */
const BAR_ON_ONE_MACHINE = 1.5;

/** Main of mode connect with four Deployments, against one of them. */
export const nodes4: Figure = {
  name: 'nodes-4',
  unit: 'ms',
  bar: BAR_ON_ONE_MACHINE,
  measure: async (context) => {
    const site = await context.site();
    return measureFour(context, site, site.kubeconfig('connect'));
  },
};

/** As far as a cluster in the runner's own region may be, or one in the next: there and back 10 ms. */
const FAR = { delayMs: 5, bytesPerSecond: Number.POSITIVE_INFINITY };

/** The same from a runner that is as far from the cluster as runners are. */
export const nodes4Far: Figure = {
  name: 'nodes-4-far',
  unit: 'ms',
  bar: BAR,
  measure: async (context) => {
    const site = await context.site();
    const relay = await startRelay(site.endpoint.server, FAR);
    try {
      const endpoint = { ...site.endpoint, server: relay.server };
      return await measureFour(context, site, site.kubeconfig('connect', endpoint));
    } finally {
      await relay.close();
    }
  },
};

async function measureFour({ pairs }: Context, site: Site, kubeconfig: string): Promise<Samples> {
  const connect = (names: readonly string[]): Inputs => ({
    kubeconfig,
    mode: 'connect',
    deployments: names.map((name) => `${name}-amd64`).join(','),
  });
  try {
    for (const name of NAMES) await makeForever(site, name);
    return await interleave(
      pairs,
      () => timeMain(site, connect(NAMES)),
      () => timeMain(site, connect(NAMES.slice(0, 1))),
    );
  } finally {
    await emptySite(site);
  }
}

async function makeForever(site: Site, name: string): Promise<void> {
  const inputs = inputsFor(site, name, { 'keep-warm': 'forever', platforms: 'linux/amd64' });
  await withJob(site, async (job) => mustPass(await job.runMain(inputs)));
}

async function timeMain(site: Site, inputs: Inputs): Promise<number> {
  return withJob(site, async (job) => {
    const main = mustPass(await job.runMain(inputs));
    mustPass(await job.runPost());
    return main.durationMs;
  });
}
