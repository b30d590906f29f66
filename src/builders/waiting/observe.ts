import { type OkAnswer, refusalError } from '../../cluster/api/answer.ts';
import type { Listed, ReadableApi } from '../../cluster/api/api.ts';
import { ActionError, conflictError } from '../../lib/errors.ts';
import type { ClusterNode, Deployment, Event, Pod } from '../../lib/kubernetes/kinds.ts';
import { timestampMs } from '../../lib/kubernetes/timestamp.ts';
import { type Ending, isLate } from '../diagnosis/cluster-nodes.ts';
import { crashedOf, isEnding, isOver } from '../diagnosis/pods.ts';
import { type Observed, settingOf } from '../diagnosis/problem.ts';
import { isWithoutMatch } from '../diagnosis/scheduler.ts';
import { findWithTime, type ReadOnlyRollout } from '../holds/rollout.ts';
import { APP_LABEL, appOf, claimName, isOurs, nodesSelector } from '../manifests/names.ts';
import type { NodeSpec } from '../manifests/spec.ts';

/**
 * Returns all that could explain why a node is not ready, without what this job has no right to see.
 *
 * @throws ActionError code `not-ready` when its Deployment is gone
 */
export async function observe(api: ReadableApi, spec: NodeSpec, pods: readonly Pod[]): Promise<Observed> {
  const claim = spec.cache.kind === 'claim' ? claimName(spec.name) : undefined;
  const [node, found, podEvents, claimEvents, clusterNodes, log, clusterArchitecture] = await Promise.all([
    readNode(api, spec.name),
    claim === undefined ? undefined : api.get('persistentvolumeclaims', claim),
    readEventsOfPods(api, pods),
    claim === undefined ? [] : readEvents(api, claim),
    readClusterNodes(api, pods.filter(isEnding)),
    readCrashLog(api, pods),
    pods.some(isWithoutMatch) ? readClusterArchitecture(api, spec.architecture) : undefined,
  ]);
  const events = [...podEvents, ...claimEvents].sort((one, other) => timeOf(one) - timeOf(other));
  return {
    deployment: node.body,
    nowMs: node.serverTimeMs,
    pods,
    claim: found?.kind === 'ok' ? found.body : undefined,
    events,
    clusterNodes,
    log,
    setting: { ...settingOf(spec), clusterArchitecture },
  };
}

async function readNode(api: ReadableApi, name: string): Promise<OkAnswer<Deployment>> {
  const found = await findWithTime(api, 'deployments', name);
  if (found !== undefined) return found;
  throw new ActionError({
    code: 'not-ready',
    topic: 'builder-deleted',
    message: `Builder ${name} was deleted while this job waited for it.`,
    hint: 'Run the job again.',
  });
}

/** The log of the container that has crashed: of the run that ended, or of this one where that is gone. */
async function readCrashLog(api: ReadableApi, pods: readonly Pod[]): Promise<string | undefined> {
  const crashed = crashedOf(pods);
  if (crashed === undefined) return undefined;
  const container = crashed.status.name;
  const name = crashed.pod.metadata?.name ?? '';
  const before = await api.readLog(name, container, true);
  if (before.kind === 'ok' && before.body.trim() !== '') return before.body;
  const now = await api.readLog(name, container, false);
  return now.kind === 'ok' ? now.body : undefined;
}

function timeOf(event: Event): number {
  return timestampMs(event.lastTimestamp ?? event.eventTime ?? event.metadata.creationTimestamp) ?? 0;
}

/** Returns what could keep pods from ending, if one is late, without what this job has no right to see. */
export async function observeEnd(
  api: ReadableApi,
  pods: readonly Pod[],
  nowMs: number | undefined,
): Promise<Ending> {
  const late = pods.filter((pod) => isLate(pod, nowMs));
  const [events, clusterNodes] = await Promise.all([
    readEventsOfPods(api, late),
    readClusterNodes(api, late),
  ]);
  return { pods, events, clusterNodes, nowMs };
}

/** Returns the events about these pods, those of each as the server orders them. */
export async function readEventsOfPods(api: ReadableApi, pods: readonly Pod[]): Promise<readonly Event[]> {
  return (await Promise.all(pods.map((pod) => readEvents(api, pod.metadata?.name ?? '')))).flat();
}

async function readEvents(api: ReadableApi, name: string): Promise<readonly Event[]> {
  const answer = await api.listEvents(name);
  return answer.kind === 'ok' ? answer.body.items : [];
}

async function readClusterNodes(api: ReadableApi, pods: readonly Pod[]): Promise<readonly ClusterNode[]> {
  const names = new Set(pods.map(({ spec }) => spec?.nodeName).filter((name) => name));
  const answers = await Promise.all([...names].map((name = '') => api.getClusterNode(name)));
  return answers.flatMap((answer) => (answer.kind === 'ok' ? [answer.body] : []));
}

/**
 * Returns this architecture where a cluster node has it, else one that another node has; undefined where this job has
 * no right to look.
 */
async function readClusterArchitecture(api: ReadableApi, architecture: string): Promise<string | undefined> {
  const label = 'kubernetes.io/arch';
  const [same, other] = await Promise.all([
    api.listFirstClusterNode(`${label}=${architecture}`),
    api.listFirstClusterNode(`kubernetes.io/os=linux,${label}!=${architecture}`),
  ]);
  if (same.kind === 'refused' || other.kind === 'refused') return undefined;
  return same.body.items.length > 0 ? architecture : other.body.items[0]?.metadata?.labels?.[label];
}

/**
 * Returns all pods of these nodes, and when that was.
 *
 * @throws ActionError code `conflict` for one of somebody else's, which buildx would dial
 */
export async function listPods(
  { api }: ReadOnlyRollout,
  nodes: readonly string[],
): Promise<Listed<Pod> & { readonly nowMs: number | undefined }> {
  const answer = await api.list('pods', nodesSelector(nodes));
  if (answer.kind === 'refused') throw refusalError(answer, `list Pods in namespace ${api.namespace}`);
  // A foreign pod that ends will be gone as a builder's are, and buildx does not dial one that has run to its end.
  const foreign = answer.body.items.find((pod) => !isOurs(pod) && !isOver(pod) && !isEnding(pod));
  if (foreign === undefined) return { ...answer.body, nowMs: answer.serverTimeMs };
  throw conflictError(
    `Pod ${foreign.metadata?.name} has the label ${APP_LABEL}=${appOf(foreign)}, but is not the builder's.`,
    'buildx would connect to it: change `name`, or remove the label.',
  );
}
