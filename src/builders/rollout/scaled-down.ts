import { ActionError } from '../../lib/errors.ts';
import type { Deployment } from '../../lib/kubernetes/kinds.ts';
import { paused, type Scalable, scaledDown } from '../diagnosis/workload.ts';

/** Code `not-ready` for a workload with `replicas: 0`, for which nobody needs to wait; one that is being deleted goes. */
export function refuseScaledDown(workload: Scalable, namespace: string): void {
  if (workload.object.metadata?.deletionTimestamp !== undefined) return;
  const trouble = scaledDown(workload, namespace);
  if (trouble !== undefined)
    throw new ActionError({ code: 'not-ready', message: trouble.what, hint: trouble.remedy });
}

/** Code `not-ready` for a Deployment that gets no pods until a person changes it: one scaled to 0, or paused. */
export function refuseStopped(deployment: Deployment, namespace: string): void {
  refuseScaledDown({ kind: 'Deployment', object: deployment }, namespace);
  if (deployment.metadata?.deletionTimestamp !== undefined) return;
  const trouble = paused(deployment, namespace);
  if (trouble !== undefined)
    throw new ActionError({ code: 'not-ready', message: trouble.what, hint: trouble.remedy });
}
