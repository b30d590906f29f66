import { StorageV1Api, type V1StorageClass } from '@kubernetes/client-node';

import { administrator } from '../../site/administrator.ts';
import type { Site } from '../../site/site.ts';
import { CLAIM, type Later, type State, state } from './state.ts';

const left = [`claims/${CLAIM}`];

/** The claim. */
export const VOLUME_STATES: readonly State[] = [
  state({
    title: 'a StorageClass that is not there',
    inputs: () => ({ 'storage-class': 'none-such' }),
    cause:
      /^No volume was provisioned for claim trouble-amd64-cache: ProvisioningFailed: .*"none-such" not found/,
    remedy:
      /Set `storage-class` to one that the cluster has. Then: kubectl --namespace t-\w+ delete deployment\/trouble-amd64 pvc\/trouble-amd64-cache$/,
    left,
  }),
  state({
    title: 'a provisioner that fails',
    inputs: ({ namespace }) => ({ 'storage-class': namespace }),
    // Host paths cannot be mounted with options, and their provisioner says so.
    prepare: (site, later) =>
      makeClass(site, later, { provisioner: 'kubernetes.io/host-path', mountOptions: ['noatime'] }),
    cause: /^No volume was provisioned for claim trouble-amd64-cache: ProvisioningFailed: .*[Mm]ount options/,
    remedy: /Fix the StorageClass or its driver/,
    left,
    onlyOnBed: true,
  }),
  state({
    title: 'a provisioner that nobody runs',
    inputs: ({ namespace }) => ({ 'storage-class': namespace, timeout: '20s' }),
    prepare: (site, later) => makeClass(site, later, { provisioner: 'nobody.example.com/none' }),
    cause:
      /^The builder was not ready within 20s\. Last seen: claim trouble-amd64-cache: ExternalProvisioning: Waiting for a volume/,
    remedy: /Check the provisioner of its StorageClass\. If it only needs more time, raise `timeout`\.$/,
    progress: / amd64 {2}its volume: ExternalProvisioning: Waiting for a volume/m,
    existsAfterMs: 20_000,
    left,
  }),
];

/** Touches the classes of the whole cluster: nothing else may ask for a volume at the same time. */
export const NO_DEFAULT_CLASS: State = state({
  title: 'no default StorageClass',
  inputs: () => ({}),
  prepare: withoutDefaultClass,
  cause: /^Input cache-size: the cluster has no default StorageClass\./,
  remedy: /Set `storage-class`, or `cache-size: 0`\.$/,
  existsAfterMs: 0,
});

async function makeClass(site: Site, later: Later, given: V1StorageClass): Promise<void> {
  const storage = administrator(site.bed).makeApiClient(StorageV1Api);
  const { namespace: name } = site;
  later(() => storage.deleteStorageClass({ name }));
  await storage.createStorageClass({ body: { ...given, metadata: { name } } });
}

const DEFAULT = 'storageclass.kubernetes.io/is-default-class';

async function withoutDefaultClass({ bed }: Site, later: Later): Promise<void> {
  const storage = administrator(bed).makeApiClient(StorageV1Api);
  const { items } = await storage.listStorageClass();
  for (const one of items.filter(({ metadata }) => metadata?.annotations?.[DEFAULT] === 'true')) {
    const name = one.metadata?.name ?? '';
    const set = async (isDefault: boolean): Promise<void> => {
      const found = await storage.readStorageClass({ name });
      const annotations = { ...found.metadata?.annotations, [DEFAULT]: `${isDefault}` };
      await storage.replaceStorageClass({
        name,
        body: { ...found, metadata: { ...found.metadata, annotations } },
      });
    };
    later(() => set(true));
    await set(false);
  }
}
