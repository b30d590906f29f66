import type { Observed, Trouble } from './observed.ts';
import { deleteCache, type Setting } from './setting.ts';

/** The words of the PersistentVolume controller (kubernetes, pkg/controller/volume/persistentvolume). */
const NO_CLASS = /no storage class is set/;
const MISSING_CLASS = /storageclass\S* "?[^"]*"? not found/i;

/**
 * Why a node's claim will not be bound. A claim that waits for its first consumer is as it should be: it is bound
 * once the pod has a place.
 */
export function volumeTrouble({ claim, events, setting }: Observed): Trouble | undefined {
  const { name = '' } = claim?.metadata ?? {};
  if (claim === undefined || claim.status?.phase === 'Bound') return undefined;
  if (claim.status?.phase === 'Lost') {
    const what = `The volume behind the claim ${name} is gone (phase Lost).`;
    return { what, remedy: `The next job starts with an empty cache after: ${deleteCache(setting)}` };
  }
  const last = events
    .filter((event) => event.involvedObject.name === name && event.type === 'Warning')
    .at(-1);
  const message = last?.message ?? '';
  if (claim.spec?.storageClassName === undefined || NO_CLASS.test(message)) return noClass(name, setting);
  if (last?.reason !== 'ProvisioningFailed' && !MISSING_CLASS.test(message)) return undefined;
  const what = `The claim ${name} gets no volume: ${last?.reason}: ${message}.`;
  const remedy = MISSING_CLASS.test(message)
    ? `Set the input storage-class to one that the cluster has, after: ${deleteCache(setting)}`
    : 'Fix the StorageClass or its driver, or set cache-size: 0.';
  return { what, remedy };
}

/** True while a provisioner says that it works on the claim's volume, or the cluster waits for one outside of it. */
export function isInTheMaking({ claim, events }: Observed): boolean {
  const last = events.findLast((event) => event.involvedObject.name === claim?.metadata?.name);
  return claim?.status?.phase !== 'Bound' && /^(External)?Provisioning$/.test(last?.reason ?? '');
}

function noClass(name: string, setting: Setting): Trouble {
  return {
    what: `The claim ${name} gets no volume: the cluster has no default StorageClass.`,
    remedy: `Set cache-size: 0, or the input storage-class after: ${deleteCache(setting)}`,
  };
}
