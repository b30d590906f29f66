import { readdirSync, realpathSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

import type { TomlTable, TomlValue } from 'smol-toml';

import { type Buildkitd, type ConfigFile, FILES_FOLDER } from '../../builders/manifests/buildkitd.ts';
import { isTable, tableIn } from '../../builders/manifests/buildkitd-shape.ts';
import { ActionError, codeOf } from '../../lib/errors.ts';
import { truncate } from '../../lib/safe-text.ts';
import { readRegularFile, utf8 } from '../../lib/system/regular-file.ts';

/** Where the files that a configuration names are looked for, and which may be read. */
export type FilesPlace = {
  /** Whose configuration it is, such as `Input buildkitd-config`. */
  readonly subject: string;
  readonly workFolder: string;
  /** True for a path of the pod, where a pod patch mounts something. */
  readonly isMounted: (path: string) => boolean;
  /** Only files of the workspace may be read: somebody else may have written the configuration. */
  readonly onlyWorkspace: boolean;
};

/**
 * Takes the files that the registries of a configuration name along with it, as buildx does (buildx,
 * util/confutil/container.go): `ca` and `keypair`, and what is in a `tlsconfigdir`. Paths of the pod stay as they are.
 *
 * @throws ActionError code 'input' for a file that cannot be read
 */
export function takeFiles(config: TomlTable, place: FilesPlace): Buildkitd {
  const registries = tableIn(config, 'registry');
  const taken = new Map<string, ConfigFile>();
  const moved = Object.entries(registries).map(([host, registry]): [string, TomlValue] => {
    const take = (path: string): string => takeFile(path, host, place, taken);
    return [host, isTable(registry) ? takeRegistry(registry, take, place) : registry];
  });
  const files = [...taken.values()];
  if (moved.length === 0) return { config, files };
  return { config: { ...config, registry: Object.fromEntries(moved) }, files };
}

function takeRegistry(registry: TomlTable, take: (path: string) => string, place: FilesPlace): TomlTable {
  const { ca, keypair, tlsconfigdir, ...rest } = registry;
  const folders = textsOf(tlsconfigdir);
  const found = folders.filter((path) => !place.isMounted(path)).map((path) => readFolder(path, place));
  const authorities = [...textsOf(ca), ...found.flatMap((one) => one.authorities)].map(take);
  const pairs = [...pairsOf(keypair, place), ...found.flatMap((one) => one.pairs)];
  const mounted = folders.filter(place.isMounted);
  return {
    ...rest,
    ...(authorities.length === 0 ? {} : { ca: authorities }),
    ...(pairs.length === 0
      ? {}
      : { keypair: pairs.map(({ key, cert }) => ({ key: take(key), cert: take(cert) })) }),
    ...(mounted.length === 0 ? {} : { tlsconfigdir: mounted }),
  };
}

/** Where the file will be, below `FILES_FOLDER`. A file that several registries name travels once. */
function takeFile(path: string, host: string, place: FilesPlace, taken: Map<string, ConfigFile>): string {
  if (place.isMounted(path)) return path;
  const source = resolve(place.workFolder, path);
  const known = taken.get(source);
  if (known !== undefined) return `${FILES_FOLDER}/${known.path}`;
  const folder = `certs/${host.replace(/[^a-zA-Z0-9.-]+/g, '_')}`;
  const name = basename(source).replace(/[^\w.-]+/g, '_');
  const names = new Set([...taken.values()].map((file) => file.path));
  const free = names.has(`${folder}/${name}`) ? `${folder}/${taken.size}-${name}` : `${folder}/${name}`;
  const file = { path: free, text: readText(path, source, place) };
  taken.set(source, file);
  return `${FILES_FOLDER}/${file.path}`;
}

function readText(path: string, source: string, place: FilesPlace): string {
  if (place.onlyWorkspace && !isBelow(source, place.workFolder))
    throw unusable(path, place, 'on an event that others can cause, it may only be in the workspace');
  const file = readRegularFile(source);
  const text = file.kind === 'content' ? utf8(file.bytes) : undefined;
  if (text === undefined)
    throw unusable(path, place, file.kind === 'none' ? file.why : 'it is not a text of PEM');
  return text;
}

type Folder = { readonly authorities: readonly string[]; readonly pairs: readonly KeyPair[] };
type KeyPair = { readonly key: string; readonly cert: string };

/** As BuildKit reads it in the pod: `.crt` are authorities, `.cert` and `.key` are pairs (util/resolver/resolver.go). */
function readFolder(path: string, place: FilesPlace): Folder {
  try {
    const names = readdirSync(resolve(place.workFolder, path)).toSorted();
    const pairs = names.filter((name) => name.endsWith('.cert'));
    return {
      authorities: names.filter((name) => name.endsWith('.crt')).map((name) => join(path, name)),
      pairs: pairs.map((name) => ({
        cert: join(path, name),
        key: join(path, name.replace(/\.cert$/, '.key')),
      })),
    };
  } catch (error) {
    throw unusable(path, place, codeOf(error) === 'ENOENT' ? 'no such folder' : 'it cannot be read');
  }
}

function pairsOf(keypair: TomlValue | undefined, place: FilesPlace): readonly KeyPair[] {
  if (!Array.isArray(keypair)) return [];
  return keypair.filter(isTable).map(({ key, cert }) => {
    if (typeof key === 'string' && typeof cert === 'string') return { key, cert };
    throw new ActionError({
      code: 'input',
      message: `${place.subject}: a keypair has no ${key === undefined ? 'key' : 'cert'}.`,
    });
  });
}

function textsOf(value: TomlValue | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** Links are followed: what is behind one is what would be read. */
function isBelow(path: string, folder: string): boolean {
  try {
    return realpathSync(path).startsWith(`${realpathSync(folder)}/`);
  } catch {
    return false;
  }
}

function unusable(path: string, { subject }: FilesPlace, why: string): ActionError {
  const shown = JSON.stringify(truncate(path, 60));
  const hint =
    'It is read on the runner, from the workspace; a path of the pod is below a mount of pod-patch.';
  const message = `${subject}: file ${shown} of a registry cannot be used (${why}).`;
  return new ActionError({ code: 'input', message, hint });
}
