import type { Observed, Trouble } from './observed.ts';

/** The words of the PersistentVolume controller (kubernetes, pkg/controller/volume/persistentvolume). */
const NO_CLASS = /no storage class is set/;
const MISSING_CLASS = /storageclass\S* "?[^"]*"? not found/i;

/**
 * Why a node's claim will not be bound. A claim that waits for its first consumer is as it should be: it is bound
 * once the pod has a place.
 */
export function volumeTrouble({ claim, events }: Observed): Trouble | undefined {
  const { name = '' } = claim?.metadata ?? {};
  if (claim === undefined || claim.status?.phase === 'Bound') return undefined;
  if (claim.status?.phase === 'Lost') {
    const what = `The volume behind the claim ${name} is gone (phase Lost).`;
    return { what, remedy: 'Delete the claim: the next job starts with an empty cache.' };
  }
  const last = events
    .filter((event) => event.involvedObject.name === name && event.type === 'Warning')
    .at(-1);
  const message = last?.message ?? '';
  if (claim.spec?.storageClassName === undefined || NO_CLASS.test(message)) return noClass(name);
  if (last?.reason !== 'ProvisioningFailed' && !MISSING_CLASS.test(message)) return undefined;
  const what = `The claim ${name} gets no volume: ${last?.reason}: ${message}.`;
  const remedy = MISSING_CLASS.test(message)
    ? 'Set the input storage-class to one that the cluster has, and delete the claim.'
    : 'Mend the StorageClass or its driver, or set cache-size: 0.';
  return { what, remedy };
}

/** True while a provisioner says that it works on the claim's volume, or the cluster waits for one outside of it. */
export function isInTheMaking({ claim, events }: Observed): boolean {
  const last = events.findLast((event) => event.involvedObject.name === claim?.metadata?.name);
  return claim?.status?.phase !== 'Bound' && /^(External)?Provisioning$/.test(last?.reason ?? '');
}

function noClass(name: string): Trouble {
  return {
    what: `The claim ${name} gets no volume: the cluster has no default StorageClass.`,
    remedy: 'Set the input storage-class (and delete the claim), or cache-size: 0.',
  };
}
