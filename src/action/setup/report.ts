import { type BuildxVersion, judgeBuildxVersion } from '../../buildx/command.ts';
import type { InspectedNode } from '../../buildx/inspect.ts';
import type { InstanceNode } from '../../buildx/instance.ts';
import type { ClusterAccess } from '../../cluster/access/access.ts';
import { pluginName } from '../../cluster/access/exec-plugin.ts';
import { POD_ACCOUNT } from '../../cluster/kubeconfig/in-cluster.ts';
import { whySecretsAreEmpty } from '../../lib/github/empty-secrets.ts';
import { NAME, VERSION } from '../../lib/release.ts';
import type { Environment } from '../runner/environment.ts';
import { runnerLog as log } from '../runner/log.ts';
import { writeOutputs } from '../runner/outputs.ts';
import { type NodeFacts, type SetUpFacts, saveFacts, saveReady } from '../runner/state.ts';
import type { ServingBuilder } from './builder.ts';
import { isBuilderJob, type Job, lifeOf } from './job.ts';

/** Logs which cluster is used, and how it is entered. */
export function reportCluster(access: ClusterAccess, environment: Environment): void {
  log.info(`Cluster ${access.server}, namespace ${access.namespace}, from ${access.source}.`);
  const why = access.source === POD_ACCOUNT ? whySecretsAreEmpty(environment) : undefined;
  if (why !== undefined)
    log.warning(`${why} \`kubeconfig\` is empty, so ${POD_ACCOUNT} is used.`, 'kubeconfig-missing');
  if (access.identity.kind === 'exec')
    log.info(`Builds of later steps, and post, run ${pluginName(access.identity.plugin)} to log in.`);
}

/**
 * Logs what of the runner's buildx is known to be faulty.
 *
 * @throws ActionError code `buildx` when it cannot use a node of the builder.
 */
export function reportVersion(version: BuildxVersion | undefined, nodes: readonly InstanceNode[]): void {
  log.info(`${NAME} ${VERSION}, buildx ${version?.text ?? '(no release)'}`);
  const needsStatefulSet = nodes.some(({ kind }) => kind === 'StatefulSet');
  const hint = judgeBuildxVersion(version, needsStatefulSet);
  if (hint !== undefined) log.info(hint);
}

/** What main has come to. */
type Ready = {
  readonly kubeconfig: string;
  readonly nodes: readonly InspectedNode[];
  readonly readyMs: number;
  readonly version: BuildxVersion | undefined;
};

/** Sets the outputs, notes for post that main came to its end, and logs it. */
export function reportReady(job: Job, builder: ServingBuilder, ready: Ready): void {
  const { inputs, access, names } = job;
  const { kubeconfig, nodes, readyMs } = ready;
  const { instance: name } = names;
  const { namespace } = access;
  const asked = inputs.asksForPlatforms ? builder.nodes : [];
  writeOutputs({ name, namespace, kubeconfig, nodes, asked, created: builder.created, readyMs });
  saveReady(builder.isForever);
  saveFacts(factsOf(job, builder, ready));
  const shown = nodes.map((node) => `${node.name} (BuildKit ${node.buildkit})`);
  log.info(`buildx uses ${name}: ${shown.join(', ')} after ${readyMs} ms.`);
}

function factsOf(job: Job, { created }: ServingBuilder, { nodes, readyMs, version }: Ready): SetUpFacts {
  const keepWarm = isBuilderJob(job) ? lifeOf(job.inputs) : undefined;
  const wished = new Map(isBuilderJob(job) ? job.wish.nodes.map((spec) => [spec.name, spec]) : []);
  return {
    readyMs,
    keepWarm,
    created,
    otherHolds: undefined,
    buildx: version?.text,
    nodes: nodes.map(({ name, buildkit }): NodeFacts => {
      const architecture = wished.get(name)?.architecture;
      const unknown = { clusterNode: undefined, readyMs: undefined, cacheSizeBytes: undefined };
      const waits = { nodeMs: undefined, volumeMs: undefined, imageMs: undefined, startMs: undefined };
      return { name, architecture, startedAs: 'joined', waits, buildkit, ...unknown };
    }),
  };
}
