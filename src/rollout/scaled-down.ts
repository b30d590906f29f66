import { type Scalable, scaledDown } from '../builder/scaled-down.ts';
import { ActionError } from '../errors.ts';

/** Code `not-ready` for a workload with `replicas: 0`, for which nobody needs to wait; one that is being deleted goes. */
export function refuseScaledDown(workload: Scalable, namespace: string): void {
  if (workload.object.metadata?.deletionTimestamp !== undefined) return;
  const trouble = scaledDown(workload, namespace);
  if (trouble !== undefined) throw new ActionError('not-ready', trouble.what, trouble.remedy);
}
