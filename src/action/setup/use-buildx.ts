import { remedyForUnreached } from '../../builders/diagnosis/unreached.ts';
import { renderRegistries } from '../../builders/manifests/buildkitd.ts';
import {
  type BuildxVersion,
  buildxRunner,
  findBuildx,
  judgeBuildxVersion,
  parseBuildxVersion,
  type RunBuildx,
  refuseOtherProgram,
} from '../../buildx/command.ts';
import type { InspectedNode } from '../../buildx/inspect.ts';
import { renderInstance } from '../../buildx/instance.ts';
import { refuseTaken, removeLeftovers, viewFrom } from '../../buildx/ownership.ts';
import { findInstance, type Store, storeFolderOf, storeIn, writeInstance } from '../../buildx/store.ts';
import { verifyReachable } from '../../buildx/verify-reachable.ts';
import { secretsOf } from '../../cluster/access/access.ts';
import { writeBuildsKubeconfig } from '../../cluster/kubeconfig/write.ts';
import { withoutKnown } from '../../lib/cut-secrets.ts';
import { messageOf } from '../../lib/errors.ts';
import type { Deployment } from '../../lib/kubernetes/kinds.ts';
import { runnerLog as log } from '../runner/log.ts';
import { exportBuilder, exportStore } from '../runner/outputs.ts';

import type { ServingBuilder } from './builder.ts';
import type { Job } from './job.ts';
import { refuseWrongDaemons } from './judge-daemons.ts';

/** The buildx of this runner, and its folder of instances as this job sees it. */
export type RunnerBuildx = { readonly run: RunBuildx; readonly store: Store; readonly signal: AbortSignal };

/**
 * Finds buildx and its folder, and only reads.
 *
 * @throws ActionError code `buildx` when there is no buildx, `conflict` when the job's instance belongs to another job.
 */
export async function findRunnerBuildx(job: Job, signal: AbortSignal): Promise<RunnerBuildx> {
  const { environment, names } = job;
  const run = buildxRunner(await findBuildx(environment), environment.variables, signal);
  const folder = storeFolderOf(environment.buildxConfig, environment.dockerConfigFolder);
  const store = storeIn(folder, names.folder);
  refuseTaken(names.instance, await findInstance(store, names.instance), viewFrom(job.names.folder));
  return { run, store, signal };
}

/**
 * Asks buildx for its version; undefined for one that names no release. `know` gets it as soon as it is known.
 *
 * @throws ActionError code `buildx` for one that cannot be worked with.
 */
export async function askVersion(
  { run }: RunnerBuildx,
  know: (version: BuildxVersion | undefined) => void,
): Promise<BuildxVersion | undefined> {
  const output = await run(['version']);
  refuseOtherProgram(output);
  const version = parseBuildxVersion(output);
  know(version);
  judgeBuildxVersion(version, false);
  return version;
}

/** Removes what other jobs left, which is no reason to fail this one. */
export async function tidyStore(job: Job, { store }: RunnerBuildx): Promise<void> {
  try {
    const names = await removeLeftovers(store, viewFrom(job.names.folder));
    if (names.length > 0) log.info(`Removed buildx instances of jobs that are over: ${names.join(', ')}.`);
  } catch (error) {
    log.info(`Instances of jobs that are over were left: ${messageOf(error)}`);
  }
}

/**
 * Writes the job's instance, by which buildx finds the builder. Returns the path of the kubeconfig that it names, which
 * enters the cluster by the builder's own token, or else is the job's.
 */
export async function addInstance(
  job: Job,
  { store }: RunnerBuildx,
  { nodes, token }: ServingBuilder,
  ownKubeconfig: string,
): Promise<string> {
  const kubeconfig =
    token === undefined ? ownKubeconfig : writeBuildsKubeconfig(job.access, token, job.names.folder);
  const { instance: name } = job.names;
  const { buildkitd } = job.inputs;
  const registriesToml = renderRegistries(buildkitd);
  const json = renderInstance({ name, kubeconfig, nodes, registriesToml, files: buildkitd.files });
  await writeInstance(store, name, json, (there) => refuseTaken(name, there, viewFrom(job.names.folder)));
  return kubeconfig;
}

/**
 * Makes the instance current and verifies that buildx reaches it, side by side: both only read the other's file. Later
 * steps get its name and the folder of instances: a step with a DOCKER_CONFIG of its own would look elsewhere.
 */
export async function useInstance(
  { inputs, names, access }: Job,
  { run, store, signal }: RunnerBuildx,
  deployments: readonly Deployment[],
): Promise<readonly InspectedNode[]> {
  // buildx passes on what a credential plugin says.
  const note = (line: string): void => log.info(withoutKnown(line, secretsOf(access)));
  const [nodes] = await Promise.all([
    verifyReachable(run, names.instance, signal, { remedyFor: remedyForUnreached, note }),
    inputs.use ? run(['use', names.instance]) : undefined,
  ]);
  refuseWrongDaemons(nodes, deployments, inputs);
  if (inputs.use) {
    exportStore(store.folder);
    exportBuilder(names.instance);
  }
  return nodes;
}
