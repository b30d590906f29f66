import type { V1Job, V1OwnerReference } from '@kubernetes/client-node';

import type { Wire } from '../../lib/kubernetes/wire.ts';
import {
  BUILDER_LABEL,
  HOLDER_ANNOTATION,
  MANAGED_BY,
  NODES_ANNOTATION,
  RELEASED_ANNOTATION,
} from './labels.ts';
import type { HoldSpec, RunnerPlace } from './spec.ts';

/**
 * The Job that is a hold: with `parallelism: 0` it never runs a pod, so it is only a timer that
 * kube-controller-manager keeps and the garbage collector acts on (pkg/controller/job, pkg/controller/ttlafterfinished).
 * Its template is never run, but has the most restricted security context, since admission policies read it.
 */
export function renderHold(spec: HoldSpec): Wire<V1Job> {
  const labels = { ...MANAGED_BY, [BUILDER_LABEL]: spec.builder };
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name: spec.name,
      namespace: spec.namespace,
      labels,
      annotations: { [HOLDER_ANNOTATION]: spec.holder, [NODES_ANNOTATION]: spec.nodes.join(',') },
      ...renderRunner(spec.runner),
    },
    spec: {
      parallelism: 0,
      backoffLimit: 0,
      activeDeadlineSeconds: Math.ceil(spec.lifeMs / 1000),
      ttlSecondsAfterFinished: 0,
      template: {
        metadata: { labels },
        spec: {
          restartPolicy: 'Never',
          automountServiceAccountToken: false,
          securityContext: {
            runAsNonRoot: true,
            runAsUser: 65534,
            seccompProfile: { type: 'RuntimeDefault' },
          },
          containers: [
            {
              name: 'hold',
              image: spec.image,
              resources: { requests: { cpu: '1m', memory: '1Mi' }, limits: { cpu: '1m', memory: '1Mi' } },
              securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
            },
          ],
        },
      },
    },
  };
}

/** The garbage collector ends a hold with the runner's pod: nobody is left to use the builder, or to renew it. */
function renderRunner(runner: RunnerPlace): { readonly ownerReferences?: readonly Wire<V1OwnerReference>[] } {
  if (runner.kind === 'elsewhere') return {};
  const { name, uid } = runner;
  return { ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name, uid, blockOwnerDeletion: false }] };
}

/** True while a hold keeps what it owns: it is there, is not being deleted, and its time is not up. */
export function isLiving(hold: Wire<V1Job>): boolean {
  if (hold.metadata?.deletionTimestamp !== undefined) return false;
  const ended = ['Failed', 'FailureTarget', 'Complete', 'SuccessCriteriaMet'];
  return !(hold.status?.conditions ?? []).some(
    (condition) => ended.includes(condition.type) && condition.status === 'True',
  );
}

/** True while the job that took the hold is still at work, as opposed to a hold that only keeps the builder warm. */
export function isInUse(hold: Wire<V1Job>): boolean {
  return isLiving(hold) && !wasReleased(hold);
}

/** True when the job that took the hold has let it go. */
export function wasReleased(hold: Wire<V1Job>): boolean {
  return hold.metadata?.annotations?.[RELEASED_ANNOTATION] !== undefined;
}

/**
 * What keeps a Job's clock from running: a suspended Job has no deadline, and one that another controller manages
 * is not looked at. Kueue does either. '' when nothing does.
 */
export function stoppedClock(hold: Wire<V1Job>): string {
  if (hold.spec?.suspend === true) return 'suspended it';
  const managedBy = hold.spec?.managedBy ?? 'kubernetes.io/job-controller';
  return managedBy === 'kubernetes.io/job-controller' ? '' : `gave it to ${managedBy}`;
}

/**
 * The patch with which a job lets go: the hold ends `keepWarmMs` from now. Times are the server's, in ms since
 * the epoch; the deadline counts from `startedMs`. Never null: that would be accepted, and never end.
 */
export function renderRelease(
  hold: Wire<V1Job>,
  startedMs: number,
  nowMs: number,
  keepWarmMs: number,
): object {
  const elapsedMs = Math.max(0, nowMs - startedMs);
  const { uid, ownerReferences = [] } = hold.metadata ?? {};
  // From here on the hold keeps the builder warm for others, so it must outlive the runner's pod.
  const owners = ownerReferences.map((owner) => ({ $patch: 'delete', uid: owner.uid }));
  return {
    metadata: {
      uid,
      annotations: { [RELEASED_ANNOTATION]: 'true' },
      ...(owners.length === 0 ? {} : { ownerReferences: owners }),
    },
    spec: { activeDeadlineSeconds: Math.max(1, Math.ceil((elapsedMs + keepWarmMs) / 1000)) },
  };
}
