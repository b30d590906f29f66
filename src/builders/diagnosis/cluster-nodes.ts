import type { ClusterNode, Event, Pod } from '../../lib/kubernetes/kinds.ts';
import { ageMs } from '../../lib/kubernetes/timestamp.ts';
import { KUBELET_HINTS } from './kubelet.ts';
import { reasonAndMessage } from './pods.ts';
import { findRemedy, type Observed, type Problem } from './problem.ts';

/** Pods, some of which should end, and what is known of their cluster nodes. Empty where this job may not look. */
export type Ending = {
  readonly pods: readonly Pod[];
  readonly events: readonly Event[];
  readonly clusterNodes: readonly ClusterNode[];
  readonly nowMs: number | undefined;
};

/** How far the pods have ended; `lost`: the cluster node of one does not answer, so that pod never ends by itself. */
export type End = { readonly kind: 'coming' } | ({ readonly kind: 'late' | 'lost' } & Problem);

/** A pod's deletionTimestamp includes its time to end; a busy kubelet may take some seconds more. */
const LATE_AFTER_MS = 10_000;

/** A cluster node that is replaced is removed within about a minute, and its pods with it. */
const LOST_AFTER_MS = 60_000;

/**
 * Judges pods that are being deleted. One whose cluster node is gone stays until somebody deletes it, and may still
 * write to the volume if that node is only cut off: so only a person may say that it has ended.
 */
export function judgeEnd(ending: Ending): End {
  const pod = ending.pods.find((one) => isLate(one, ending.nowMs));
  if (pod === undefined) return { kind: 'coming' };
  const { name, namespace, deletionTimestamp } = pod.metadata ?? {};
  const node = pod.spec?.nodeName ?? '';
  const silence = silenceOf(pod, ending);
  const isLost = silence !== undefined && isOverdue(pod, ending.nowMs, LOST_AFTER_MS);
  const why = silence === undefined ? '' : `, which does not answer (${silence})`;
  return {
    kind: isLost ? 'lost' : 'late',
    topic: 'old-pod',
    what: `Pod ${name} should have terminated at ${deletionTimestamp} on cluster node ${node}${why}.`,
    hint: `If that cluster node is gone for good: kubectl delete node ${node}, or kubectl --namespace ${namespace} delete pod ${name} --force`,
  };
}

/** Returns why waiting for an old pod cannot help; undefined while it can. */
export function lostPodProblem(ending: Ending): Problem | undefined {
  const end = judgeEnd(ending);
  return end.kind === 'lost' ? end : undefined;
}

/** True for a pod that should have ended some time ago. */
export function isLate(pod: Pod, nowMs: number | undefined): boolean {
  return isOverdue(pod, nowMs, LATE_AFTER_MS);
}

function isOverdue({ metadata }: Pod, nowMs: number | undefined, byMs: number): boolean {
  const overdueMs = ageMs(metadata?.deletionTimestamp, nowMs);
  return overdueMs !== undefined && overdueMs > byMs;
}

/** Returns the sign that a pod's cluster node does not answer; undefined when there is none. */
function silenceOf(pod: Pod, { clusterNodes, events }: Ending): string | undefined {
  const node = clusterNodes.find((one) => one.metadata?.name === pod.spec?.nodeName);
  const ready = node?.status?.conditions?.find((one) => one.type === 'Ready');
  if (ready !== undefined) return ready.status === 'True' ? undefined : (ready.reason ?? 'NotReady');
  const isEvicted = pod.status?.conditions?.some((one) => one.reason === 'DeletionByTaintManager');
  if (isEvicted === true) return 'DeletionByTaintManager';
  const about = events.filter((event) => event.involvedObject.name === pod.metadata?.name);
  return about.some((event) => event.reason === 'NodeNotReady') ? 'NodeNotReady' : undefined;
}

/** A ReplicaSet replaces a refused pod at once, and the next one may find a place: so many are no accident. */
const REFUSED_PODS = 3;
/** Pods that failed longer ago say nothing of now. */
const RECENT_MS = 300_000;

/** Returns why cluster nodes take the builder's pods and then refuse or drop each (OutOfcpu, NodeAffinity, Evicted …). */
export function nodeRefusalProblem({ pods, nowMs, setting }: Observed): Problem | undefined {
  const failed = pods.filter(({ metadata, status }) => {
    const createdAgoMs = ageMs(metadata?.creationTimestamp, nowMs);
    const hasReason = status?.reason !== undefined && status.reason !== '';
    return status?.phase === 'Failed' && hasReason && createdAgoMs !== undefined && createdAgoMs < RECENT_MS;
  });
  const last = failed.at(-1)?.status;
  if (last === undefined || failed.length < REFUSED_PODS) return undefined;
  const words = reasonAndMessage(last);
  const remedy = findRemedy(KUBELET_HINTS, words, setting);
  return {
    what: `Cluster nodes rejected ${failed.length} pods of the builder: ${words}.`,
    ...(remedy ?? { topic: 'node-rejected', hint: 'Check the kubelet of those cluster nodes.' }),
  };
}
