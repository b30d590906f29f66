import { mkdir, open, readFile, rename, rm, unlink } from 'node:fs/promises';
import { join } from 'node:path';

import { ActionError } from '../errors.ts';

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

/** The JSON of an instance, '' when there is none of this name. */
export async function readInstance(store: Store, name: string): Promise<string> {
  return readOrEmpty(join(store.folder, 'instances', name));
}

/**
 * Writes an instance, mode 0600. It is written beside `instances/` and renamed in: `buildx ls` fails on any file
 * in there that it cannot read, half-written ones too. A complete rename needs no lock.
 */
export async function writeInstance(store: Store, name: string, json: string): Promise<void> {
  const instances = join(store.folder, 'instances');
  await mkdir(instances, { recursive: true, mode: 0o700 });
  await replaceFile(join(instances, name), join(store.folder, `${TEMPORARY_PREFIX}${name}`), json);
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

async function replaceFile(path: string, temporary: string, content: string): Promise<void> {
  try {
    const file = await open(temporary, 'w', 0o600);
    try {
      await file.writeFile(content);
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    const hint = 'Set BUILDX_CONFIG or DOCKER_CONFIG to a folder that can be written.';
    throw new ActionError('buildx', "buildx' folder cannot be written.", hint, error);
  }
}

async function readOrEmpty(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    notThere(error);
    return '';
  }
}

function notThere(error: unknown): false {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
  throw error;
}
