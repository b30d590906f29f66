import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import type { Site } from './site.ts';

/** A volume of the bed's StorageClass `local`, made for one claim. */
export type LocalVolume = { readonly folder: string; readonly remove: () => Promise<void> };

/** Makes it, root's own as new volumes are; undefined on a cluster that is not the bed's. `remove` is owed. */
export async function makeLocalVolume(site: Site, claim: string): Promise<LocalVolume | undefined> {
  const { bed, core, namespace } = site;
  if (bed.kind !== 'embedded') return undefined;
  const name = `${namespace}-${claim}`;
  const folder = join(bed.localVolumes, name);
  mkdirSync(folder);
  const values = [{ key: 'kubernetes.io/hostname', operator: 'In', values: [bed.clusterNode] }];
  const spec = {
    capacity: { storage: '1Gi' },
    accessModes: ['ReadWriteOnce'],
    storageClassName: 'local',
    persistentVolumeReclaimPolicy: 'Retain',
    claimRef: { namespace, name: claim },
    local: { path: folder },
    nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: values }] } },
  };
  await core.createPersistentVolume({ body: { metadata: { name }, spec } });
  return {
    folder,
    remove: async () => {
      await core.deletePersistentVolume({ name });
      rmSync(folder, { recursive: true });
    },
  };
}
