import { link, rename, rm, stat, unlink } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';

import { codeOf } from '../lib/errors.ts';
import { proveWritable, readOrEmpty, writeBeside } from './store-file.ts';
import type { StoredInstance } from './taken.ts';

/**
 * buildx' folder of instances and its pointer to the current one (buildx, util/confutil/config.go). `scratch` is the
 * file in it that this step alone writes, before it is renamed.
 */
export type Store = { readonly folder: string; readonly scratch: string };

/** The start of the names of files that are being written, beside the folders in which buildx reads. */
export const TEMPORARY_PREFIX = '.setup-buildx-kubernetes-';

/**
 * Finds buildx' folder as buildx does: BUILDX_CONFIG, else `buildx` beside the Docker CLI's configuration. Absolute,
 * since later steps may run in another folder.
 */
export function storeFolderOf(buildxConfig: string, dockerConfigFolder: string): string {
  return resolve(buildxConfig === '' ? join(dockerConfigFolder, 'buildx') : buildxConfig);
}

/** The store in buildx' folder as the step sees it that has this folder of its own. */
export function storeIn(folder: string, stepFolder: string): Store {
  return { folder, scratch: join(folder, `.${basename(stepFolder)}`) };
}

/** Code `buildx` when no instance could be written, to be known before a builder is made for it. */
export async function proveStore({ scratch }: Store): Promise<void> {
  await proveWritable(scratch);
}

/** The JSON of an instance, '' when there is none of this name. */
export async function readInstance(store: Store, name: string): Promise<string> {
  return readOrEmpty(join(store.folder, 'instances', name));
}

/** An instance, and for how long it has been in the store. */
export async function lookAtInstance(store: Store, name: string): Promise<StoredInstance> {
  const json = await readInstance(store, name);
  // Removed meanwhile, or on a file system that does not tell: young.
  const writtenMs = await stat(join(store.folder, 'instances', name)).then(
    ({ mtimeMs }) => mtimeMs,
    () => Date.now(),
  );
  return { json, ageMs: Date.now() - writtenMs };
}

/**
 * Writes an instance, mode 0600. It is written beside `instances/` and linked or renamed in: `buildx ls` fails on any
 * file in there that it cannot read, half-written ones too. A link fails where there is one of this name, so that of
 * two jobs only one gets it; `refuse` throws when what is there is not to be replaced.
 */
export async function writeInstance(
  store: Store,
  name: string,
  json: string,
  refuse: (there: StoredInstance) => void,
): Promise<void> {
  const path = join(store.folder, 'instances', name);
  await writeBeside(store.scratch, path, json);
  const isNew = await link(store.scratch, path).then(
    () => true,
    () => false,
  );
  try {
    // Not every file system has links.
    if (!isNew) refuse(await lookAtInstance(store, name));
    if (!isNew) await rename(store.scratch, path);
  } finally {
    await rm(store.scratch, { force: true });
  }
}

/** Removes an instance and what buildx kept beside it; true when there was one. Others are not touched. */
export async function removeInstance(store: Store, name: string): Promise<boolean> {
  const removed = await unlink(join(store.folder, 'instances', name)).then(() => true, notThere);
  await rm(join(store.folder, 'activity', name), { force: true });
  await rm(join(store.folder, 'refs', name), { force: true, recursive: true });
  return removed;
}

function notThere(error: unknown): false {
  if (codeOf(error) === 'ENOENT') return false;
  throw error;
}
