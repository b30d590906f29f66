import type { V1PersistentVolumeClaim } from '@kubernetes/client-node';

import type { Wire } from '../../lib/kubernetes/wire.ts';
import type { Observed, Trouble } from './observed.ts';

/** Why no builder can come up on a claim that is being deleted, and what to do about it. */
export function whyDeleted(name: string, namespace: string): Trouble {
  return {
    what: `PersistentVolumeClaim ${name} is being deleted, and stays as long as a pod uses it.`,
    remedy: `Run the job again when it is gone. What uses it: kubectl --namespace ${namespace} describe pvc ${name}`,
  };
}

/** A pod that no cluster node has taken gets none while its claim is being deleted; one that runs keeps it. */
export function deletedClaim({ claim, pods, setting }: Observed): Trouble | undefined {
  if (!isDeleted(claim) || pods.some((pod) => pod.spec?.nodeName !== undefined)) return undefined;
  return whyDeleted(setting.claim, setting.namespace);
}

function isDeleted(claim: Wire<V1PersistentVolumeClaim> | undefined): boolean {
  return claim?.metadata?.deletionTimestamp !== undefined;
}
