import { mkdirSync } from 'node:fs';
import { callApi } from './api.ts';
import { statePath } from './layout.ts';

/** Folder of volumes that tests make by hand, for the class `local`. */
export const localVolumes = statePath('local');

const hostPath = {
  provisioner: 'kubernetes.io/host-path',
  reclaimPolicy: 'Delete',
  volumeBindingMode: 'Immediate',
};

/**
 * The default class; one whose claims may ask for more later, though nobody gives it to them; and one of volumes
 * that honour fsGroup, unlike those of host paths (kubernetes, pkg/volume/local).
 */
const classes = [
  {
    metadata: { name: 'standard', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
    ...hostPath,
  },
  { metadata: { name: 'growing' }, ...hostPath, allowVolumeExpansion: true },
  {
    metadata: { name: 'local' },
    provisioner: 'kubernetes.io/no-provisioner',
    volumeBindingMode: 'WaitForFirstConsumer',
  },
];

/** Makes the StorageClasses of the bed. */
export async function createStorageClasses(): Promise<void> {
  mkdirSync(localVolumes);
  for (const one of classes) {
    const body = { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', ...one };
    const answer = await callApi('POST', '/apis/storage.k8s.io/v1/storageclasses', body);
    if (answer.status !== 201) {
      throw new Error(`storage class ${one.metadata.name}: status ${answer.status}: ${answer.body}`);
    }
  }
}
