import type {
  V1Container,
  V1Deployment,
  V1DeploymentCondition,
  V1StatefulSet,
} from '@kubernetes/client-node';
import type { Wire } from '../../lib/kubernetes/wire.ts';
import { APP_LABEL } from '../manifests/names.ts';
import { words } from './pods.ts';
import type { Problem } from './problem.ts';

/** True when a Deployment serves as it was last asked to: the newest template, and a pod of it that is ready. */
export function isServing(deployment: Wire<V1Deployment>): boolean {
  const { metadata, status } = deployment;
  const seen = (status?.observedGeneration ?? 0) >= (metadata?.generation ?? 0);
  return (
    seen && (status?.readyReplicas ?? 0) >= 1 && (status?.updatedReplicas ?? 0) >= (status?.replicas ?? 0)
  );
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

/** What can be scaled, and how kubectl calls it. */
export type Scalable = {
  readonly kind: 'Deployment' | 'StatefulSet';
  readonly object: Wire<V1Deployment> | Wire<V1StatefulSet>;
};

/** The annotations of kube-downscaler and its forks, which scale workloads to 0 at night. */
const DOWNSCALER_PREFIX = 'downscaler/';

/**
 * Why a workload with `replicas: 0` has no pods, and the command that scales it up; undefined for any other. Nobody
 * but a person or a downscaler sets it to 0: who did so wants it, and would do it again.
 */
export function scaledDownProblem({ kind, object }: Scalable, namespace: string): Problem | undefined {
  if (object.spec?.replicas !== 0) return undefined;
  const { name = '', annotations = {} } = object.metadata ?? {};
  const isByDownscaler = Object.keys(annotations).some((key) => key.startsWith(DOWNSCALER_PREFIX));
  const what = `${kind} ${name} is scaled to 0${isByDownscaler ? ' by a downscaler' : ''}.`;
  const command = `kubectl --namespace ${namespace} scale ${kind.toLowerCase()} ${name} --replicas=1`;
  const exempt = 'Exempt it (annotation downscaler/exclude: "true"), and scale it up';
  return { what, hint: `${isByDownscaler ? exempt : 'Scale it up'}: ${command}` };
}

/**
 * Why a Deployment whose rollout is paused gets no pods of its newest template, and the command that resumes it;
 * undefined for any other, and for one that serves. Nobody but a person pauses it.
 */
export function pausedProblem(deployment: Wire<V1Deployment>, namespace: string): Problem | undefined {
  if (deployment.spec?.paused !== true || isServing(deployment)) return undefined;
  const { name = '' } = deployment.metadata ?? {};
  return {
    what: `The rollout of Deployment ${name} is paused.`,
    hint: `Resume it: kubectl --namespace ${namespace} rollout resume deployment ${name}`,
  };
}

/**
 * True for a Deployment as buildx makes one of its own defaults: by the label and by the probe that only it sets
 * (driver/kubernetes/manifest/manifest.go). With a node's name it is what buildx made in the place of a builder that
 * was gone, by an instance of an older version of this action, or one that somebody wrote by hand.
 */
export function isMadeByBuildx({ metadata, spec }: Wire<V1Deployment>): boolean {
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
 * True for a buildkitd that is told where to listen and not by a unix socket, by which buildx enters. Of one that is not
 * told, or is by its configuration, nothing is known here.
 */
export function isWithoutSocket({ command = [], args = [] }: Wire<V1Container>): boolean {
  const words = [...command, ...args];
  const addresses = words.flatMap((word, index) => {
    if (word === '--addr') return [words[index + 1] ?? ''];
    return word.startsWith('--addr=') ? [word.slice('--addr='.length)] : [];
  });
  return addresses.length > 0 && !addresses.some((address) => /^(?:unix|fd):/.test(address));
}
