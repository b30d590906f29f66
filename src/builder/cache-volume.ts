import type { V1Volume } from '@kubernetes/client-node';

import type { Wire } from '../cluster/wire.ts';
import { type Daemon, mountOf } from './daemon.ts';
import { quantityValue } from './quantity.ts';
import type { Cache } from './spec.ts';

/** Where the cache comes to lie, or why it would not be kept. */
export type CachePlace =
  | { readonly kind: 'cache'; readonly cache: Cache; readonly isByNode: boolean }
  | { readonly kind: 'fault'; readonly what: string };

/** Volumes that nothing can be written to. */
const READ_ONLY_SOURCES = ['configMap', 'downwardAPI', 'projected', 'secret', 'image'] as const;

/**
 * What a template keeps the folder `root` on. A volume that a pod patch brought is the cache: no claim is made beside
 * it, and garbage collection goes by its size. `wanted` is what the inputs ask for, and `ownClaim` its claim's name.
 */
export function placeCache(daemon: Daemon, root: string, wanted: Cache, ownClaim: string): CachePlace {
  const mount = mountOf(daemon, root);
  const volume = mount?.volume;
  if (mount === undefined || volume === undefined)
    return { kind: 'fault', what: 'no volume is mounted there' };
  if (mount.isReadOnly || READ_ONLY_SOURCES.some((source) => volume[source] !== undefined))
    return { kind: 'fault', what: 'the volume there is read-only' };
  return { kind: 'cache', cache: cacheOn(volume, wanted, ownClaim), isByNode: mount.isByNode };
}

function cacheOn(volume: Wire<V1Volume>, wanted: Cache, ownClaim: string): Cache {
  const claim = volume.persistentVolumeClaim?.claimName;
  if (claim !== undefined && claim !== ownClaim) return { kind: 'existing', claim, bytes: undefined };
  const ours = ['name', 'emptyDir', 'persistentVolumeClaim'];
  if (Object.keys(volume).some((name) => !ours.includes(name))) {
    const { resources } = volume.ephemeral?.volumeClaimTemplate?.spec ?? {};
    return { kind: 'volume', bytes: bytesOf(resources?.requests?.storage ?? '') };
  }
  if (claim !== undefined) return wanted;
  const limit = volume.emptyDir?.sizeLimit;
  return limit === undefined ? { kind: 'none' } : { kind: 'volume', bytes: bytesOf(limit) };
}

function bytesOf(quantity: string): number | undefined {
  const value = quantityValue(quantity);
  return Number.isNaN(value) ? undefined : value;
}
