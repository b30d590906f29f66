import { newUser, startEksJob } from '../support/eks-job.ts';
import { keyVariables } from '../support/fake-aws.ts';
import { FakeCluster } from '../support/fake-cluster.ts';
import type { Environment } from '../support/runner/environment.ts';
import type { Inputs } from '../support/runner/inputs.ts';
import type { ActionJob } from '../support/runner.ts';
import { startScriptedJob } from '../support/scripted-job.ts';
import { mustPass } from './builder.ts';
import type { Figure } from './figure.ts';
import { interleave } from './sampling.ts';

/**
 * Main by the name of an EKS cluster, against main by kubeconfig, on a builder that is up. EKS and the API server are
 * scripts of this process, so that the difference is what the way in takes: loading the SDK, one call, a signature.
 */
export const warmEks: Figure = {
  name: 'warm-eks',
  unit: 'ms',
  bar: 1.5,
  measure: ({ pairs, detail }) =>
    interleave(
      pairs,
      async () => told(detail, 'by name', await timeByName()),
      async () => told(detail, 'by kubeconfig', await timeByKubeconfig()),
    ),
};

function told(detail: (line: string) => void, way: string, ms: number): number {
  detail(`  ${way}: main ${ms.toFixed(0)} ms`);
  return ms;
}

async function timeByName(): Promise<number> {
  const { scripted, inputs, endpoints, aws, close } = await startEksJob();
  try {
    return await timeSecondMain(scripted.job, inputs(), { ...endpoints, ...keyVariables(newUser(aws)) });
  } finally {
    await close();
  }
}

async function timeByKubeconfig(): Promise<number> {
  const { job, inputs, close } = await startScriptedJob(new FakeCluster().script);
  try {
    return await timeSecondMain(job, inputs(), {});
  } finally {
    await close();
  }
}

/** The first main makes the builder, which its post keeps warm. */
async function timeSecondMain(job: ActionJob, inputs: Inputs, env: Environment): Promise<number> {
  mustPass(await job.runMain(inputs, env));
  mustPass(await job.runPost(env));
  const main = mustPass(await job.runMain(inputs, env));
  mustPass(await job.runPost(env));
  if (main.outputs.woke !== 'false') throw new Error(`the builder was not warm:\n${main.log}`);
  return main.durationMs;
}
