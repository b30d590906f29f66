import type { V1Container, V1DeploymentCondition } from '@kubernetes/client-node';
import type { Deployment, StatefulSet, Wire } from '../../lib/kubernetes/kinds.ts';
import { APP_LABEL } from '../manifests/names.ts';
import { reasonAndMessage } from './pods.ts';
import type { Problem } from './problem.ts';

/** True when a Deployment serves as it was last asked to: the newest template, and a pod of it that is ready. */
export function isServing(deployment: Deployment): boolean {
  const { readyReplicas = 0, updatedReplicas = 0, replicas = 0 } = deployment.status ?? {};
  return isSeen(deployment) && readyReplicas >= 1 && updatedReplicas >= replicas;
}

/** True once the controller has seen the newest template. */
function isSeen({ metadata, status }: Deployment): boolean {
  return (status?.observedGeneration ?? 0) >= (metadata?.generation ?? 0);
}

type Condition = Wire<V1DeploymentCondition>;

function conditionOf({ status }: Deployment, type: string): Condition | undefined {
  return status?.conditions?.find((one) => one.type === type);
}

/**
 * Returns the condition by which a Deployment says that the pods of its newest template cannot be created. Until its
 * controller has seen that template, and for a moment after, the condition may still be of the ReplicaSet before it
 * (kubernetes, pkg/controller/deployment/progress.go, getReplicaFailures).
 */
export function failureOf(deployment: Deployment): Condition | undefined {
  if (!isSeen(deployment)) return undefined;
  const failure = conditionOf(deployment, 'ReplicaFailure');
  const progress = conditionOf(deployment, 'Progressing');
  // Where not even the ReplicaSet can be created, nothing but this condition says so (util/deployment_util.go).
  if (progress?.status === 'False' && progress.reason === 'ReplicaSetCreateError') return progress;
  if (failure?.status !== 'True') return undefined;
  const newest = /replica ?set "([^"]+)"/i.exec(progress?.message ?? '')?.[1];
  const refused = /^pods "([^"]+)-[^"-]*" is forbidden/.exec(failure.message ?? '')?.[1];
  const isStale = newest !== undefined && refused !== undefined && newest !== refused;
  return isStale ? undefined : failure;
}

/** Returns why the Deployment itself says that it creates no pods: quota, admission. undefined when it says nothing. */
export function describeFailure(deployment: Deployment): string | undefined {
  const failure = failureOf(deployment);
  return failure === undefined ? undefined : reasonAndMessage(failure);
}

/**
 * True when a Deployment has served, or may have: the condition Progressing is about the template that it has now
 * (kubernetes, pkg/controller/deployment/progress.go), and says nothing of those before it.
 */
export function hasServed(deployment: Deployment): boolean {
  const { metadata, status } = deployment;
  const isRolled = (metadata?.generation ?? 0) > 1;
  const progress = conditionOf(deployment, 'Progressing');
  return isRolled || (status?.readyReplicas ?? 0) > 0 || progress?.reason === 'NewReplicaSetAvailable';
}

/** What can be scaled, and what kubectl calls it. */
export type Scalable = {
  readonly kind: 'Deployment' | 'StatefulSet';
  readonly object: Deployment | StatefulSet;
};

/** The annotations of kube-downscaler and its forks, which scale workloads to 0 at night. */
const DOWNSCALER_PREFIX = 'downscaler/';

/**
 * Returns why a workload with `replicas: 0` has no pods, and the command that scales it up; undefined for any other.
 * Only a person or a downscaler sets it to 0: whoever did so wants it, and would do it again.
 */
export function scaledDownProblem({ kind, object }: Scalable, namespace: string): Problem | undefined {
  if (object.spec?.replicas !== 0) return undefined;
  const { name, annotations = {} } = object.metadata ?? {};
  const isByDownscaler = Object.keys(annotations).some((key) => key.startsWith(DOWNSCALER_PREFIX));
  const what = `${kind} ${name} is scaled to 0${isByDownscaler ? ' by a downscaler' : ''}.`;
  const command = `kubectl --namespace ${namespace} scale ${kind.toLowerCase()} ${name} --replicas=1`;
  const exempt = 'Exempt it (annotation downscaler/exclude: "true"), and scale it up';
  return { topic: 'scaled-down', what, hint: `${isByDownscaler ? exempt : 'Scale it up'}: ${command}` };
}

/**
 * Returns why a Deployment whose rollout is paused gets no pods of its newest template, and the command that resumes
 * it; undefined for any other, and for one that serves. Only a person pauses it.
 */
export function pausedProblem(deployment: Deployment, namespace: string): Problem | undefined {
  if (deployment.spec?.paused !== true || isServing(deployment)) return undefined;
  const name = deployment.metadata?.name;
  return {
    topic: 'rollout-paused',
    what: `The rollout of Deployment ${name} is paused.`,
    hint: `Resume it: kubectl --namespace ${namespace} rollout resume deployment ${name}`,
  };
}

/**
 * True for a Deployment as buildx creates one by its own defaults: by the label and by the probe that only buildx sets
 * (driver/kubernetes/manifest/manifest.go). With a node's name it is what buildx created in place of a builder that was
 * deleted, by an instance of an older version of this action, or by one that somebody wrote by hand.
 */
export function isMadeByBuildx({ metadata, spec }: Deployment): boolean {
  const [container] = spec?.template?.spec?.containers ?? [];
  const probe = container?.readinessProbe;
  return (
    metadata?.labels?.[APP_LABEL] === metadata?.name &&
    container?.name === 'buildkitd' &&
    probe?.exec?.command?.join(' ') === 'buildctl debug workers' &&
    probe.initialDelaySeconds === 5 &&
    probe.periodSeconds === 30 &&
    probe.timeoutSeconds === 60
  );
}

/**
 * True for a buildkitd whose arguments name addresses, but no unix socket, which buildx connects to. Without such
 * arguments, or with addresses in its configuration, nothing is known here.
 */
export function isWithoutSocket({ command = [], args = [] }: Wire<V1Container>): boolean {
  const words = [...command, ...args];
  const addresses = words.flatMap((word, index) => {
    if (word === '--addr') return [words[index + 1] ?? ''];
    return word.startsWith('--addr=') ? [word.slice('--addr='.length)] : [];
  });
  return addresses.length > 0 && !addresses.some((address) => /^(?:unix|fd):/.test(address));
}
