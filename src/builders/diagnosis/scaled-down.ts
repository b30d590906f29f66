import type { V1Deployment, V1StatefulSet } from '@kubernetes/client-node';

import type { Wire } from '../../lib/kubernetes/wire.ts';
import type { Trouble } from './observed.ts';
import { isServing } from './readiness.ts';

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
export function scaledDown({ kind, object }: Scalable, namespace: string): Trouble | undefined {
  if (object.spec?.replicas !== 0) return undefined;
  const { name = '', annotations = {} } = object.metadata ?? {};
  const isByDownscaler = Object.keys(annotations).some((key) => key.startsWith(DOWNSCALER_PREFIX));
  const what = `${kind} ${name} is scaled to 0${isByDownscaler ? ' by a downscaler' : ''}.`;
  const command = `kubectl --namespace ${namespace} scale ${kind.toLowerCase()} ${name} --replicas=1`;
  const exempt = 'Exempt it (annotation downscaler/exclude: "true"), and scale it up';
  return { what, remedy: `${isByDownscaler ? exempt : 'Scale it up'}: ${command}` };
}

/**
 * Why a Deployment whose rollout is paused gets no pods of its newest template, and the command that resumes it;
 * undefined for any other, and for one that serves. Nobody but a person pauses it.
 */
export function paused(deployment: Wire<V1Deployment>, namespace: string): Trouble | undefined {
  if (deployment.spec?.paused !== true || isServing(deployment)) return undefined;
  const { name = '' } = deployment.metadata ?? {};
  return {
    what: `The rollout of Deployment ${name} is paused.`,
    remedy: `Resume it: kubectl --namespace ${namespace} rollout resume deployment ${name}`,
  };
}
