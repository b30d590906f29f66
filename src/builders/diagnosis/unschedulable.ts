import type { V1Pod } from '@kubernetes/client-node';
import { timestampMs } from '../../lib/kubernetes/timestamp.ts';
import type { Wire } from '../../lib/kubernetes/wire.ts';
import { scalingWord } from './autoscaler.ts';
import type { Observed, Trouble } from './observed.ts';
import { remedyIn } from './remedy-row.ts';
import { remedyOfFargate, SCHEDULER_REMEDIES } from './scheduler-remedies.ts';
import { isInTheMaking } from './volume-trouble.ts';

/** How long an autoscaler that says nothing is waited for. */
const SILENCE_MS = 60_000;

/**
 * Why no cluster node will take the pod. Hopeless only when an autoscaler says that it will not help, or none has
 * said anything for a minute.
 */
export function unschedulable(observed: Observed): Trouble | undefined {
  const { pods, events, setting, nowMs } = observed;
  const refusal = refusalOf(observed) ?? unseen(observed);
  if (refusal !== undefined) return refusal;
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
  const reason = withoutOtherKinds(words.replace(PREEMPTION, ''));
  const remedy = remedyIn(SCHEDULER_REMEDIES, reason, setting);
  return {
    what: `No cluster node takes the builder's pod: ${reason}.`,
    remedy: remedy ?? 'Make room for it in the cluster.',
  };
}

/** EKS' fargate-scheduler speaks by events alone, and tries the same pod again for ever. */
const FARGATE = /not supported on Fargate|Misconfigured Fargate/i;

/** What a scheduler has refused for good. */
function refusalOf({ pods, events, setting }: Observed): Trouble | undefined {
  const waiting = new Set(pods.filter(hasNoPlace).map((pod) => pod.metadata?.name));
  const words = events.findLast(
    (one) => waiting.has(one.involvedObject.name) && FARGATE.test(one.message ?? ''),
  )?.message;
  if (words === undefined) return undefined;
  return { what: `No cluster node takes the builder's pod: ${words}.`, remedy: remedyOfFargate(setting) };
}

/** A pod that no scheduler has looked at for a minute: it waits for one that is not there. */
function unseen({ pods, setting, nowMs }: Observed): Trouble | undefined {
  const pod = pods.find(
    (one) =>
      hasNoPlace(one) &&
      (one.status?.conditions ?? []).every(({ type }) => type !== 'PodScheduled') &&
      nowMs - timestampMs(one.metadata?.creationTimestamp) > SILENCE_MS,
  );
  if (pod === undefined) return undefined;
  const scheduler = pod.spec?.schedulerName ?? 'default-scheduler';
  const what = `No scheduler has looked at the builder's pod for a minute (schedulerName ${scheduler}).`;
  const patched = setting.hasPodPatch && scheduler !== 'default-scheduler';
  return { what, remedy: patched ? 'Change schedulerName in pod-patch.' : 'Check that scheduler.' };
}

function hasNoPlace({ metadata, spec, status }: Wire<V1Pod>): boolean {
  const isPending = status?.phase === undefined || status.phase === 'Pending';
  return spec?.nodeName === undefined && isPending && metadata?.deletionTimestamp === undefined;
}

/** That no other pod could make way is said after every reason. */
const PREEMPTION = /\.? (no new claims to deallocate, )?preemption: .*$/s;
const UNBOUND = 'unbound immediate';

/** Cluster nodes of another architecture, say, that are never meant: the selector of the pod leaves them out. */
const OF_OTHER_KIND = /^\d+ node\(s\) didn't match Pod's node affinity\/selector\.?$/;

/** What is looked at only after the selector: such a cluster node is of the right kind. */
const OF_RIGHT_KIND = /Insufficient|volume|Too many pods/i;

/** The scheduler's reasons without those of cluster nodes that the pod does not ask for, where others are of its kind. */
function withoutOtherKinds(words: string): string {
  const [head = '', list] = words.split(/(?<=nodes are available: )/);
  const reasons = (list ?? '').split(', ');
  const meant = reasons.filter((reason) => !OF_OTHER_KIND.test(reason));
  return list === undefined || !meant.some((reason) => OF_RIGHT_KIND.test(reason))
    ? words
    : `${head}${meant.join(', ')}`;
}

const AUTOSCALER_REMEDY =
  'Let it start a cluster node that fits, or ask for less (inputs cpu, memory, platforms).';

function conditionOf(pod: Wire<V1Pod>) {
  if (pod.metadata?.deletionTimestamp !== undefined) return undefined;
  return pod.status?.conditions?.find((one) => one.type === 'PodScheduled' && one.status === 'False');
}
