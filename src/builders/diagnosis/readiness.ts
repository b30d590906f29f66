import type { V1Deployment, V1DeploymentCondition, V1Pod, V1PodStatus } from '@kubernetes/client-node';
import { timestampMs } from '../../lib/kubernetes/timestamp.ts';
import type { Wire } from '../../lib/kubernetes/wire.ts';
import { type Container, containersOf, isMisconfigured, waitingOf } from './containers.ts';

/** True when a Deployment serves as it was last asked to: the newest template, and a pod of it that is ready. */
export function isServing(deployment: Wire<V1Deployment>): boolean {
  const { metadata, status } = deployment;
  const seen = (status?.observedGeneration ?? 0) >= (metadata?.generation ?? 0);
  return (
    seen && (status?.readyReplicas ?? 0) >= 1 && (status?.updatedReplicas ?? 0) >= (status?.replicas ?? 0)
  );
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
  return (
    ready?.status === 'False' && timestampMs(ready.lastTransitionTime) > timestampMs(startedAt ?? undefined)
  );
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

function words(reason: string | undefined, message: string | undefined): string {
  return [reason, message].filter((word) => word !== undefined && word !== '').join(': ') || 'waiting';
}

/**
 * The condition by which a Deployment says that the pods of its newest template cannot be made. Until its controller
 * has seen that template, and for a moment after, the condition may still be of the ReplicaSet before it
 * (kubernetes, pkg/controller/deployment/progress.go, getReplicaFailures).
 */
export function failureOf(deployment: Wire<V1Deployment>): Wire<V1DeploymentCondition> | undefined {
  const { metadata, status } = deployment;
  if ((status?.observedGeneration ?? 0) < (metadata?.generation ?? 0)) return undefined;
  const failure = status?.conditions?.find((one) => one.type === 'ReplicaFailure' && one.status === 'True');
  const progress = status?.conditions?.find((one) => one.type === 'Progressing');
  // Where not even the ReplicaSet can be made, nothing but this condition says so (util/deployment_util.go).
  if (progress?.status === 'False' && progress.reason === 'ReplicaSetCreateError') return progress;
  const newest = /replica ?set "([^"]+)"/i.exec(progress?.message ?? '')?.[1];
  const refused = /^pods "([^"]+)-[^"-]*" is forbidden/.exec(failure?.message ?? '')?.[1];
  const isStale = newest !== undefined && refused !== undefined && newest !== refused;
  return isStale ? undefined : failure;
}

/** What the Deployment itself says against making pods: quota, admission. '' when it says nothing. */
export function describeFailure(deployment: Wire<V1Deployment>): string {
  const failure = failureOf(deployment);
  return failure === undefined ? '' : words(failure.reason, failure.message);
}

/**
 * True when a Deployment has served, or may have: the condition Progressing tells of the template that it has now
 * (kubernetes, pkg/controller/deployment/progress.go), and nothing of those before it.
 */
export function hasServed({ metadata, status }: Wire<V1Deployment>): boolean {
  const progress = status?.conditions?.find((one) => one.type === 'Progressing');
  return (
    (metadata?.generation ?? 0) > 1 ||
    (status?.readyReplicas ?? 0) > 0 ||
    progress?.reason === 'NewReplicaSetAvailable'
  );
}
