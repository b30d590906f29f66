import { timestampMs } from '../../lib/kubernetes/timestamp.ts';
import { KUBELET_REMEDIES } from './kubelet-remedies.ts';
import type { Observed, Trouble } from './observed.ts';
import { remedyIn } from './remedy-row.ts';

/** A ReplicaSet replaces a refused pod at once, and the next one may find a place: so many are no accident. */
const REFUSED_PODS = 3;
/** Pods that failed longer ago are of other times. */
const RECENT_MS = 300_000;

/** Why cluster nodes take the builder's pods and then refuse or drop each of them (OutOfcpu, NodeAffinity, Evicted …). */
export function refusedByNode({ pods, nowMs, setting }: Observed): Trouble | undefined {
  const failed = pods.filter(
    ({ metadata, status }) =>
      status?.phase === 'Failed' &&
      (status.reason ?? '') !== '' &&
      nowMs - timestampMs(metadata?.creationTimestamp) < RECENT_MS,
  );
  if (failed.length < REFUSED_PODS) return undefined;
  const { reason = '', message = '' } = failed.at(-1)?.status ?? {};
  const remedy = remedyIn(KUBELET_REMEDIES, `${reason}: ${message}`, setting);
  return {
    what: `Cluster nodes refuse the builder's pods, ${failed.length} so far: ${reason}: ${message}.`,
    remedy: remedy ?? 'Check the kubelet of those cluster nodes.',
  };
}
