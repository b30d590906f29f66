import { mkdirSync } from 'node:fs';
import { link, readFile, rename, rm, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

import { ActionError, codeOf, messageOf } from '../lib/errors.ts';
import { replacePrivateFile, writeScratch } from '../lib/system/private-file.ts';

/**
 * buildx' folder of instances and its pointer to the current one (buildx, util/confutil/config.go). `scratch` is the
 * file in it that this step alone writes, before it is renamed.
 */
export type Store = { readonly folder: string; readonly scratch: string };

/** An instance in the store: its JSON, and how long ago it was written. */
export type StoredInstance = { readonly json: string; readonly ageMs: number };

/** The start of the names of files that are being written, beside the folders in which buildx reads. */
export const SCRATCH_PREFIX = '.setup-buildx-kubernetes-';

/** More than an instance with the settings of many registries has. */
const PROBE_BYTES = 64 * 1024;

/**
 * Returns the path of buildx' folder, which buildx finds in the same way: BUILDX_CONFIG, else `buildx` beside the Docker
 * CLI's configuration. It is absolute, since later steps may run in another folder.
 */
export function storeFolderOf(buildxConfig: string, dockerConfigFolder: string): string {
  return resolve(buildxConfig || join(dockerConfigFolder, 'buildx'));
}

/** Returns the store in buildx' folder as the step with this folder of its own uses it. */
export function storeIn(folder: string, stepFolder: string): Store {
  return { folder, scratch: join(folder, `.${basename(stepFolder)}`) };
}

/**
 * Writes a file into the store and removes it, so that a disk that is full is known before a builder is created.
 *
 * @throws ActionError code 'buildx' when that fails
 */
export async function verifyWritable({ folder, scratch }: Store): Promise<void> {
  try {
    makeFolder(folder);
    writeScratch(scratch, Buffer.alloc(PROBE_BYTES));
    await rm(scratch, { force: true });
  } catch (error) {
    throw unwritable(error);
  }
}

/**
 * Returns the JSON of an instance; undefined when there is none of this name.
 *
 * @throws ActionError code 'buildx' when it cannot be read
 */
export async function readInstance(store: Store, name: string): Promise<string | undefined> {
  return readStored(instancePath(store, name));
}

/**
 * Returns an instance with its age; undefined when there is none of this name.
 *
 * @throws ActionError code 'buildx' when it cannot be read
 */
export async function findInstance(store: Store, name: string): Promise<StoredInstance | undefined> {
  const json = await readInstance(store, name);
  if (json === undefined) return undefined;
  // Removed meanwhile, or on a file system that does not say: young.
  const writtenMs = await stat(instancePath(store, name)).then(
    ({ mtimeMs }) => mtimeMs,
    () => Date.now(),
  );
  return { json, ageMs: Date.now() - writtenMs };
}

/**
 * Writes an instance, mode 0600. It is written beside `instances/` and linked or renamed in: `buildx ls` fails on any
 * file in there that it cannot read, half-written ones too. A link fails where there is one of this name, so that of
 * two jobs only one gets it; `refuse` throws when what is there is not to be replaced.
 *
 * @throws ActionError code 'buildx' when the folder cannot be written
 */
export async function writeInstance(
  store: Store,
  name: string,
  json: string,
  refuse: (there: StoredInstance | undefined) => void,
): Promise<void> {
  const path = instancePath(store, name);
  try {
    makeFolder(dirname(path));
    writeScratch(store.scratch, json);
  } catch (error) {
    throw unwritable(error);
  }
  const isNew = await link(store.scratch, path).then(
    () => true,
    () => false,
  );
  if (isNew) await removeNotes(store, name);
  try {
    // Not every file system has links.
    if (!isNew) refuse(await findInstance(store, name));
    if (!isNew) await rename(store.scratch, path);
  } finally {
    await rm(store.scratch, { force: true });
  }
}

/** Of an instance that somebody removed by hand buildx' notes stay, and would be taken for builds of this job. */
async function removeNotes({ folder }: Store, name: string): Promise<void> {
  // They harm the summary alone.
  await rm(join(folder, 'refs', name), { force: true, recursive: true }).catch(() => undefined);
}

/** Removes an instance and what buildx kept beside it; returns whether there was one. Others are not touched. */
export async function removeInstance(store: Store, name: string): Promise<boolean> {
  const removed = await unlink(instancePath(store, name)).then(
    () => true,
    (error: unknown) => {
      if (codeOf(error) === 'ENOENT') return false;
      throw error;
    },
  );
  await rm(join(store.folder, 'activity', name), { force: true });
  await rm(join(store.folder, 'refs', name), { force: true, recursive: true });
  return removed;
}

/**
 * Returns the pointer to the current instance; undefined when there is none.
 *
 * @throws ActionError code 'buildx' when it cannot be read
 */
export async function readCurrent(store: Store): Promise<string | undefined> {
  return readStored(currentPath(store));
}

/**
 * Sets the pointer to the current instance, or removes it.
 *
 * @throws ActionError code 'buildx' when it cannot be written
 */
export async function writeCurrent(store: Store, current: string | undefined): Promise<void> {
  if (current === undefined) return rm(currentPath(store), { force: true });
  try {
    replacePrivateFile(currentPath(store), current, store.scratch);
  } catch (error) {
    throw unwritable(error);
  }
}

function instancePath({ folder }: Store, name: string): string {
  return join(folder, 'instances', name);
}

function currentPath({ folder }: Store): string {
  return join(folder, 'current');
}

/** An empty file says nothing, as if it were not there. */
async function readStored(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, 'utf8')) || undefined;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw unusable('read', error);
  }
}

/** Makes a folder and those above it, mode 0700. Node's `recursive` says ENOENT of a disk that is read-only. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return;
    if (codeOf(error) !== 'ENOENT' || dirname(folder) === folder) throw error;
    makeFolder(dirname(folder));
    makeFolder(folder);
  }
}

function unwritable(error: unknown): ActionError {
  return unusable('written', error);
}

function unusable(how: 'read' | 'written', cause: unknown): ActionError {
  return new ActionError({
    code: 'buildx',
    topic: 'disk-full',
    message: `The folder of buildx cannot be ${how} (${codeOf(cause) ?? messageOf(cause)}).`,
    hint: 'Set BUILDX_CONFIG or DOCKER_CONFIG to a writable folder.',
    cause,
  });
}
