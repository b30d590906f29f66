import { isMapping, type Mapping } from '../../lib/json.ts';
import { quantityValue } from '../../lib/kubernetes/quantity.ts';
import { type Daemon, mountOf } from './daemon.ts';
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

function cacheOn(volume: Mapping, wanted: Cache, ownClaim: string): Cache {
  const claim = textAt(volume, ['persistentVolumeClaim', 'claimName']);
  if (claim !== '' && claim !== ownClaim) return { kind: 'existing', claim, bytes: undefined };
  const ours = ['name', 'emptyDir', 'persistentVolumeClaim'];
  if (Object.keys(volume).some((name) => !ours.includes(name)))
    return { kind: 'volume', bytes: bytesAt(volume, EPHEMERAL_SIZE) };
  if (claim !== '') return wanted;
  const bytes = bytesAt(volume, ['emptyDir', 'sizeLimit']);
  return bytes === undefined ? { kind: 'none' } : { kind: 'volume', bytes };
}

/** Where a claim that comes and goes with the pod says its size. */
const EPHEMERAL_SIZE = ['ephemeral', 'volumeClaimTemplate', 'spec', 'resources', 'requests', 'storage'];

function bytesAt(volume: Mapping, path: readonly string[]): number | undefined {
  const value = quantityValue(textAt(volume, path));
  return Number.isNaN(value) ? undefined : value;
}

function textAt(mapping: Mapping, path: readonly string[]): string {
  let value: unknown = mapping;
  for (const name of path) value = isMapping(value) ? value[name] : undefined;
  return typeof value === 'string' ? value : '';
}
