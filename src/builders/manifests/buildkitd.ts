import { parse, stringify, type TomlTable, type TomlValue } from 'smol-toml';
import { ActionError } from '../../lib/errors.ts';
import { textOf } from '../../lib/json.ts';
import { truncate } from '../../lib/safe-text.ts';
import { BUILDKITD_KEYS, GC_KEYS, isTable, shape, tableIn } from './buildkitd-shape.ts';
import { CONFIG_READ_LABEL } from './names.ts';
import type { Cache } from './spec.ts';

/** A file that a configuration names: its path below the configuration's folder, and what is in it. */
export type ConfigFile = { readonly path: string; readonly text: string };

/** The user's configuration of the daemon; `config` is in shape, and names its files below `FILES_FOLDER`. */
export type Buildkitd = { readonly config: TomlTable; readonly files: readonly ConfigFile[] };

/** Where buildx itself looks for the files of an instance (buildx, util/confutil/container.go). */
export const FILES_FOLDER = '/etc/buildkit';

const CACHE_MOUNT_DAYS = 14;

/** Of a volume's size: what BuildKit may fill, and what it must leave free. Its files are not all it counts. */
const USED_SHARE = 0.75;

const FREE_SHARE = 0.1;

/**
 * No volume of a cloud is larger. A capacity beyond that is only nominal (Amazon EFS, a static PersistentVolume): then
 * the sizes are shares of the real file system, or BuildKit could never leave as much free.
 */
const LARGEST_VOLUME_BYTES = 64 * 2 ** 40;

/** From this share on, cache mounts, contexts and checkouts that were unused for two weeks are deleted. */
const OLD_MOUNTS_SHARE = 0.1;

/** Annotations of one object may hold 256 KiB, keys and our own part included (TotalAnnotationSizeLimitB). */
const LARGEST_CONFIG_BYTES = 240 * 1024;

/**
 * Returns the daemon's configuration: garbage collection that fits the volume, merged with the user's own, which wins.
 * BuildKit's default deletes every cache mount that was unused for 48 hours once the cache is over 512 MB, so that a
 * Monday build starts without them (buildkit, cmd/buildkitd/config/gcpolicy.go). `configFolder` is where the files
 * are mounted.
 */
export function renderBuildkitd(user: Buildkitd, cache: Cache, configFolder: string): string {
  const config = configFolder === FILES_FOLDER ? user.config : withFilesIn(user, configFolder);
  return stringify(merge(defaultsBeside(user.config, cache), config));
}

/**
 * Returns the part that buildx itself reads on the runner, from its instance: registries, for `imagetools` and for
 * pushing the index of several platforms (buildx, store/storeutil); undefined when there is none.
 */
export function renderRegistries({ config }: Buildkitd): string | undefined {
  return config.registry === undefined ? undefined : stringify({ registry: config.registry });
}

/**
 * Reads a `buildkitd.toml`; `subject` says whose it is, such as `Input buildkitd-config`. `unknown` are keys that BuildKit
 * would ignore without a message.
 *
 * @throws ActionError code `input` when it is none
 */
export function parseBuildkitd(
  subject: string,
  text: string,
): { readonly config: TomlTable; readonly unknown: readonly string[] } {
  const { config, unknown, wrong } = shape(parseToml(subject, text), BUILDKITD_KEYS);
  const [first] = wrong;
  if (first === undefined) return { config, unknown };
  throw new ActionError({
    code: 'input',
    topic: 'buildkitd-config',
    message: `${subject}: ${truncate(first, 160)}.`,
    hint: 'BuildKit would not start with it.',
  });
}

/** @throws ActionError code `input` when a configuration and its files are larger than annotations may be */
export function refuseTooLarge(subject: string, { config, files }: Buildkitd): void {
  const texts = [stringify(config), ...files.flatMap(({ path, text }) => [path, text])];
  const bytes = texts.reduce((sum, text) => sum + new TextEncoder().encode(text).length, 0);
  if (bytes <= LARGEST_CONFIG_BYTES) return;
  const what = files.length === 0 ? 'is' : 'and the files that it names are';
  const hint = 'Annotations of the pod carry it, and cannot hold more.';
  throw new ActionError({
    code: 'input',
    topic: 'buildkitd-config',
    message: `${subject} ${what} larger than 240 KiB.`,
    hint,
  });
}

function parseToml(subject: string, text: string): TomlTable {
  try {
    return parse(text);
  } catch (error) {
    const line = error instanceof Error && 'line' in error ? ` (line ${String(error.line)})` : '';
    const message = `${subject} is not valid TOML${line}.`;
    throw new ActionError({ code: 'input', topic: 'buildkitd-config', message });
  }
}

/** Returns what this action adds to the user's own configuration. */
function defaultsBeside(user: TomlTable, cache: Cache): TomlTable {
  const worker = tableIn(user, 'worker');
  const oci: TomlTable = {
    labels: { [CONFIG_READ_LABEL]: 'read' },
    ...gcBeside(tableIn(worker, 'oci'), cache),
  };
  return {
    ...(grantsHostNetwork(user) ? { 'insecure-entitlements': ['network.host'] } : {}),
    // Without the key, BuildKit looks for a containerd.
    worker: worker.containerd === undefined ? { oci } : { oci, containerd: { enabled: false } },
  };
}

/**
 * Build steps are in the pod's network anyway, so this grants nothing that RUN does not have; unless the user gave
 * them a network of their own. docker/setup-buildx-action grants it too, and builds that ask for it are common.
 */
function grantsHostNetwork(user: TomlTable): boolean {
  const oci = tableIn(tableIn(user, 'worker'), 'oci');
  const mode = textOf(oci, 'networkMode') ?? 'auto';
  const isHost = mode === 'host' || (mode === 'auto' && textOf(oci, 'cniConfigPath') === undefined);
  return isHost && user.proxyNetwork !== true;
}

/** Beside a `gcpolicy` BuildKit reads no other size, so there is none of ours where the user sets any. */
function gcBeside(oci: TomlTable, cache: Cache): TomlTable {
  const bytes = bytesOf(cache);
  if (bytes === undefined || Object.keys(GC_KEYS).some((name) => oci[name] !== undefined)) return {};
  return gcDefaults(bytes);
}

function bytesOf(cache: Cache): number | undefined {
  if (cache.kind === 'none') return undefined;
  return cache.kind === 'claim' ? cache.size.value : cache.bytes;
}

function gcDefaults(volumeBytes: number): TomlTable {
  const share = (part: number): TomlValue =>
    volumeBytes > LARGEST_VOLUME_BYTES ? `${part * 100}%` : Math.floor(volumeBytes * part);
  const everything = { maxUsedSpace: share(USED_SHARE), minFreeSpace: share(FREE_SHARE) };
  return {
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
  };
}

/** Returns the configuration with its files in another folder, which the rootless image has. */
function withFilesIn({ config, files }: Buildkitd, folder: string): TomlTable {
  const moved = new Map(files.map(({ path }) => [`${FILES_FOLDER}/${path}`, `${folder}/${path}`]));
  const move = (value: TomlValue): TomlValue => {
    if (typeof value === 'string') return moved.get(value) ?? value;
    if (Array.isArray(value)) return value.map(move);
    if (!isTable(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, move(one)]));
  };
  return config.registry === undefined ? config : { ...config, registry: move(config.registry) };
}

function merge(ours: TomlTable, theirs: TomlTable): TomlTable {
  const merged: TomlTable = { ...ours };
  for (const [name, value] of Object.entries(theirs)) {
    const own = merged[name];
    merged[name] = isTable(own) && isTable(value) ? merge(own, value) : value;
  }
  return merged;
}
