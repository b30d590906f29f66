import type { TomlTable } from 'smol-toml';
import { parse, stringify } from 'smol-toml';

import { ActionError } from '../errors.ts';
import type { Cache } from './spec.ts';

const CACHE_MOUNT_DAYS = 14;

/** Of a claim's size: what BuildKit may fill, and what it must leave free. Its files are not all it counts. */
const USED_SHARE = 0.75;
const FREE_SHARE = 0.1;

/** From this share on, cache mounts, contexts and checkouts that nobody used for two weeks go. */
const OLD_MOUNTS_SHARE = 0.1;

/** Annotations of one object may hold 256 KiB, keys and our own part included (TotalAnnotationSizeLimitB). */
const LARGEST_CONFIG_BYTES = 240 * 1024;

/**
 * The daemon's configuration: garbage collection that follows the volume, merged with the user's own TOML, which
 * wins. BuildKit's default drops every cache mount that was unused for 48 hours once the cache is over 512 MB, so
 * that a Monday build starts without them (buildkit, cmd/buildkitd/config/gcpolicy.go).
 */
export function renderBuildkitd(user: TomlTable, cache: Cache): string {
  return stringify(merge(cache.kind === 'claim' ? gcDefaults(cache.size.value) : {}, user));
}

/** The user's `buildkitd.toml`; code `input` with the line when it is not TOML. The input's name is `input`. */
export function parseBuildkitd(input: string, text: string): TomlTable {
  if (text.length > LARGEST_CONFIG_BYTES) {
    const hint = 'It travels in annotations, which hold no more.';
    throw new ActionError('input', `Input ${input} is larger than 240 KiB.`, hint);
  }
  try {
    return parse(text);
  } catch (error) {
    const line = error instanceof Error && 'line' in error ? ` (line ${String(error.line)})` : '';
    throw new ActionError('input', `Input ${input} is not valid TOML${line}.`, '');
  }
}

/**
 * The part that buildx itself reads on the runner, from its instance: registries, for `imagetools` and for
 * pushing the index of several platforms (buildx, store/storeutil). '' when there is none.
 */
export function renderRegistries(user: TomlTable): string {
  return user.registry === undefined ? '' : stringify({ registry: user.registry });
}

function gcDefaults(volumeBytes: number): TomlTable {
  const share = (part: number): number => Math.floor(volumeBytes * part);
  const everything = { maxUsedSpace: share(USED_SHARE), minFreeSpace: share(FREE_SHARE) };
  return {
    worker: {
      oci: {
        gc: true,
        gcpolicy: [
          {
            filters: ['type==source.local', 'type==exec.cachemount', 'type==source.git.checkout'],
            keepDuration: `${CACHE_MOUNT_DAYS * 24}h`,
            maxUsedSpace: share(OLD_MOUNTS_SHARE),
          },
          everything,
          { all: true, ...everything },
        ],
      },
    },
  };
}

function merge(ours: TomlTable, theirs: TomlTable): TomlTable {
  const merged: TomlTable = { ...ours };
  for (const [name, value] of Object.entries(theirs)) {
    const own = merged[name];
    merged[name] = isTable(own) && isTable(value) ? merge(own, value) : value;
  }
  return merged;
}

function isTable(value: unknown): value is TomlTable {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !('toISOString' in value);
}
