import type { V1PersistentVolumeClaim } from '@kubernetes/client-node';
import type { Wire } from '../../lib/kubernetes/wire.ts';
import { deleteCache, type Observed, type Problem, type Setting } from './problem.ts';

/** The words of the PersistentVolume controller (kubernetes, pkg/controller/volume/persistentvolume). */
const NO_CLASS = /no storage class is set/;

const MISSING_CLASS = /storageclass\S* "?[^"]*"? not found/i;

/**
 * Why a node's claim will not be bound. A claim that waits for its first consumer is as it should be: it is bound
 * once the pod has a place.
 */
export function volumeProblem({ claim, events, setting }: Observed): Problem | undefined {
  const { name = '' } = claim?.metadata ?? {};
  if (claim === undefined || claim.status?.phase === 'Bound') return undefined;
  if (claim.status?.phase === 'Lost') {
    const what = `The volume behind the claim ${name} is gone (phase Lost).`;
    return { what, hint: `The next job starts with an empty cache after: ${deleteCache(setting)}` };
  }
  const last = events
    .filter((event) => event.involvedObject.name === name && event.type === 'Warning')
    .at(-1);
  const message = last?.message ?? '';
  if (claim.spec?.storageClassName === undefined || NO_CLASS.test(message)) return noClass(name, setting);
  if (last?.reason !== 'ProvisioningFailed' && !MISSING_CLASS.test(message)) return undefined;
  const what = `The claim ${name} gets no volume: ${last?.reason}: ${message}.`;
  const hint = MISSING_CLASS.test(message)
    ? `Set the input storage-class to one that the cluster has, after: ${deleteCache(setting)}`
    : 'Fix the StorageClass or its driver, or set cache-size: 0.';
  return { what, hint };
}

/** True while a provisioner says that it works on the claim's volume, or the cluster waits for one outside of it. */
export function isBeingProvisioned({ claim, events }: Observed): boolean {
  const last = events.findLast((event) => event.involvedObject.name === claim?.metadata?.name);
  return claim?.status?.phase !== 'Bound' && /^(External)?Provisioning$/.test(last?.reason ?? '');
}

function noClass(name: string, setting: Setting): Problem {
  return {
    what: `The claim ${name} gets no volume: the cluster has no default StorageClass.`,
    hint: `Set cache-size: 0, or the input storage-class after: ${deleteCache(setting)}`,
  };
}

/** Why no builder can come up on a claim that is being deleted, and what to do about it. */
export function describeDeletedClaim(name: string, namespace: string): Problem {
  return {
    what: `PersistentVolumeClaim ${name} is being deleted, and stays as long as a pod uses it.`,
    hint: `Run the job again when it is gone. What uses it: kubectl --namespace ${namespace} describe pvc ${name}`,
  };
}

/** A pod that no cluster node has taken gets none while its claim is being deleted; one that runs keeps it. */
export function deletedClaimProblem({ claim, pods, setting }: Observed): Problem | undefined {
  if (!isDeleted(claim) || pods.some((pod) => pod.spec?.nodeName !== undefined)) return undefined;
  return describeDeletedClaim(setting.claim, setting.namespace);
}

function isDeleted(claim: Wire<V1PersistentVolumeClaim> | undefined): boolean {
  return claim?.metadata?.deletionTimestamp !== undefined;
}
