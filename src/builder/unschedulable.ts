import type { V1Pod } from '@kubernetes/client-node';

import type { Wire } from '../cluster/wire.ts';
import { timestampMs } from '../timestamp.ts';
import { scalingWord } from './autoscaler.ts';
import type { Observed, Trouble } from './observed.ts';
import { remedyOf } from './remedies.ts';
import { isInTheMaking } from './volume-trouble.ts';

/** How long an autoscaler that says nothing is waited for. */
const SILENCE_MS = 60_000;

/**
 * Why no cluster node will take the pod. Hopeless only when an autoscaler says that it will not help, or none has
 * said anything for a minute.
 */
export function unschedulable(observed: Observed): Trouble | undefined {
  const { pods, events, setting, nowMs } = observed;
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
  const reason = words.replace(PREEMPTION, '');
  const remedy = remedyOf({ speaker: 'scheduler', object: 'pods', words: reason }, setting);
  return {
    what: `No cluster node takes the builder's pod: ${reason}.`,
    remedy: remedy || 'Make room for it in the cluster.',
  };
}

/** That no other pod could make way is said after every reason. */
const PREEMPTION = /\.? (no new claims to deallocate, )?preemption: .*$/s;
const UNBOUND = 'unbound immediate';

const AUTOSCALER_REMEDY =
  'Let it start a cluster node that fits, or ask for less (inputs cpu, memory, platforms).';

function conditionOf(pod: Wire<V1Pod>) {
  if (pod.metadata?.deletionTimestamp !== undefined) return undefined;
  return pod.status?.conditions?.find((one) => one.type === 'PodScheduled' && one.status === 'False');
}
