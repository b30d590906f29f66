import { cacheDeletion, type Observed, type Problem } from './problem.ts';

/** The words of the PersistentVolume controller (kubernetes, pkg/controller/volume/persistentvolume). */
const NO_CLASS = /no storage class is set/;
const MISSING_CLASS = /storageclass\S* "?[^"]*"? not found/i;

/**
 * Returns why a node's claim will not be bound. A claim that waits for its first consumer has no problem: it is bound
 * once the pod has a cluster node.
 */
export function volumeProblem({ claim, events, setting }: Observed): Problem | undefined {
  const name = claim?.metadata?.name;
  if (claim === undefined || name === undefined || claim.status?.phase === 'Bound') return undefined;
  const deletion = cacheDeletion(setting) ?? `kubectl --namespace ${setting.namespace} delete pvc ${name}`;
  if (claim.status?.phase === 'Lost') {
    const what = `The volume of claim ${name} is gone (phase Lost).`;
    return { topic: 'claim-lost', what, hint: `To start with an empty cache, delete it: ${deletion}` };
  }
  const { reason, message = '' } =
    events.findLast((event) => event.involvedObject.name === name && event.type === 'Warning') ?? {};
  const noVolume = `No volume was provisioned for claim ${name}`;
  if (claim.spec?.storageClassName === undefined || NO_CLASS.test(message))
    return {
      topic: 'no-default-storageclass',
      what: `${noVolume}: the cluster has no default StorageClass.`,
      hint: `Set \`storage-class\`, or \`cache-size: 0\`. Then: ${deletion}`,
    };
  const what = `${noVolume}: ${reason}: ${message}.`;
  const topic = 'claim-not-provisioned';
  if (MISSING_CLASS.test(message))
    return { topic, what, hint: `Set \`storage-class\` to one that the cluster has. Then: ${deletion}` };
  if (reason !== 'ProvisioningFailed') return undefined;
  return { topic, what, hint: 'Fix the StorageClass or its driver, or set `cache-size: 0`.' };
}

/** True while a provisioner says that it creates the claim's volume, or the cluster waits for an external one. */
export function isBeingProvisioned({ claim, events }: Observed): boolean {
  const last = events.findLast((event) => event.involvedObject.name === claim?.metadata?.name);
  return claim?.status?.phase !== 'Bound' && /^(External)?Provisioning$/.test(last?.reason ?? '');
}

/** Returns why no builder starts on a claim that is being deleted. */
export function describeDeletedClaim(name: string, namespace: string): Problem {
  return {
    topic: 'claim-deleting',
    what: `PersistentVolumeClaim ${name} is being deleted, and stays as long as a pod uses it.`,
    hint: `Run the job again when it is gone. What uses it: kubectl --namespace ${namespace} describe pvc ${name}`,
  };
}

/** A pod without a cluster node gets none while its claim is being deleted; a pod that runs keeps its own. */
export function deletedClaimProblem({ claim, pods, setting }: Observed): Problem | undefined {
  const { name, deletionTimestamp } = claim?.metadata ?? {};
  if (name === undefined || deletionTimestamp === undefined) return undefined;
  const hasPlace = pods.some((pod) => pod.spec?.nodeName !== undefined);
  return hasPlace ? undefined : describeDeletedClaim(name, setting.namespace);
}
