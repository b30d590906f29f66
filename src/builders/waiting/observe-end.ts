import type { ReadableApi } from '../../cluster/api/api.ts';
import type { ClusterNode, Event, Pod } from '../../lib/kubernetes/kinds.ts';
import { type Ending, LATE_AFTER_MS, overdueMs } from '../diagnosis/cluster-nodes.ts';

/** Looks at what could keep pods from ending, if one is late; what this job has no right to see is left out. */
export async function observeEnd(api: ReadableApi, pods: readonly Pod[], nowMs: number): Promise<Ending> {
  const late = pods.filter((pod) => overdueMs(pod, nowMs) > LATE_AFTER_MS);
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
