import { existsSync } from 'node:fs';

import { renderRegistries } from './builder/buildkitd.ts';
import { holdLifeMs } from './builder/renewal.ts';
import { RIGHTS_TO_CONNECT, rightsToEnsure } from './builder/rights.ts';
import { buildxRunner, findBuildx, type RunBuildx } from './buildx/command.ts';
import type { InspectedNode } from './buildx/inspect.ts';
import { type InstanceNode, renderInstance } from './buildx/instance.ts';
import { removeLeftovers } from './buildx/leftovers.ts';
import { proveReachable } from './buildx/proof.ts';
import { readCurrent, readInstance, type Store, storeOf, writeInstance } from './buildx/store.ts';
import { refuseTaken } from './buildx/taken.ts';
import { judgeBuildxVersion, parseBuildxVersion } from './buildx/version.ts';
import type { ClusterAccess } from './cluster/access.ts';
import { readKubeconfig } from './cluster/kubeconfig.ts';
import { secretsOf, writeKubeconfig } from './cluster/kubeconfig-file.ts';
import { findKubeconfig } from './cluster/kubeconfig-source.ts';
import { type ClusterOptions, MAIN_BUDGET, openCluster, STEP_AGENT } from './cluster/open.ts';
import { type Environment, readEnvironment } from './environment.ts';
import { type ActionError, messageOf, toActionError } from './errors.ts';
import { type Inputs, readInputs } from './inputs.ts';
import { type JobNames, nameJob } from './job.ts';
import { runnerLog as log } from './log.ts';
import { exportBuilder, writeOutputs } from './outputs.ts';
import { lifeOf, planBuilder } from './plan.ts';
import { NO_RENEWAL, type Renewal, renewalFrom } from './renewal.ts';
import { connectBuilder } from './rollout/connect.ts';
import { ensureBuilder } from './rollout/ensure.ts';
import { findMissing, forbidden } from './rollout/preflight.ts';
import type { Rollout } from './rollout/rollout.ts';
import { saveReady, saveState } from './state.ts';
import { stopSignal } from './stop.ts';
import { writeRole } from './summary.ts';

/** The main step: from inputs to a builder that buildx has reached. Rejects with an ActionError. */
export async function main(): Promise<void> {
  const startedMs = Date.now();
  const environment = readEnvironment();
  const inputs = readInputs(environment);
  const stop = stopSignal(inputs.timeoutMs);
  try {
    await setUp(inputs, environment, stop.signal, startedMs);
  } finally {
    stop.forget();
  }
}

async function setUp(
  inputs: Inputs,
  environment: Environment,
  signal: AbortSignal,
  startedMs: number,
): Promise<void> {
  const [access, buildx] = await Promise.all([
    findAccess(inputs, environment),
    startBuildx(environment, signal),
  ]);
  const names = nameJob(inputs, environment);
  const store = storeOf(environment.buildxConfig, environment.dockerConfigFolder);
  await keepState(inputs, environment, access, names, store);
  const kubeconfig = await writeKubeconfig(access, names.folder);
  const cluster = clusterOptions(environment, signal);
  const renewal = planRenewal(inputs, access, names, cluster);
  try {
    const [builder] = await Promise.all([
      rollOut(inputs, environment, access, names, cluster, renewal),
      tidyStore(store, buildx.run),
    ]);
    const hint = judgeBuildxVersion(buildx.version, usesStatefulSet(builder.nodes));
    if (hint !== '') log.info(hint);
    const registriesToml = renderRegistries(inputs.buildkitd);
    const instance = { name: names.instance, kubeconfig, nodes: builder.nodes, registriesToml };
    await writeInstance(store, names.instance, renderInstance(instance));
    const nodes = await useBuilder(inputs, buildx.run, names.instance, signal);
    const readyMs = Date.now() - startedMs;
    await renewal.settle();
    const { instance: name } = names;
    writeOutputs({ name, namespace: access.namespace, kubeconfig, nodes, woke: builder.woke, readyMs });
    saveReady();
    log.info(`buildx uses ${name}: ${nodes.map(describeNode).join(', ')} after ${readyMs} ms.`);
  } finally {
    renewal.stop();
  }
}

function clusterOptions(environment: Environment, signal: AbortSignal): ClusterOptions {
  return {
    environment: environment.variables,
    userAgent: STEP_AGENT,
    budget: MAIN_BUDGET,
    signal,
    note: log.info,
    mask: log.mask,
  };
}

function planRenewal(
  inputs: Inputs,
  access: ClusterAccess,
  names: JobNames,
  cluster: ClusterOptions,
): Renewal {
  if (inputs.mode === 'connect' || !inputs.renew) return NO_RENEWAL;
  const { maxJobMs } = inputs;
  return renewalFrom(names.folder, access, cluster, { lifeMs: holdLifeMs(maxJobMs), maxJobMs });
}

async function findAccess(inputs: Inputs, environment: Environment): Promise<ClusterAccess> {
  const source = await findKubeconfig({
    given: inputs.kubeconfig,
    variable: environment.kubeconfigVariable,
    homeFolder: environment.homeFolder,
    workFolder: environment.workFolder,
  });
  const access = await readKubeconfig(source, inputs);
  for (const secret of secretsOf(access)) log.mask(secret);
  log.info(`Cluster ${access.server}, namespace ${access.namespace}, from ${access.source}.`);
  return access;
}

async function keepState(
  inputs: Inputs,
  environment: Environment,
  access: ClusterAccess,
  names: JobNames,
  store: Store,
): Promise<void> {
  refuseTaken(
    names.instance,
    await readInstance(store, names.instance),
    environment.temporaryFolder,
    existsSync,
  );
  saveState({
    version: 1,
    folder: names.folder,
    namespace: access.namespace,
    instance: names.instance,
    storeFolder: store.folder,
    formerCurrent: await readCurrent(store),
    formerBuilder: environment.builderVariable,
    hold:
      inputs.mode === 'connect' ? { kind: 'none' } : { kind: 'job', name: names.hold, life: lifeOf(inputs) },
  });
}

async function startBuildx(environment: Environment, signal: AbortSignal) {
  const run = buildxRunner(await findBuildx(environment), environment.variables, signal);
  const version = parseBuildxVersion(await run(['version']));
  judgeBuildxVersion(version, false);
  return { run, version };
}

/** What other jobs left is no reason to fail this one. */
async function tidyStore(store: Store, run: RunBuildx): Promise<void> {
  try {
    const names = await removeLeftovers(store, run, existsSync);
    if (names.length > 0) log.info(`Removed buildx instances of jobs that are over: ${names.join(', ')}.`);
  } catch (error) {
    log.info(`Instances of jobs that are over were left: ${messageOf(error)}`);
  }
}

type RolledOut = { readonly nodes: readonly InstanceNode[]; readonly woke: boolean };

async function rollOut(
  inputs: Inputs,
  environment: Environment,
  access: ClusterAccess,
  names: JobNames,
  cluster: ClusterOptions,
  renewal: Renewal,
): Promise<RolledOut> {
  const { api, close } = openCluster(access, cluster);
  const rollout: Rollout = { api, info: log.info, signal: cluster.signal };
  try {
    if (inputs.mode === 'connect') {
      const found = await connectBuilder(rollout, inputs.deployments);
      const nodes = found.map(({ name, kind }, index) => {
        const platform = inputs.platforms[index];
        return {
          name,
          kind,
          namespace: access.namespace,
          platforms: platform === undefined ? [] : [platform],
        };
      });
      return { nodes, woke: false };
    }
    const wish = planBuilder(inputs, names, access.namespace, environment);
    const { woke } = await ensureBuilder(rollout, wish, renewal.start);
    const node = {
      name: wish.node.name,
      kind: 'Deployment',
      namespace: access.namespace,
      platforms: inputs.platforms,
    } as const;
    return { nodes: [node], woke };
  } catch (thrown) {
    throw await explainForbidden(rollout, inputs, toActionError(thrown));
  } finally {
    close();
  }
}

/** Of a right that turned out to be missing, all that are missing, and the Role that grants them. */
async function explainForbidden({ api }: Rollout, inputs: Inputs, error: ActionError): Promise<ActionError> {
  if (error.code !== 'forbidden') return error;
  const wanted =
    inputs.mode === 'connect' ? RIGHTS_TO_CONNECT : rightsToEnsure(lifeOf(inputs).kind !== 'forever');
  const missing = await findMissing(api, wanted);
  if (missing.rights.length === 0) return error;
  await writeRole(api.namespace, missing.user, wanted);
  return forbidden(api.namespace, missing, error.cause);
}

function usesStatefulSet(nodes: readonly InstanceNode[]): boolean {
  return nodes.some((node) => node.kind === 'StatefulSet');
}

/** Makes the instance current and proves that buildx reaches it, side by side: both only read the other's file. */
async function useBuilder(
  inputs: Inputs,
  run: RunBuildx,
  instance: string,
  signal: AbortSignal,
): Promise<readonly InspectedNode[]> {
  const [nodes] = await Promise.all([
    proveReachable(run, instance, signal),
    inputs.use ? run(['use', instance]) : Promise.resolve(''),
  ]);
  if (inputs.use) exportBuilder(instance);
  return nodes;
}

function describeNode(node: InspectedNode): string {
  return `${node.name} (BuildKit ${node.buildkit})`;
}
