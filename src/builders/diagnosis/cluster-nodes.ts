import type { CoreV1Event, V1Node, V1Pod } from '@kubernetes/client-node';
import { ageMs } from '../../lib/kubernetes/timestamp.ts';
import type { Wire } from '../../lib/kubernetes/wire.ts';
import { KUBELET_HINTS } from './kubelet.ts';
import { findHint, type Observed, type Problem } from './problem.ts';

/** Pods, some of which should end, and what is known of their machines. Empty where this job may not look. */
export type Ending = {
  readonly pods: readonly Wire<V1Pod>[];
  readonly events: readonly Wire<CoreV1Event>[];
  readonly clusterNodes: readonly Wire<V1Node>[];
  readonly nowMs: number | undefined;
};

/** How the end of the pods comes along; `lost`: the machine of one is known not to answer, so it never will. */
export type End = { readonly kind: 'coming' } | ({ readonly kind: 'late' | 'lost' } & Problem);

/** A pod's time to end is in its deletionTimestamp already; a busy kubelet may take some seconds more. */
export const LATE_AFTER_MS = 10_000;

/** A machine that is replaced goes from the cluster within about a minute, and its pods with it. */
const LOST_AFTER_MS = 60_000;

/**
 * Judges pods that are being deleted. One whose machine is gone stays for ever, and may still write to the volume if
 * the machine is only cut off: so nobody but a person may say that it is over.
 */
export function judgeEnd(ending: Ending): End {
  const pod = ending.pods.find((one) => (overdueMs(one, ending.nowMs) ?? 0) > LATE_AFTER_MS);
  if (pod === undefined) return { kind: 'coming' };
  const { name = '', namespace = '', deletionTimestamp = '' } = pod.metadata ?? {};
  const machine = pod.spec?.nodeName ?? '';
  const silence = silenceOf(pod, ending);
  const isLost = silence !== '' && (overdueMs(pod, ending.nowMs) ?? 0) > LOST_AFTER_MS;
  const why = silence === '' ? '' : `, which does not answer (${silence})`;
  return {
    kind: isLost ? 'lost' : 'late',
    what: `Pod ${name} should have ended at ${deletionTimestamp} on cluster node ${machine}${why}.`,
    hint: `If that cluster node is gone for good: kubectl delete node ${machine}, or kubectl --namespace ${namespace} delete pod ${name} --force`,
  };
}

/** Why waiting for an old pod cannot help; undefined while it can. */
export function lostPodProblem(ending: Ending): Problem | undefined {
  const end = judgeEnd(ending);
  return end.kind === 'lost' ? end : undefined;
}

/** Returns how long ago a pod should have ended, in ms; undefined for one that need not. */
export function overdueMs(pod: Wire<V1Pod>, nowMs: number | undefined): number | undefined {
  return ageMs(pod.metadata?.deletionTimestamp, nowMs);
}

/** The sign that a pod's machine does not answer; '' when there is none. */
function silenceOf(pod: Wire<V1Pod>, { clusterNodes, events }: Ending): string {
  const machine = clusterNodes.find((one) => one.metadata?.name === pod.spec?.nodeName);
  const ready = machine?.status?.conditions?.find((one) => one.type === 'Ready');
  if (ready !== undefined) return ready.status === 'True' ? '' : (ready.reason ?? 'NotReady');
  const isEvicted = pod.status?.conditions?.some((one) => one.reason === 'DeletionByTaintManager');
  if (isEvicted === true) return 'DeletionByTaintManager';
  const about = events.filter((event) => event.involvedObject.name === pod.metadata?.name);
  return about.some((event) => event.reason === 'NodeNotReady') ? 'NodeNotReady' : '';
}

/** A ReplicaSet replaces a refused pod at once, and the next one may find a place: so many are no accident. */
const REFUSED_PODS = 3;

/** Pods that failed longer ago are of other times. */
const RECENT_MS = 300_000;

/** Why cluster nodes take the builder's pods and then refuse or drop each of them (OutOfcpu, NodeAffinity, Evicted …). */
export function nodeRefusalProblem({ pods, nowMs, setting }: Observed): Problem | undefined {
  const failed = pods.filter(
    ({ metadata, status }) =>
      status?.phase === 'Failed' &&
      (status.reason ?? '') !== '' &&
      (ageMs(metadata?.creationTimestamp, nowMs) ?? RECENT_MS) < RECENT_MS,
  );
  if (failed.length < REFUSED_PODS) return undefined;
  const { reason = '', message = '' } = failed.at(-1)?.status ?? {};
  const hint = findHint(KUBELET_HINTS, `${reason}: ${message}`, setting);
  return {
    what: `Cluster nodes refuse the builder's pods, ${failed.length} so far: ${reason}: ${message}.`,
    hint: hint ?? 'Check the kubelet of those cluster nodes.',
  };
}
