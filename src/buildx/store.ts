import { rm, unlink } from 'node:fs/promises';
import { join } from 'node:path';

import { codeOf } from '../errors.ts';
import { proveWritable, readOrEmpty, replaceFile } from './store-file.ts';

/** buildx' folder of instances and its pointer to the current one (buildx, util/confutil/config.go). */
export type Store = { readonly folder: string };

/** The start of the names of files that are being written, beside the folders in which buildx reads. */
export const TEMPORARY_PREFIX = '.setup-buildx-kubernetes-';

/** What `current` held before this job, to put it back; '' = there was none. */
export type FormerCurrent = string;

/** Finds the store as buildx does: BUILDX_CONFIG, else `buildx` beside the Docker CLI's configuration. */
export function storeOf(buildxConfig: string, dockerConfigFolder: string): Store {
  return { folder: buildxConfig === '' ? join(dockerConfigFolder, 'buildx') : buildxConfig };
}

/** Code `buildx` when no instance of this name could be written, to be known before a builder is made for it. */
export async function proveStore(store: Store, name: string): Promise<void> {
  await proveWritable(join(store.folder, `${TEMPORARY_PREFIX}${name}`));
}

/** The JSON of an instance, '' when there is none of this name. */
export async function readInstance(store: Store, name: string): Promise<string> {
  return readOrEmpty(join(store.folder, 'instances', name));
}

/**
 * Writes an instance, mode 0600. It is written beside `instances/` and renamed in: `buildx ls` fails on any file
 * in there that it cannot read, half-written ones too. A complete rename needs no lock.
 */
export async function writeInstance(store: Store, name: string, json: string): Promise<void> {
  const path = join(store.folder, 'instances', name);
  await replaceFile(path, join(store.folder, `${TEMPORARY_PREFIX}${name}`), json);
}

/** Removes an instance and what buildx kept beside it; true when there was one. Others are not touched. */
export async function removeInstance(store: Store, name: string): Promise<boolean> {
  const removed = await unlink(join(store.folder, 'instances', name)).then(() => true, notThere);
  await rm(join(store.folder, 'activity', name), { force: true });
  await rm(join(store.folder, 'refs', name), { force: true, recursive: true });
  await rm(join(store.folder, `${TEMPORARY_PREFIX}${name}`), { force: true });
  return removed;
}

/** What the pointer to the current instance holds now. */
export async function readCurrent(store: Store): Promise<FormerCurrent> {
  return readOrEmpty(join(store.folder, 'current'));
}

/** Puts the pointer back to what it was, unless somebody has pointed it elsewhere since. */
export async function restoreCurrent(store: Store, name: string, former: FormerCurrent): Promise<void> {
  const path = join(store.folder, 'current');
  if (!pointsTo(await readOrEmpty(path), name)) return;
  if (former === '') await rm(path, { force: true });
  else await replaceFile(path, join(store.folder, `${TEMPORARY_PREFIX}${name}`), former);
}

function pointsTo(current: string, name: string): boolean {
  try {
    const { Name: pointed }: { readonly Name?: unknown } = JSON.parse(current);
    return pointed === name;
  } catch {
    return false;
  }
}

function notThere(error: unknown): false {
  if (codeOf(error) === 'ENOENT') return false;
  throw error;
}
