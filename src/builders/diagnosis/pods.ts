import type { V1ContainerStatus } from '@kubernetes/client-node';
import type { Pod, Wire } from '../../lib/kubernetes/kinds.ts';
import { timestampMs } from '../../lib/kubernetes/timestamp.ts';
import { DAEMON } from '../manifests/pod-patch.ts';

type Status = Wire<V1ContainerStatus>;

/** A container of a pod, as the kubelet last reported it. */
export type Container = {
  readonly pod: Pod;
  readonly status: Status;
  /** `buildkitd`, `Container agent` or `Init container binfmt`, as the subject of a sentence. */
  readonly title: string;
  readonly isDaemon: boolean;
};

/**
 * Returns all containers of a pod that a kubelet has reported: the daemon, the init containers, the sidecars. The
 * kubelet sorts them by name, which says nothing.
 */
export function containersOf(pod: Pod): readonly Container[] {
  const { initContainerStatuses = [], containerStatuses = [] } = pod.status ?? {};
  const titled = (statuses: readonly Status[], kind: string): readonly Container[] =>
    statuses.map((status) => ({ pod, status, title: `${kind} ${status.name}`, isDaemon: false }));
  const daemons = containerStatuses.filter(({ name }) => name === DAEMON);
  const sidecars = containerStatuses.filter(({ name }) => name !== DAEMON);
  return [
    ...daemons.map((status) => ({ pod, status, title: DAEMON, isDaemon: true })),
    ...titled(initContainerStatuses, 'Init container'),
    ...titled(sidecars, 'Container'),
  ];
}

/** Returns the containers of all pods that stay: whatever is wrong with a pod that is being deleted does not count. */
export function liveContainersOf(pods: readonly Pod[]): readonly Container[] {
  return pods.filter((pod) => !isEnding(pod)).flatMap(containersOf);
}

/** What the kubelet says of a container that waits. */
type Waiting = { readonly reason: string; readonly message: string };

/** Returns why a container waits, in the kubelet's words; undefined while it does not wait. */
export function waitingOf({ status }: Container): Waiting | undefined {
  const { reason, message = '' } = status.state?.waiting ?? {};
  return reason === undefined || reason === '' ? undefined : { reason, message };
}

const CONFIG_ERRORS: readonly string[] = [
  'CreateContainerConfigError',
  'CreateContainerError',
  'RunContainerError',
];

/** True for a container that the kubelet failed to create. */
export function isMisconfigured(container: Container): boolean {
  return CONFIG_ERRORS.includes(waitingOf(container)?.reason ?? '');
}

/** True for a container that is between two runs, both of which failed. */
export function isCrashing(container: Container): boolean {
  return waitingOf(container)?.reason === 'CrashLoopBackOff';
}

/** Returns the container whose log says why a builder does not start: one that keeps crashing, else one that crashed. */
export function crashedOf(pods: readonly Pod[]): Container | undefined {
  const all = liveContainersOf(pods);
  return all.find(isCrashing) ?? all.find(({ status }) => status.restartCount > 0);
}

/** True once a container of the pod has run: its volumes are mounted and its images are being pulled one by one. */
export function hasRun(pod: Pod): boolean {
  return containersOf(pod).some(
    ({ status: { restartCount, state } }) =>
      restartCount > 0 || state?.running !== undefined || state?.terminated !== undefined,
  );
}

/** True for a pod that is being deleted, whichever template it has. */
export function isEnding(pod: Pod): boolean {
  return pod.metadata?.deletionTimestamp !== undefined;
}

/** True for a pod that has run to its end and holds no volume any more. */
export function isOver(pod: Pod): boolean {
  return pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed';
}

/** True for a pod that buildx could dial and whose probe succeeded. */
export function isReady(pod: Pod): boolean {
  return !isEnding(pod) && readyConditionOf(pod)?.status === 'True';
}

function readyConditionOf(pod: Pod) {
  return conditionOf(pod, 'Ready');
}

/**
 * True for a pod that is not ready now but was, in this run of its daemon: one under load, or one whose sidecar has
 * ended. Builds may still be running on it.
 */
export function isInterrupted(pod: Pod): boolean {
  if (isEnding(pod) || isOver(pod)) return false;
  const ready = readyConditionOf(pod);
  const startedAt = containersOf(pod).find((one) => one.isDaemon)?.status.state?.running?.startedAt;
  const [changedMs, startedMs] = [timestampMs(ready?.lastTransitionTime), timestampMs(startedAt)];
  if (ready?.status !== 'False' || changedMs === undefined || startedMs === undefined) return false;
  return changedMs > startedMs;
}

/** True for a pod that has a cluster node and has not failed there so far. */
export function isStarting(pod: Pod): boolean {
  const hasFailed = containersOf(pod).some((one) => one.status.restartCount > 0 || isMisconfigured(one));
  return pod.spec?.nodeName !== undefined && !hasFailed && !isEnding(pod) && !isOver(pod);
}

/**
 * Returns what a builder that is not ready waits for, in the scheduler's or the kubelet's own words: one line, the same
 * as long as the state is the same. The words come from the cluster and are not to be trusted.
 */
export function describePods(pods: readonly Pod[]): string {
  const live = pods.filter((pod) => !isOver(pod));
  return live.length === 0 ? 'no pod yet' : live.map(describePod).join('; ');
}

function describePod(pod: Pod): string {
  if (isEnding(pod)) return `its previous pod ${pod.metadata?.name} is terminating`;
  if (isReady(pod)) return 'ready';
  return describeContainers(pod) ?? describePlace(pod);
}

function describePlace(pod: Pod): string {
  const { spec, status } = pod;
  const unscheduled = conditionOf(pod, 'PodScheduled');
  if (unscheduled?.status === 'False') {
    const words = unscheduledWords(pod);
    // The pod can go to any cluster node once its claim is bound.
    if (words?.includes('unbound immediate') === true) return 'its volume is not bound yet';
    return words === undefined ? reasonAndMessage(unscheduled) : `no cluster node fits yet: ${words}`;
  }
  const { phase = 'Pending' } = status ?? {};
  if (spec?.nodeName === undefined) return phase === 'Pending' ? 'waiting to be scheduled' : phase;
  const isMounted = conditionOf(pod, 'PodReadyToStartContainers')?.status === 'True';
  return `scheduled on ${spec.nodeName}${isMounted ? ', its volumes are mounted' : ''}`;
}

function conditionOf({ status }: Pod, type: string) {
  return status?.conditions?.find((one) => one.type === type);
}

/** Returns why the scheduler finds no cluster node for a pod; undefined while it does not say so. */
export function unscheduledWords(pod: Pod): string | undefined {
  const { status, reason, message = '' } = conditionOf(pod, 'PodScheduled') ?? {};
  return status === 'False' && reason === 'Unschedulable' ? withoutPreemption(message) : undefined;
}

/** Returns the scheduler's reason without what it adds to each one: that evicting other pods would not help. */
export function withoutPreemption(words: string): string {
  return words.replace(/\.? (no new claims to deallocate, )?preemption: .*$/s, '').replace(/\.$/, '');
}

/** Returns what the container says that keeps the pod from being ready; undefined while a kubelet has reported none. */
function describeContainers(pod: Pod): string | undefined {
  const [daemon, ...others] = containersOf(pod);
  if (daemon === undefined) return undefined;
  const waits = others.map((one) => ({ one, waiting: waitingOf(one) }));
  const failing = waits.find(({ waiting }) => waiting !== undefined && !isTurnToCome(waiting));
  if (failing?.waiting !== undefined)
    return `${failing.one.title.toLowerCase()}: ${reasonAndMessage(failing.waiting)}`;
  const waiting = waitingOf(daemon);
  if (waiting !== undefined) return isTurnToCome(waiting) ? undefined : reasonAndMessage(waiting);
  if (daemon.status.state?.running === undefined) return undefined;
  const late = others.find(({ status }) => status.state?.running !== undefined && status.ready === false);
  const who = daemon.status.ready && late !== undefined ? late.title.toLowerCase() : 'buildkitd';
  return `${who} runs and does not answer yet`;
}

/** Every container waits so before its own turn. */
function isTurnToCome({ reason }: Waiting): boolean {
  return reason === 'PodInitializing' || reason === 'ContainerCreating';
}

/** Returns the reason and the message of a state of the cluster, such as `Unschedulable: 0/1 nodes are available`. */
export function reasonAndMessage({ reason, message }: Partial<Waiting>): string {
  return [reason, message].filter((word) => word !== undefined && word !== '').join(': ') || 'waiting';
}
