import { bodyOrThrow } from '../../cluster/api/answer.ts';
import type { ReadableApi } from '../../cluster/api/api.ts';
import { ActionError } from '../../lib/errors.ts';
import type {
  ClusterNode,
  Deployment,
  Event,
  PersistentVolumeClaim,
  Pod,
} from '../../lib/kubernetes/kinds.ts';
import { timestampMs } from '../../lib/kubernetes/timestamp.ts';
import { type Ending, isLate } from '../diagnosis/cluster-nodes.ts';
import { crashedOf } from '../diagnosis/pods.ts';
import { type Observed, settingOf } from '../diagnosis/problem.ts';
import { claimName } from '../manifests/names.ts';
import type { NodeSpec } from '../manifests/spec.ts';

/** Looks at all that could explain why a node is not ready; what this job has no right to see is left out. */
export async function observe(api: ReadableApi, spec: NodeSpec, pods: readonly Pod[]): Promise<Observed> {
  const claim = spec.cache.kind === 'claim' ? claimName(spec.name) : '';
  const [node, found, podEvents, claimEvents, clusterNodes, log] = await Promise.all([
    readNode(api, spec.name),
    claim === '' ? undefined : readClaim(api, claim),
    Promise.all(pods.map((pod) => readEvents(api, pod.metadata?.name ?? ''))),
    claim === '' ? [] : readEvents(api, claim),
    readClusterNodes(
      api,
      pods.filter((pod) => pod.metadata?.deletionTimestamp !== undefined),
    ),
    readCrashLog(api, pods),
  ]);
  const events = [...podEvents.flat(), ...claimEvents].sort((one, other) => timeOf(one) - timeOf(other));
  const { deployment, nowMs } = node;
  const setting = settingOf(spec);
  return { deployment, nowMs, pods, claim: found, events, clusterNodes, log, setting };
}

async function readNode(
  api: ReadableApi,
  name: string,
): Promise<{ readonly deployment: Deployment; readonly nowMs: number }> {
  const answer = await api.get('deployments', name);
  if (answer.kind === 'ok') return { deployment: answer.body, nowMs: answer.serverTimeMs };
  if (answer.status === 404) {
    throw new ActionError({
      code: 'not-ready',
      message: `Builder ${name} was deleted while this job waited for it.`,
      hint: 'Run the job again.',
    });
  }
  return bodyOrThrow(answer, `get Deployments in namespace ${api.namespace}`);
}

async function readClaim(api: ReadableApi, name: string): Promise<PersistentVolumeClaim | undefined> {
  const answer = await api.get('persistentvolumeclaims', name);
  return answer.kind === 'ok' ? answer.body : undefined;
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

/** Looks at what could keep pods from ending, if one is late; what this job has no right to see is left out. */
export async function observeEnd(
  api: ReadableApi,
  pods: readonly Pod[],
  nowMs: number | undefined,
): Promise<Ending> {
  const late = pods.filter((pod) => isLate(pod, nowMs));
  const [events, clusterNodes] = await Promise.all([
    Promise.all(late.map((pod) => readEvents(api, pod.metadata?.name ?? ''))),
    readClusterNodes(api, late),
  ]);
  return { pods, events: events.flat(), clusterNodes, nowMs };
}

/** The events about an object, as the server orders them. */
export async function readEvents(api: ReadableApi, name: string): Promise<readonly Event[]> {
  const answer = await api.listEvents(name);
  return answer.kind === 'ok' ? answer.body.items : [];
}

/** The machines of these pods. */
export async function readClusterNodes(
  api: ReadableApi,
  pods: readonly Pod[],
): Promise<readonly ClusterNode[]> {
  const names = new Set(pods.map((pod) => pod.spec?.nodeName ?? ''));
  const answers = await Promise.all(
    [...names].filter((name) => name !== '').map((name) => api.getClusterNode(name)),
  );
  return answers.flatMap((answer) => (answer.kind === 'ok' ? [answer.body] : []));
}
