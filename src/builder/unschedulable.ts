import type { V1Pod } from '@kubernetes/client-node';

import type { Wire } from '../cluster/wire.ts';
import { timestampMs } from '../timestamp.ts';
import type { Observed, Trouble } from './observed.ts';

/** How long an autoscaler that says nothing is waited for. */
const SILENCE_MS = 60_000;

/** Events by which an autoscaler says that it is at work: cluster-autoscaler's, Karpenter's. */
const SCALING: ReadonlySet<string> = new Set([
  'TriggeredScaleUp',
  'Nominated',
  'Launched',
  'DisruptionBlocked',
]);

/**
 * Why no cluster node will take the pod. Hopeless only when an autoscaler says that it will not help, or none has
 * said anything for a minute.
 */
export function unschedulable({ pods, events, claim, nowMs }: Observed): Trouble | undefined {
  const pod = pods.find((one) => conditionOf(one) !== undefined);
  const condition = pod === undefined ? undefined : conditionOf(pod);
  if (pod === undefined || condition === undefined) return undefined;
  const about = events.filter((event) => event.involvedObject.name === pod.metadata?.name);
  if (about.some((event) => SCALING.has(event.reason ?? ''))) return undefined;
  const refused = about.find((event) => event.reason === 'NotTriggerScaleUp');
  const sinceMs = timestampMs(condition.lastTransitionTime);
  if (refused === undefined && !(nowMs - sinceMs > SILENCE_MS)) return undefined;
  const words = condition.message ?? 'no reason given';
  const more = refused === undefined ? '' : ` The autoscaler: ${refused.message}.`;
  return {
    what: `No cluster node takes the builder's pod: ${words}.${more}`,
    remedy: remedyOf(words, claim !== undefined),
  };
}

/** The scheduler's words (kubernetes, pkg/scheduler/framework/plugins). */
function remedyOf(words: string, hasClaim: boolean): string {
  if (/volume node affinity conflict|PersistentVolume's node affinity/.test(words)) {
    const way = 'Let a machine run in the zone of the volume, or delete the claim (the cache goes).';
    return `The volume is in another zone than the free machines. ${way}`;
  }
  if (words.includes('Insufficient')) return 'Set the inputs cpu and memory lower, or add machines.';
  if (words.includes('node affinity/selector'))
    return 'There is no machine of that architecture: set the input platforms.';
  if (words.includes('untolerated taint')) return 'All machines are tainted: free one for builders.';
  if (hasClaim && words.includes('unbound immediate'))
    return 'Its claim is not bound: look at the StorageClass.';
  return 'Make room for it in the cluster.';
}

function conditionOf(pod: Wire<V1Pod>) {
  if (pod.metadata?.deletionTimestamp !== undefined) return undefined;
  return pod.status?.conditions?.find((one) => one.type === 'PodScheduled' && one.status === 'False');
}
