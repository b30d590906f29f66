import type { V1Pod } from '@kubernetes/client-node';

import type { Wire } from '../cluster/wire.ts';
import { timestampMs } from '../timestamp.ts';
import { scalingWord } from './autoscaler.ts';
import type { Observed, Trouble } from './observed.ts';
import { isInTheMaking } from './volume-trouble.ts';

/** How long an autoscaler that says nothing is waited for. */
const SILENCE_MS = 60_000;

/**
 * Why no cluster node will take the pod. Hopeless only when an autoscaler says that it will not help, or none has
 * said anything for a minute.
 */
export function unschedulable(observed: Observed): Trouble | undefined {
  const { pods, events, claim, nowMs } = observed;
  const pod = pods.find((one) => conditionOf(one) !== undefined);
  const condition = pod === undefined ? undefined : conditionOf(pod);
  if (pod === undefined || condition === undefined) return undefined;
  const scaling = scalingWord(events.filter((event) => event.involvedObject.name === pod.metadata?.name));
  const words = condition.message ?? 'no reason given';
  if (scaling.kind === 'starting' || (words.includes(UNBOUND) && isInTheMaking(observed))) return undefined;
  if (scaling.kind === 'refused') {
    const what = `No cluster node takes the builder's pod, and the autoscaler starts none: ${scaling.words}.`;
    return { what, remedy: AUTOSCALER_REMEDY };
  }
  if (!(nowMs - timestampMs(condition.lastTransitionTime) > SILENCE_MS)) return undefined;
  const what = `No cluster node takes the builder's pod: ${words.replace(PREEMPTION, '')}.`;
  return { what, remedy: remedyOf(words, pod, claim !== undefined) };
}

/** That no other pod could make way is said after every reason. */
const PREEMPTION = /\.? (no new claims to deallocate, )?preemption: .*$/s;
const UNBOUND = 'unbound immediate';

const AUTOSCALER_REMEDY =
  'Let it start a machine that fits, or ask for less (inputs cpu, memory, platforms).';

/** linux/arm/v7 is in many lists of platforms, which elsewhere are emulated. */
const ARM_REMEDY =
  'There is no machine of 32-bit arm: leave linux/arm out of the input platforms (README, several platforms).';

/** The scheduler's words (kubernetes, pkg/scheduler/framework/plugins). */
function remedyOf(words: string, pod: Wire<V1Pod>, hasClaim: boolean): string {
  if (/volume node affinity conflict|PersistentVolume's node affinity/.test(words)) {
    const way = 'Let a machine run in the zone of the volume, or delete the claim (the cache goes).';
    return `The volume is in another zone than the free machines. ${way}`;
  }
  if (words.includes('Insufficient')) return 'Set the inputs cpu and memory lower, or add machines.';
  if (words.includes('node affinity/selector')) {
    if (pod.spec?.nodeSelector?.['kubernetes.io/arch'] === 'arm') return ARM_REMEDY;
    return 'There is no machine of that architecture, or with the labels of pod-patch: set the input platforms.';
  }
  if (words.includes('untolerated taint')) return 'All machines are tainted: free one for builders.';
  if (hasClaim && words.includes(UNBOUND)) return 'Its claim is not bound: look at the StorageClass.';
  return 'Make room for it in the cluster.';
}

function conditionOf(pod: Wire<V1Pod>) {
  if (pod.metadata?.deletionTimestamp !== undefined) return undefined;
  return pod.status?.conditions?.find((one) => one.type === 'PodScheduled' && one.status === 'False');
}
