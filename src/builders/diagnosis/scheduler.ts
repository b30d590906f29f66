import type { CoreV1Event, V1Pod } from '@kubernetes/client-node';
import { ageMs } from '../../lib/kubernetes/timestamp.ts';
import type { Wire } from '../../lib/kubernetes/wire.ts';
import {
  deleteCache,
  findHint,
  type HintRow,
  type Observed,
  type Problem,
  patchOr,
  type Setting,
} from './problem.ts';
import { isBeingProvisioned } from './volume.ts';

/** How long an autoscaler that says nothing is waited for. */
const SILENCE_MS = 60_000;

/**
 * Why no cluster node will take the pod. Hopeless only when an autoscaler says that it will not help, or none has
 * said anything for a minute.
 */
export function schedulingProblem(observed: Observed): Problem | undefined {
  const { pods, events, setting, nowMs } = observed;
  const refusal = refusalOf(observed) ?? unseen(observed);
  if (refusal !== undefined) return refusal;
  const pod = pods.find((one) => conditionOf(one) !== undefined);
  const condition = pod === undefined ? undefined : conditionOf(pod);
  if (pod === undefined || condition === undefined) return undefined;
  const scaling = scalingState(events.filter((event) => event.involvedObject.name === pod.metadata?.name));
  const words = condition.message ?? 'no reason given';
  if (scaling.kind === 'starting' || (words.includes(UNBOUND) && isBeingProvisioned(observed)))
    return undefined;
  if (scaling.kind === 'refused') {
    const what = `No cluster node takes the builder's pod, and the autoscaler starts none: ${scaling.words}.`;
    return { what, hint: AUTOSCALER_REMEDY };
  }
  if ((ageMs(condition.lastTransitionTime, nowMs) ?? 0) <= SILENCE_MS) return undefined;
  const reason = withoutOtherKinds(words.replace(PREEMPTION, ''));
  const hint = findHint(SCHEDULER_HINTS, reason, setting);
  return {
    what: `No cluster node takes the builder's pod: ${reason}.`,
    hint: hint ?? 'Make room for it in the cluster.',
  };
}

/** EKS' fargate-scheduler speaks by events alone, and tries the same pod again for ever. */
const FARGATE = /not supported on Fargate|Misconfigured Fargate/i;

/** What a scheduler has refused for good. */
function refusalOf({ pods, events, setting }: Observed): Problem | undefined {
  const waiting = new Set(pods.filter(hasNoPlace).map((pod) => pod.metadata?.name));
  const words = events.findLast(
    (one) => waiting.has(one.involvedObject.name) && FARGATE.test(one.message ?? ''),
  )?.message;
  if (words === undefined) return undefined;
  return { what: `No cluster node takes the builder's pod: ${words}.`, hint: fargateHint(setting) };
}

/** A pod that no scheduler has looked at for a minute: it waits for one that is not there. */
function unseen({ pods, setting, nowMs }: Observed): Problem | undefined {
  const pod = pods.find(
    (one) =>
      hasNoPlace(one) &&
      (one.status?.conditions ?? []).every(({ type }) => type !== 'PodScheduled') &&
      (ageMs(one.metadata?.creationTimestamp, nowMs) ?? 0) > SILENCE_MS,
  );
  if (pod === undefined) return undefined;
  const scheduler = pod.spec?.schedulerName ?? 'default-scheduler';
  const what = `No scheduler has looked at the builder's pod for a minute (schedulerName ${scheduler}).`;
  const patched = setting.hasPodPatch && scheduler !== 'default-scheduler';
  return { what, hint: patched ? 'Change schedulerName in pod-patch.' : 'Check that scheduler.' };
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

type Event = Wire<CoreV1Event>;

/** What the autoscalers of a cluster have said last of a pod. */
type ScalingState = {
  readonly kind: 'silent' | 'starting' | 'refused';
  /** '' when they are silent. Not to be trusted. */
  readonly words: string;
};

type Autoscaler = {
  readonly starts: (event: Event) => boolean;
  readonly refuses: (event: Event) => boolean;
};

/**
 * By their events (autoscaler, cluster-autoscaler/processors/status; karpenter, pkg/controllers/provisioning). The
 * scheduler uses the reason FailedScheduling as well, so Karpenter is known by its words.
 */
const AUTOSCALERS: readonly Autoscaler[] = [
  {
    starts: ({ reason }) => reason === 'TriggeredScaleUp',
    refuses: ({ reason }) => reason === 'NotTriggerScaleUp',
  },
  {
    starts: ({ reason }) => reason === 'Nominated' || reason === 'Launched',
    refuses: ({ reason, message = '' }) =>
      reason === 'FailedScheduling' && message.startsWith('Failed to schedule pod, '),
  },
];

/** The last word of each counts: a full group may get room again. One that starts a machine is enough. */
export function scalingState(events: readonly Event[]): ScalingState {
  const last = AUTOSCALERS.flatMap(({ starts, refuses }): readonly ScalingState[] => {
    const event = events.findLast((one) => starts(one) || refuses(one));
    if (event === undefined) return [];
    return [{ kind: starts(event) ? 'starting' : 'refused', words: event.message ?? event.reason ?? '' }];
  });
  return last.find((one) => one.kind === 'starting') ?? last[0] ?? { kind: 'silent', words: '' };
}

/** What helps when no cluster node takes the pod (kubernetes, pkg/scheduler/framework/plugins; EKS' fargate-scheduler). */
export const SCHEDULER_HINTS: readonly HintRow[] = [
  {
    words: /on Fargate|Fargate Profile/i,
    hint: fargateHint,
  },
  {
    words: /volume node affinity conflict|PersistentVolume's node affinity/,
    hint: (setting) => {
      const zone = 'Its volume is in another zone: add a cluster node there';
      return setting.claim === '' ? `${zone}.` : `${zone}, or delete the cache: ${deleteCache(setting)}`;
    },
  },
  {
    words: /persistentvolumeclaim "([^"]+)" (?:not found|is being deleted|bound to non-existent)/,
    hint: patchOr(
      'Check that claim, which pod-patch may name.',
      'Run the job again when the claim is there.',
    ),
  },
  {
    words: /Insufficient (?:cpu|memory)/,
    hint: 'Set the inputs cpu and memory lower, or add cluster nodes.',
  },
  {
    words: /Insufficient (\S+?)[.,]?(?= |$)/,
    hint: patchOr(
      'Ask for less of it in pod-patch, or add cluster nodes that have it.',
      'Add cluster nodes that have more of it.',
    ),
  },
  { words: /Too many pods/, hint: 'The cluster nodes are full of pods: add some.' },
  {
    words: /exceed max volume count/,
    hint: 'The cluster nodes hold as many volumes as they can: add some, or set cache-size: 0.',
  },
  {
    words: /node affinity\/selector/,
    hint: ({ architecture, hasPodPatch }) => {
      if (architecture === 'arm')
        return 'There is no cluster node of 32-bit arm: leave linux/arm out of the input platforms (README, several platforms).';
      if (hasPodPatch)
        return 'No cluster node has that architecture and the labels that pod-patch asks for: change pod-patch or the input platforms.';
      return 'There is no cluster node of that architecture: set the input platforms.';
    },
  },
  {
    words: /untolerated taint/,
    hint: 'All cluster nodes are tainted: add a toleration with the input pod-patch, or free one for builders.',
  },
  {
    words: /(?:anti-)?affinity rules|topology spread constraints|free ports|host ports/,
    hint: patchOr('Change affinity, spread constraints or ports in pod-patch.', 'Add cluster nodes.'),
  },
  {
    words: /were unschedulable/,
    hint: 'The cluster nodes are cordoned: kubectl uncordon one, or add some.',
  },
  {
    words: /scheduling gates/i,
    hint: ({ namespace }) =>
      `Something in the cluster holds the pod back (Kueue does): exempt namespace ${namespace} from it.`,
  },
  {
    words: /unbound immediate/,
    hint: 'Its claim is not bound: check the provisioner of its StorageClass, or set the input storage-class.',
  },
  {
    words: /in use by other pod|ReadWriteOncePod/,
    hint: ({ namespace }) =>
      `Another pod uses the volume: kubectl --namespace ${namespace} get pods shows which.`,
  },
  { words: /no nodes available/, hint: 'The cluster has no node: add one.' },
];

/** Returns what helps where a Fargate profile takes the pod. */
function fargateHint({ namespace }: Setting): string {
  return `Fargate cannot run BuildKit: take namespace ${namespace} out of the Fargate profile, so that an EC2 node gets the pod.`;
}
