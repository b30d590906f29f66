import type { V1ContainerStatus, V1Pod, V1PodStatus } from '@kubernetes/client-node';
import { timestampMs } from '../../lib/kubernetes/timestamp.ts';
import type { Wire } from '../../lib/kubernetes/wire.ts';
import { DAEMON } from '../manifests/pod-patch.ts';

/** One container of a pod, as the kubelet last told of it. */
export type Container = {
  readonly pod: Wire<V1Pod>;
  readonly status: Wire<V1ContainerStatus>;
  /** `buildkitd`, `Container agent` or `Init container binfmt`, as the subject of a sentence. */
  readonly title: string;
  readonly isDaemon: boolean;
};

/**
 * All containers of a pod that a kubelet has told of: the daemon, those that run before it, those beside it. Which of
 * them the kubelet names first is only a matter of the alphabet.
 */
export function containersOf(pod: Wire<V1Pod>): readonly Container[] {
  const { initContainerStatuses = [], containerStatuses = [] } = pod.status ?? {};
  const isDaemon = ({ name }: Wire<V1ContainerStatus>): boolean => name === DAEMON;
  return [
    ...containerStatuses.filter(isDaemon).map((status) => ({ pod, status, title: DAEMON, isDaemon: true })),
    ...initContainerStatuses.map((status) => beside(pod, status, 'Init container')),
    ...containerStatuses
      .filter((status) => !isDaemon(status))
      .map((status) => beside(pod, status, 'Container')),
  ];
}

/** Those of all pods that count: one that is told to end is of no account any more, whatever was wrong with it. */
export function liveContainersOf(pods: readonly Wire<V1Pod>[]): readonly Container[] {
  return pods.filter((pod) => !isEnding(pod)).flatMap(containersOf);
}

function beside(pod: Wire<V1Pod>, status: Wire<V1ContainerStatus>, kind: string): Container {
  return { pod, status, title: `${kind} ${status.name}`, isDaemon: false };
}

/** Why a container waits, '' while it does not; the kubelet's reason and words. */
export function waitingOf({ status }: Container): { readonly reason: string; readonly message: string } {
  const { reason = '', message = '' } = status.state?.waiting ?? {};
  return { reason, message };
}

const CONFIG_ERRORS: ReadonlySet<string> = new Set([
  'CreateContainerConfigError',
  'CreateContainerError',
  'RunContainerError',
]);

/** True for a container that the kubelet has failed to make. */
export function isMisconfigured(container: Container): boolean {
  return CONFIG_ERRORS.has(waitingOf(container).reason);
}

/** True for a container that is between two runs, both of which failed. */
export function isCrashing(container: Container): boolean {
  return waitingOf(container).reason === 'CrashLoopBackOff';
}

/** The container whose log says why a builder does not come up: one that keeps crashing, else one that crashed once. */
export function crashedOf(pods: readonly Wire<V1Pod>[]): Container | undefined {
  const all = liveContainersOf(pods);
  return all.find(isCrashing) ?? all.find(({ status }) => status.restartCount > 0);
}

/** True once a container of the pod has run: its volumes are mounted and its images are being pulled one by one. */
export function hasRun(pod: Wire<V1Pod>): boolean {
  return containersOf(pod).some(
    ({ status }) =>
      status.restartCount > 0 ||
      status.state?.running !== undefined ||
      status.state?.terminated !== undefined,
  );
}

/** True for a pod that is told to end, whichever template it is of. */
export function isEnding(pod: Wire<V1Pod>): boolean {
  return pod.metadata?.deletionTimestamp !== undefined;
}

/** True for a pod that buildx could dial and a probe has found well. */
export function isReady(pod: Wire<V1Pod>): boolean {
  const conditions = pod.status?.conditions ?? [];
  return (
    pod.metadata?.deletionTimestamp === undefined &&
    conditions.some((one) => one.type === 'Ready' && one.status === 'True')
  );
}

/**
 * True for a pod that is not ready now but was, in this run of its daemon: one under load, or with a sidecar that has
 * ended. Builds may still be running on it.
 */
export function isInterrupted(pod: Wire<V1Pod>): boolean {
  if (pod.metadata?.deletionTimestamp !== undefined || isOver(pod)) return false;
  const ready = pod.status?.conditions?.find((one) => one.type === 'Ready');
  const startedAt = containersOf(pod).find((one) => one.isDaemon)?.status.state?.running?.startedAt;
  const [changedMs, startedMs] = [timestampMs(ready?.lastTransitionTime), timestampMs(startedAt)];
  if (ready?.status !== 'False' || changedMs === undefined || startedMs === undefined) return false;
  return changedMs > startedMs;
}

/** True for a pod that a machine has taken, and that has not failed there so far. */
export function isStarting(pod: Wire<V1Pod>): boolean {
  const hasFailed = containersOf(pod).some((one) => one.status.restartCount > 0 || isMisconfigured(one));
  const isEnding = pod.metadata?.deletionTimestamp !== undefined;
  return pod.spec?.nodeName !== undefined && !hasFailed && !isEnding && !isOver(pod);
}

/** True for a pod that has run to its end and holds no volume any more. */
export function isOver(pod: Wire<V1Pod>): boolean {
  return pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed';
}

/**
 * What a builder that is not ready is waiting for, in the scheduler's or kubelet's own words: one line, the same
 * as long as the state is the same. The words come from the cluster and are not to be trusted.
 */
export function describePods(pods: readonly Wire<V1Pod>[]): string {
  const live = pods.filter((pod) => !isOver(pod));
  if (live.length === 0) return 'no pod yet';
  return live.map(describePod).join('; ');
}

function describePod(pod: Wire<V1Pod>): string {
  const name = `pod ${pod.metadata?.name ?? '?'}`;
  if (pod.metadata?.deletionTimestamp !== undefined) return `${name} is ending`;
  if (isReady(pod)) return `${name} is ready`;
  const { status } = pod;
  const state = describeContainers(pod);
  if (state !== '') return `${name}${state}`;
  return `${name}: ${unscheduled(status) ?? status?.phase ?? 'Pending'}`;
}

/** Of its containers the one that keeps the pod from being ready, '' while a kubelet has told of none. */
function describeContainers(pod: Wire<V1Pod>): string {
  const [daemon, ...others] = containersOf(pod);
  if (daemon === undefined) return '';
  const failing = others.find((one) => waitingOf(one).reason !== '' && !isWaitingForOthers(one));
  if (failing !== undefined) return `: ${failing.title.toLowerCase()}: ${describeWaiting(failing)}`;
  if (waitingOf(daemon).reason !== '') return `: ${describeWaiting(daemon)}`;
  if (daemon.status.state?.running === undefined) return '';
  const late = others.find(({ status }) => status.state?.running !== undefined && status.ready === false);
  const who = daemon.status.ready && late !== undefined ? late.title.toLowerCase() : 'buildkitd';
  return ` runs, ${who} does not answer yet`;
}

/** Every container waits so before its own turn. */
function isWaitingForOthers(container: Container): boolean {
  return /^(?:PodInitializing|ContainerCreating)$/.test(waitingOf(container).reason);
}

function describeWaiting(container: Container): string {
  const { reason, message } = waitingOf(container);
  return words(reason, message);
}

function unscheduled(status: Wire<V1PodStatus> | undefined): string | undefined {
  const condition = status?.conditions?.find((one) => one.type === 'PodScheduled' && one.status === 'False');
  return condition === undefined ? undefined : words(condition.reason, condition.message);
}

export function words(reason: string | undefined, message: string | undefined): string {
  return [reason, message].filter((word) => word !== undefined && word !== '').join(': ') || 'waiting';
}
