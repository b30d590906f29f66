import type { Event, Pod } from '../../lib/kubernetes/kinds.ts';
import { ageMs } from '../../lib/kubernetes/timestamp.ts';
import { isEnding, withoutPreemption } from './pods.ts';
import {
  claimOr,
  findRemedy,
  type HintRow,
  type Observed,
  type Problem,
  patchOr,
  type Setting,
} from './problem.ts';
import { isBeingProvisioned } from './volume.ts';

/** How long an autoscaler that says nothing is waited for. */
const SILENCE_MS = 60_000;

const NO_NODE = 'No node can run the builder';

/**
 * Returns why no cluster node will take the pod. Waiting cannot help when an autoscaler says that it starts no node, or
 * when none has said anything for a minute.
 */
export function schedulingProblem(observed: Observed): Problem | undefined {
  return fargateProblem(observed) ?? schedulerProblem(observed) ?? unscheduledProblem(observed);
}

function unscheduledProblem(observed: Observed): Problem | undefined {
  const { pods, events, setting, nowMs } = observed;
  const pod = pods.find((one) => unscheduledConditionOf(one) !== undefined);
  const condition = pod === undefined ? undefined : unscheduledConditionOf(pod);
  if (pod === undefined || condition === undefined) return undefined;
  const scaling = scalingState(events.filter((event) => event.involvedObject.name === pod.metadata?.name));
  const words = condition.message ?? 'no reason given';
  if (scaling.kind === 'starting' || (words.includes(UNBOUND) && isBeingProvisioned(observed)))
    return undefined;
  if (scaling.kind === 'refused')
    return {
      topic: 'autoscaler',
      what: `${NO_NODE}, and the autoscaler adds none: ${scaling.words}.`,
      hint: AUTOSCALER_HINT,
    };
  const silentMs = ageMs(condition.lastTransitionTime, nowMs);
  if (silentMs === undefined || silentMs <= SILENCE_MS) return undefined;
  const reason = withoutOtherKinds(withoutPreemption(words));
  const remedy = findRemedy(SCHEDULER_HINTS, reason, setting);
  const hint = 'Add a node, or lower `cpu` and `memory`.';
  return { what: `${NO_NODE}: ${reason}.`, ...(remedy ?? { topic: 'no-node-fits', hint }) };
}

/** The fargate-scheduler of EKS says so by events alone, and tries the same pod again and again. */
const FARGATE = /not supported on Fargate|Misconfigured Fargate/i;

function fargateProblem({ pods, events, setting }: Observed): Problem | undefined {
  const waiting = new Set(pods.filter(isPending).map((pod) => pod.metadata?.name));
  const about = events.filter((one) => waiting.has(one.involvedObject.name));
  const words = about.findLast(({ message = '' }) => FARGATE.test(message))?.message;
  if (words === undefined) return undefined;
  return { topic: 'fargate', what: `${NO_NODE}: ${words}.`, hint: fargateHint(setting) };
}

/** Returns that no scheduler has looked at a pod for a minute: the pod names one that does not run. */
function schedulerProblem({ pods, setting, nowMs }: Observed): Problem | undefined {
  const pod = pods.find((one) => {
    const createdAgoMs = ageMs(one.metadata?.creationTimestamp, nowMs);
    const isSeen = one.status?.conditions?.some(({ type }) => type === 'PodScheduled') === true;
    return isPending(one) && !isSeen && createdAgoMs !== undefined && createdAgoMs > SILENCE_MS;
  });
  if (pod === undefined) return undefined;
  const scheduler = pod.spec?.schedulerName ?? 'default-scheduler';
  const isByPatch = setting.hasPodPatch && scheduler !== 'default-scheduler';
  return {
    topic: 'scheduler',
    what: `No scheduler has looked at the builder's pod for a minute (schedulerName ${scheduler}).`,
    hint: isByPatch ? 'Change schedulerName in `pod-patch`.' : 'Check that scheduler.',
  };
}

/** True for a pod that has no cluster node and should have one. */
function isPending(pod: Pod): boolean {
  const { spec, status } = pod;
  return spec?.nodeName === undefined && (status?.phase ?? 'Pending') === 'Pending' && !isEnding(pod);
}

function unscheduledConditionOf(pod: Pod) {
  if (isEnding(pod)) return undefined;
  return pod.status?.conditions?.find((one) => one.type === 'PodScheduled' && one.status === 'False');
}

/** What the scheduler says of a pod whose claim has no volume yet. */
export const UNBOUND = 'unbound immediate';

/** Cluster nodes that the pod's selector leaves out, for example those of another architecture. */
const OF_OTHER_KIND = /^\d+ node\(s\) didn't match Pod's node affinity\/selector\.?$/;

/** What the scheduler checks only after the selector: such a cluster node is of the right kind. */
const OF_RIGHT_KIND = /Insufficient|volume|Too many pods/i;

/** Returns the scheduler's reasons without those of cluster nodes that the selector leaves out, if others match it. */
export function withoutOtherKinds(words: string): string {
  const [head, list] = words.split(/(?<=nodes are available: )/);
  if (list === undefined) return words;
  const meant = list.split(', ').filter((reason) => !OF_OTHER_KIND.test(reason));
  return meant.some((reason) => OF_RIGHT_KIND.test(reason)) ? `${head}${meant.join(', ')}` : words;
}

const AUTOSCALER_HINT = 'Let it add a node that fits, or ask for less (`cpu`, `memory`, `platforms`).';

/** What the autoscalers of a cluster last said of a pod. Their words are not to be trusted. */
type ScalingState =
  | { readonly kind: 'silent' }
  | { readonly kind: 'starting' | 'refused'; readonly words: string };

type Autoscaler = {
  readonly starts: (event: Event) => boolean;
  readonly refuses: (event: Event) => boolean;
};

/**
 * Autoscalers by their events (autoscaler, cluster-autoscaler/processors/status; karpenter,
 * pkg/controllers/provisioning). The scheduler uses the reason FailedScheduling too, so Karpenter is known by its words.
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

/**
 * Returns what the autoscalers last said. The last event of each counts: a full node group may get room again. One
 * autoscaler that starts a cluster node is enough.
 */
export function scalingState(events: readonly Event[]): ScalingState {
  const last = AUTOSCALERS.flatMap(({ starts, refuses }) => {
    const event = events.findLast((one) => starts(one) || refuses(one));
    if (event === undefined) return [];
    const kind: 'starting' | 'refused' = starts(event) ? 'starting' : 'refused';
    return [{ kind, words: event.message ?? event.reason ?? '' }];
  });
  return last.find((one) => one.kind === 'starting') ?? last[0] ?? { kind: 'silent' };
}

const NO_MATCH = /node affinity\/selector/;

/** Returns true when a pod waits because its selector or affinity leaves out cluster nodes. */
export function isWithoutMatch(pod: Pod): boolean {
  return NO_MATCH.test(unscheduledConditionOf(pod)?.message ?? '');
}

const OTHER_ZONE = 'Its volume is in another zone: add a node there';

/** What helps when no cluster node takes the pod (kubernetes, pkg/scheduler/framework/plugins; EKS' fargate-scheduler). */
export const SCHEDULER_HINTS: readonly HintRow[] = [
  {
    topic: 'fargate',
    words: /on Fargate|Fargate Profile/i,
    hint: fargateHint,
  },
  {
    topic: 'volume-zone',
    words: /volume node affinity conflict|PersistentVolume's node affinity/,
    hint: claimOr((deletion) => `${OTHER_ZONE}, or delete the cache: ${deletion}`, `${OTHER_ZONE}.`),
  },
  {
    topic: 'claim-unfit',
    words: /persistentvolumeclaim "([^"]+)" (?:not found|is being deleted|bound to non-existent)/,
    hint: patchOr(
      'Check that claim, which `pod-patch` may name.',
      'Run the job again when the claim exists.',
    ),
  },
  {
    topic: 'no-room',
    words: /Insufficient (?:cpu|memory)/,
    hint: 'Lower `cpu` and `memory`, or add nodes.',
  },
  {
    topic: 'no-room',
    words: /Insufficient (\S+?)[.,]?(?= |$)/,
    hint: patchOr(
      'Ask for less of it in `pod-patch`, or add nodes that have it.',
      'Add nodes that have more of it.',
    ),
  },
  { topic: 'no-room', words: /Too many pods/, hint: 'The nodes run as many pods as they may: add nodes.' },
  {
    topic: 'no-room',
    words: /exceed max volume count/,
    hint: 'The nodes have as many volumes as they can attach: add nodes, or set `cache-size: 0`.',
  },
  {
    topic: 'no-node-fits',
    words: NO_MATCH,
    isFor: ({ architecture, clusterArchitecture }) =>
      clusterArchitecture !== undefined && clusterArchitecture === architecture,
    hint: labelsHint,
  },
  {
    topic: 'no-node-architecture',
    words: NO_MATCH,
    hint: noMatchHint,
  },
  {
    topic: 'node-tainted',
    words: /untolerated taint/,
    hint: 'All nodes that fit are tainted: add a toleration with `pod-patch`, or add a node without taints.',
  },
  {
    topic: 'no-node-fits',
    words: /(?:anti-)?affinity rules|topology spread constraints|free ports|host ports/,
    hint: patchOr('Change affinity, spread constraints or ports in `pod-patch`.', 'Add nodes.'),
  },
  {
    topic: 'node-tainted',
    words: /were unschedulable/,
    hint: 'The nodes are cordoned: uncordon one (kubectl uncordon NODE), or add nodes.',
  },
  {
    topic: 'scheduler',
    words: /scheduling gates/i,
    hint: ({ namespace }) =>
      `Something in the cluster holds the pod back (Kueue does): exempt namespace ${namespace} from it.`,
  },
  {
    topic: 'claim-not-provisioned',
    words: /unbound immediate/,
    hint: 'Its claim is not bound: check the provisioner of its StorageClass, or change `storage-class`.',
  },
  {
    topic: 'volume-in-use',
    words: /in use by other pod|ReadWriteOncePod/,
    hint: ({ namespace }) =>
      `Another pod uses the volume: kubectl --namespace ${namespace} get pods shows which.`,
  },
  { topic: 'no-node-fits', words: /no nodes available/, hint: 'The cluster has no node: add one.' },
];

/** Returns what helps where cluster nodes of the architecture exist, and something else keeps the pod from them. */
function labelsHint({ clusterArchitecture: known, hasPodPatch }: Setting): string {
  return hasPodPatch
    ? `The cluster has ${known} nodes, and none with the labels that \`pod-patch\` asks for: change \`pod-patch\`.`
    : `The cluster has ${known} nodes, and a policy of the cluster keeps the pod from them: check the nodeSelector and affinity of the pod.`;
}

/** Returns what helps where the selector or the affinity of the pod leaves out all cluster nodes. */
function noMatchHint({ architecture, clusterArchitecture: known, hasPodPatch }: Setting): string {
  if (known !== undefined && known !== architecture)
    return `The cluster has ${known} nodes and no ${architecture} node: set \`platforms: linux/${known}\` (the default is the runner's), or add a node.`;
  if (architecture === 'arm')
    return 'No node is 32-bit Arm: remove linux/arm from `platforms`. arm64 nodes that run 32-bit code can build it.';
  if (hasPodPatch)
    return 'No node has that architecture and the labels that `pod-patch` asks for: change `pod-patch` or `platforms`.';
  const other = architecture === 'amd64' ? 'arm64' : 'amd64';
  return `No node has the architecture ${architecture}: change \`platforms\`, for example to linux/${other} (the default is the runner's), or add a node.`;
}

/** Returns what helps where a Fargate profile takes the pod. */
function fargateHint({ namespace }: Setting): string {
  return `Fargate cannot run BuildKit: take namespace ${namespace} out of the Fargate profile, so that an EC2 node gets the pod.`;
}
