import { type BuildxVersion, judgeBuildxVersion } from '../../buildx/command.ts';
import type { InspectedNode } from '../../buildx/inspect.ts';
import type { InstanceNode } from '../../buildx/instance.ts';
import type { ClusterAccess } from '../../cluster/access/access.ts';
import { pluginName } from '../../cluster/access/exec-plugin.ts';
import { POD_ACCOUNT } from '../../cluster/kubeconfig/in-cluster.ts';
import { whySecretsAreEmpty } from '../../lib/github/empty-secrets.ts';
import type { Deployment } from '../../lib/kubernetes/kinds.ts';
import { timestampMs } from '../../lib/kubernetes/timestamp.ts';
import { formatPlatform } from '../../lib/platform.ts';
import { NAME, VERSION } from '../../lib/release.ts';
import type { Environment } from '../runner/environment.ts';
import { keepHeading, runnerLog as log, printHeading } from '../runner/log.ts';
import { writeOutputs } from '../runner/outputs.ts';
import { type NodeFacts, type SetUpFacts, saveFacts, saveReady, type Waits } from '../runner/state.ts';
import type { ServingBuilder } from './builder.ts';
import { describeReady } from './describe-ready.ts';
import { isBuilderJob, type Job, lifeOf } from './job.ts';

/** The first lines of the log, whose end is known only when the builder was looked at: until then they are kept back. */
export type Heading = {
  readonly knowVersion: (version: BuildxVersion | undefined) => void;
  /** Prints it, with who we are where something is to be created. */
  readonly print: (user: string | undefined) => void;
};

/**
 * Keeps back the lines that say which versions and which cluster are used, until they are complete or another line comes.
 * `reportMore` logs what follows them.
 */
export function startHeading(
  access: ClusterAccess,
  environment: Environment,
  reportMore: () => void,
): Heading {
  let buildx = '';
  let as = '';
  keepHeading(() => {
    log.info(`${NAME} ${VERSION}${buildx}`);
    log.info(`Cluster  ${access.server} (${describeSource(access)}), namespace ${access.namespace}${as}`);
    const why = access.source === POD_ACCOUNT ? whySecretsAreEmpty(environment) : undefined;
    if (why !== undefined)
      log.warning(`${why} \`kubeconfig\` is empty, so ${POD_ACCOUNT} is used.`, 'kubeconfig-missing');
    reportMore();
  });
  return {
    knowVersion: (version) => {
      buildx = `, buildx ${version?.text ?? 'without a version'}`;
    },
    print: (user) => {
      as = user === undefined ? '' : `, as ${user}`;
      printHeading();
    },
  };
}

/** Where the way to the cluster is from, and which program later steps and post run for credentials, by its name alone. */
function describeSource({ source, identity }: ClusterAccess): string {
  const short = source.replace(/^the /, '').replace(/ \((\d+ files)\)$/, ', $1');
  return identity.kind === 'exec' ? `${short}, credentials by ${pluginName(identity.plugin)}` : short;
}

/**
 * Logs what of the runner's buildx is known to be faulty.
 *
 * @throws ActionError code `buildx` when it cannot use a node of the builder.
 */
export function reportVersion(version: BuildxVersion | undefined, nodes: readonly InstanceNode[]): void {
  const needsStatefulSet = nodes.some(({ kind }) => kind === 'StatefulSet');
  const hint = judgeBuildxVersion(version, needsStatefulSet);
  if (hint !== undefined) log.warning(hint, 'buildx-too-old');
}

/** What main has come to. */
type Ready = {
  readonly kubeconfig: string;
  readonly nodes: readonly InspectedNode[];
  readonly readyMs: number;
  readonly version: BuildxVersion | undefined;
};

/** Sets the outputs, notes for post that main came to its end and what it knows, and logs it. */
export function reportReady(job: Job, builder: ServingBuilder, ready: Ready): void {
  const { inputs, access, names } = job;
  const { kubeconfig, nodes, readyMs } = ready;
  const { instance: name } = names;
  const { namespace } = access;
  const asked = inputs.asksForPlatforms ? builder.nodes : [];
  writeOutputs({ name, namespace, kubeconfig, nodes, asked, created: builder.created, readyMs });
  saveReady(builder.isForever);
  const facts = factsOf(job, builder, ready);
  saveFacts(facts);
  log.info(describeReady(facts, platformsOf(builder, nodes), nodes));
  const wasWaitedFor = facts.nodes.some((node) => node.readyMs !== undefined);
  if (inputs.use && wasWaitedFor)
    log.info(`Later steps build on ${name} (docker build, buildx, bake, compose, build-push-action).`);
  warnOfNamespace(job);
}

/** Namespace default has no Pod Security label and whatever somebody forgot there: it is seldom chosen for builders. */
function warnOfNamespace({ inputs, access }: Job): void {
  if (inputs.mode === 'connect' || access.namespace !== 'default') return;
  const what = `The builder's ${inputs.security} pod runs in namespace default, beside whatever else runs there.`;
  log.warning(`${what} Give builders a namespace of their own, and set \`namespace\`.`, 'namespace-default');
}

/** What each node is there for: the platforms that the job asked it for, or else the first that it offers. */
function platformsOf(
  { nodes }: ServingBuilder,
  inspected: readonly InspectedNode[],
): ReadonlyMap<string, string> {
  return new Map(
    nodes.map(({ name, platforms }) => {
      const offered = inspected.find((node) => node.name === name)?.platforms ?? [];
      const shown = platforms.length > 0 ? platforms.map(formatPlatform) : offered.slice(0, 1);
      return [name, shown.join(', ')];
    }),
  );
}

/** A Deployment is deleted when its last hold has expired: its age is how long the node is up. */
function upSince(deployments: readonly Deployment[]): number | undefined {
  const created = deployments.flatMap(({ metadata }) => timestampMs(metadata?.creationTimestamp) ?? []);
  return created.length === 0 ? undefined : Math.min(...created);
}

function factsOf(job: Job, builder: ServingBuilder, ready: Ready): SetUpFacts {
  const { nodes: inspected, readyMs, version } = ready;
  const { created, started } = builder;
  return {
    readyMs,
    keepWarm: isBuilderJob(job) ? lifeOf(job.inputs) : undefined,
    created,
    otherHolds: started.find(({ company }) => company !== undefined)?.company?.others,
    upSinceMs: upSince(builder.deployments),
    buildx: version?.text,
    nodes: builder.nodes.map(({ name, platforms: [asked] }): NodeFacts => {
      const { buildkit, platforms: [offered = ''] = [] } = inspected.find((one) => one.name === name) ?? {};
      const node = started.find(({ spec }) => spec.name === name);
      const { start, spec } = node ?? {};
      return {
        name,
        architecture: spec?.architecture ?? asked?.architecture ?? offered.split('/')[1],
        startedAs: node?.created?.kind ?? 'joined',
        clusterNode: start?.clusterNode,
        readyMs: start === undefined ? undefined : Math.round(start.servedMs),
        waits: start?.waits ?? NO_WAITS,
        cacheSizeBytes: node?.created?.bytes,
        buildkit,
      };
    }),
  };
}

const NO_WAITS: Waits = { nodeMs: undefined, volumeMs: undefined, imageMs: undefined, startMs: undefined };
