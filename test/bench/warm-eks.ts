import { REGION } from '../doubles/aws/eks-cluster.ts';
import { type EksSite, ROLE, startEksSite } from '../doubles/aws/eks-site.ts';
import { keyVariables } from '../doubles/aws/identities.ts';
import type { Environment } from '../doubles/runner/environment.ts';
import type { Inputs } from '../doubles/runner/inputs.ts';
import type { Site } from '../site/site.ts';
import { inputsFor, mustPass, withJob, withWarmBuilder } from './builder.ts';
import type { Context, Figure, Samples } from './figure.ts';
import { interleave } from './sampling.ts';

const BUILDER = 'warm-eks';

/** Main by the name of an EKS cluster with keys in the environment, against main by kubeconfig, on a builder that is up. */
export const warmEks: Figure = {
  name: 'warm-eks',
  unit: 'ms',
  bar: 1.6,
  measure: (context) => measureWay(context, {}, keys),
};

/** The same by a role and the job's ID token, which GitHub and STS are asked for. */
export const warmEksRole: Figure = {
  name: 'warm-eks-role',
  unit: 'ms',
  bar: 1.9,
  measure: (context) =>
    measureWay(context, { 'role-to-assume': ROLE }, ({ issuer }) => issuer.environment('http')),
};

function keys({ identities }: EksSite): Environment {
  return keyVariables(identities.assume(ROLE, 'bench', 3600));
}

/** Both by the API server that knows EKS' tokens, so that the difference is what the way in takes. */
async function measureWay(
  context: Context,
  inputs: Inputs,
  envOf: (eks: EksSite) => Environment,
): Promise<Samples> {
  const site = await context.site();
  const eks = await startEksSite(site);
  try {
    const env = { ...eks.network(), ...envOf(eks) };
    const { kubeconfig: _, ...others } = inputsFor(site, BUILDER);
    const place = { namespace: site.namespace, 'eks-cluster': 'prod', 'aws-region': REGION };
    const byName = { ...others, ...place, ...inputs };
    const byKubeconfig = { ...others, kubeconfig: site.kubeconfig('ensure', eks.door.endpoint) };
    return await withWarmBuilder(site, BUILDER, () =>
      interleave(
        context.pairs,
        () => timeMain(site, byName, env, context.detail),
        () => timeMain(site, byKubeconfig, {}, context.detail),
      ),
    );
  } finally {
    await eks.close();
  }
}

async function timeMain(
  site: Site,
  inputs: Inputs,
  env: Environment,
  detail: (line: string) => void,
): Promise<number> {
  return withJob(site, async (job) => {
    const main = mustPass(await job.runMain(inputs, env));
    mustPass(await job.runPost(env));
    if (main.outputs.created !== 'false') throw new Error(`the builder was not warm:\n${main.log}`);
    detail(
      `  ${inputs.kubeconfig === undefined ? 'by name' : 'by kubeconfig'}: ${main.durationMs.toFixed(0)} ms`,
    );
    return main.durationMs;
  });
}
