import { readChecked } from './action/inputs/checked.ts';
import { type Inputs, readInputs } from './action/inputs/inputs.ts';
import { NO_RENEWAL, type Renewal, renewalFrom } from './action/renewal/renewal.ts';
import { type Environment, readEnvironment } from './action/runner/environment.ts';
import { runnerLog as log } from './action/runner/log.ts';
import { writeOutputs } from './action/runner/outputs.ts';
import { saveReady, saveState } from './action/runner/state.ts';
import { runStep } from './action/runner/step.ts';
import { stopSignal } from './action/runner/stop.ts';
import { withoutSecretsOf } from './action/setup/buildx-words.ts';
import { explainUnauthorized } from './action/setup/explain-unauthorized.ts';
import { enterCluster, findCluster, NO_CLUSTER } from './action/setup/find-cluster.ts';
import { refuseWrongDaemons } from './action/setup/judge-daemons.ts';
import { type JobNames, nameJob } from './action/setup/names.ts';
import { lifeOf, nodesWithClaim, planBuilder } from './action/setup/plan.ts';
import { prepareBuildx } from './action/setup/prepare-buildx.ts';
import { rollOut } from './action/setup/roll-out.ts';
import { startBuildx, tidyStore, useBuilder } from './action/setup/use-buildx.ts';
import { renderRegistries } from './builders/manifests/buildkitd.ts';
import { holdLifeMs } from './builders/manifests/hold.ts';
import { readFormerCurrent } from './buildx/current.ts';
import { readEarlierChoices } from './buildx/former-choice.ts';
import type { InspectedNode } from './buildx/inspect.ts';
import { type Instance, type InstanceNode, renderInstance } from './buildx/instance.ts';
import { lookAtInstance, type Store, storeFolderOf, storeIn, writeInstance } from './buildx/store.ts';
import { mayExist } from './buildx/store-file.ts';
import { refuseTaken, type StoredInstance } from './buildx/taken.ts';
import { judgeBuildxVersion } from './buildx/version.ts';
import type { ClusterAccess } from './cluster/access/access.ts';
import { pluginName } from './cluster/access/plugin-command.ts';
import { type ClusterOptions, STEP_AGENT } from './cluster/api/open.ts';
import { MAIN_LIMITS } from './cluster/api/retry.ts';
import { POD_ACCOUNT } from './cluster/kubeconfig/in-cluster.ts';
import { writeBuildsKubeconfig } from './cluster/kubeconfig/write.ts';
import { formatDuration } from './lib/duration.ts';
import { ActionError, toActionError } from './lib/errors.ts';
import { whySecretsAreEmpty, withEmptySecrets } from './lib/github/empty-secrets.ts';
import { once } from './lib/once.ts';

/** The main step: from inputs to a builder that buildx has reached. Rejects with an ActionError. */
async function main(): Promise<void> {
  const startedMs = performance.now();
  const environment = readEnvironment();
  const { inputs, found } = readChecked((checked) => {
    const inputs = readInputs(environment, checked);
    return { inputs, found: checked(() => findCluster(inputs, environment), NO_CLUSTER) };
  });
  tellNotes(inputs);
  const stop = stopSignal(inputs.timeoutMs, notReady(inputs.timeoutMs));
  try {
    const access = await enterCluster(found, environment, stop.signal);
    log.info(`Cluster ${access.server}, namespace ${access.namespace}, from ${access.source}.`);
    // Nobody chose it in this run, if a secret was to.
    const why = access.source === POD_ACCOUNT ? whySecretsAreEmpty(environment) : '';
    if (why !== '') log.warning(`${why} The input kubeconfig is empty, and ${POD_ACCOUNT} is used.`);
    if (access.identity.kind === 'exec')
      log.info(`Builds of later steps, and post, run ${pluginName(access.identity.plugin)} to log in.`);
    await setUp(inputs, access, environment, stop.signal, startedMs).catch(async (thrown: unknown) => {
      const known = withoutSecretsOf(access, toActionError(thrown));
      const error = await explainUnauthorized(known, access, environment);
      throw ['unauthorized', 'forbidden'].includes(error.code) ? withEmptySecrets(error, why) : error;
    });
  } finally {
    stop.forget();
  }
}

/** What the inputs ask for and is not, or not only, as it looks. */
function tellNotes(inputs: Inputs): void {
  const ofBuilder = inputs.mode === 'connect' ? [] : inputs.notes;
  const { subject, config } = inputs.buildkitd;
  if (inputs.mode === 'connect' && Object.keys(config).some((key) => key !== 'registry'))
    log.info(`${subject}: of a builder that others made, only [registry] is for buildx itself.`);
  for (const { level, line } of [...inputs.buildkitd.notes, ...ofBuilder]) log[level](line);
}

function notReady(timeoutMs: number): ActionError {
  const hint = 'The last state of the builder is in the log above; input timeout gives it longer.';
  return new ActionError({
    code: 'timeout',
    message: `The builder was not ready within ${formatDuration(timeoutMs)}.`,
    hint,
  });
}

async function setUp(
  inputs: Inputs,
  access: ClusterAccess,
  environment: Environment,
  signal: AbortSignal,
  startedMs: number,
): Promise<void> {
  const buildx = await startBuildx(environment, signal);
  const names = nameJob(inputs, environment);
  const store = storeIn(
    storeFolderOf(environment.buildxConfig, environment.dockerConfigFolder),
    names.folder,
  );
  const view = { folder: names.folder, exists: mayExist };
  const refuse = (there: StoredInstance): void => refuseTaken(names.instance, there, view);
  refuse(await lookAtInstance(store, names.instance));
  // As late as can be: what goes wrong before the first write leaves the runner as it was, and post nothing to do.
  const keep = once(() => keepState(inputs, environment, access, names, store));
  const cluster = clusterOptions(environment, signal, keep);
  const renewal = planRenewal(inputs, access, names, cluster);
  try {
    const [builder] = await Promise.all([
      rollOut(inputs, environment, access, names, cluster, renewal),
      tidyStore(store, view),
    ]);
    const own = await keep();
    const { woke } = builder;
    const asked = inputs.asksForPlatforms ? builder.nodes : [];
    const kubeconfig =
      builder.token === '' ? own : writeBuildsKubeconfig(access, builder.token, names.folder);
    const hint = judgeBuildxVersion(buildx.version, usesStatefulSet(builder.nodes));
    if (hint !== '') log.info(hint);
    const json = renderInstance(instanceOf(inputs, names.instance, kubeconfig, builder.nodes));
    await writeInstance(store, names.instance, json, refuse);
    const judge = (shown: readonly InspectedNode[]): void =>
      refuseWrongDaemons(shown, builder.deployments, inputs);
    const nodes = await useBuilder(buildx.run, store, names.instance, inputs.use, signal, judge);
    const readyMs = Math.round(performance.now() - startedMs);
    await renewal.settle();
    const { instance: name } = names;
    const { namespace } = access;
    writeOutputs({ name, namespace, kubeconfig, nodes, asked, woke, readyMs });
    saveReady(builder.isForever);
    log.info(`buildx uses ${name}: ${nodes.map(describeNode).join(', ')} after ${readyMs} ms.`);
  } finally {
    renewal.stop();
  }
}

function instanceOf(
  { buildkitd }: Inputs,
  name: string,
  kubeconfig: string,
  nodes: readonly InstanceNode[],
): Instance {
  return { name, kubeconfig, nodes, registriesToml: renderRegistries(buildkitd), files: buildkitd.files };
}

function clusterOptions(
  environment: Environment,
  signal: AbortSignal,
  beforeWrite: () => Promise<unknown>,
): ClusterOptions {
  return {
    proxies: environment.proxies,
    environment: environment.variables,
    userAgent: STEP_AGENT,
    limits: MAIN_LIMITS,
    signal,
    note: log.info,
    mask: log.mask,
    beforeWrite,
  };
}

function planRenewal(
  inputs: Inputs,
  access: ClusterAccess,
  names: JobNames,
  cluster: ClusterOptions,
): Renewal {
  if (inputs.mode === 'connect' || !inputs.renew) return NO_RENEWAL;
  const { maxJobMs, buildsAccount } = inputs;
  const isGiven = inputs.explicit.has('max-job');
  const term = { lifeMs: holdLifeMs(maxJobMs), maxJobMs, isGiven };
  return renewalFrom(names.folder, access, cluster, term, buildsAccount);
}

/** Keeps what post needs, then what later steps need; answers the kubeconfig's path. */
async function keepState(
  inputs: Inputs,
  environment: Environment,
  access: ClusterAccess,
  names: JobNames,
  store: Store,
): Promise<string> {
  const current = await readFormerCurrent(store);
  const { builderVariable: formerBuilder, buildxConfig: formerConfig } = environment;
  const earlierChoices = await readEarlierChoices(store, formerBuilder);
  saveState({
    version: 1,
    folder: names.folder,
    namespace: access.namespace,
    instance: names.instance,
    storeFolder: store.folder,
    formerCurrent: current,
    formerBuilder,
    later: {
      formerConfig,
      earlierChoices,
      maxJobMs: inputs.mode === 'connect' ? 0 : inputs.maxJobMs,
      nodesWithClaim:
        inputs.mode === 'connect'
          ? []
          : nodesWithClaim(planBuilder(inputs, names, access, environment).nodes),
    },
    hold:
      inputs.mode === 'connect' ? { kind: 'none' } : { kind: 'job', name: names.hold, life: lifeOf(inputs) },
  });
  const choices = [{ builder: formerBuilder, config: formerConfig }, ...earlierChoices];
  return prepareBuildx(access, names, store, { current, choices });
}

function usesStatefulSet(nodes: readonly InstanceNode[]): boolean {
  return nodes.some((node) => node.kind === 'StatefulSet');
}

function describeNode(node: InspectedNode): string {
  return `${node.name} (BuildKit ${node.buildkit})`;
}

runStep(main);
