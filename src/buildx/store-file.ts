import { statSync } from 'node:fs';
import { mkdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { dirname } from 'node:path';

import { ActionError, codeOf } from '../lib/errors.ts';
import { writeScratch } from '../lib/system/private-file.ts';

/** More than an instance with the settings of many registries has. */
const PROBE_BYTES = 64 * 1024;

const REMEDY = 'Set BUILDX_CONFIG or DOCKER_CONFIG to a folder that can be written.';

/** The text of a file, '' when there is none; code `buildx` when it cannot be read. */
export async function readOrEmpty(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return '';
    throw new ActionError({
      code: 'buildx',
      message: `buildx' folder cannot be read (${codeOf(error)}).`,
      hint: REMEDY,
      cause: error,
    });
  }
}

/** False only where a path provably names nothing; one that cannot be looked at may exist. */
export function mayExist(path: string): boolean {
  try {
    statSync(path);
    return true;
  } catch (error) {
    return !['ENOENT', 'ENOTDIR'].includes(codeOf(error));
  }
}

/** Writes the scratch file, and makes the folder into which it is to be moved; code `buildx` when it cannot. */
export async function writeBeside(scratch: string, path: string, content: string): Promise<void> {
  try {
    await makeFolders(dirname(path));
    writeScratch(scratch, content);
  } catch (error) {
    throw unwritable(error);
  }
}

/** Replaces a file by way of the scratch file; code `buildx` when that cannot be done. */
export async function replaceFile(path: string, scratch: string, content: string): Promise<void> {
  await writeBeside(scratch, path, content);
  try {
    await rename(scratch, path);
  } catch (error) {
    throw unwritable(error);
  }
}

/** Code `buildx` when a file such as `probe` cannot be written into its folder; nothing of it is left then. */
export async function proveWritable(probe: string): Promise<void> {
  const folder = dirname(probe);
  let made = '';
  try {
    made = await makeFolders(folder);
    writeScratch(probe, Buffer.alloc(PROBE_BYTES));
    await rm(probe, { force: true });
  } catch (error) {
    if (made !== '') await removeEmpty(folder, made);
    throw unwritable(error);
  }
}

/**
 * Makes a folder and those above it, mode 0700; answers the topmost that it made, '' = none. Node's `recursive` would
 * do, but tells of a disk that is read-only as ENOENT.
 */
async function makeFolders(folder: string): Promise<string> {
  try {
    await mkdir(folder, { mode: 0o700 });
    return folder;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return '';
    if (codeOf(error) !== 'ENOENT' || dirname(folder) === folder) throw error;
    const topmost = await makeFolders(dirname(folder));
    const made = await makeFolders(folder);
    return topmost === '' ? made : topmost;
  }
}

/** Of the folders down from `topmost` those that nobody has put anything into. */
async function removeEmpty(folder: string, topmost: string): Promise<void> {
  for (let path = folder; path.startsWith(topmost); path = dirname(path))
    await rmdir(path).catch(() => undefined);
}

function unwritable(error: unknown): ActionError {
  return new ActionError({
    code: 'buildx',
    message: `buildx' folder cannot be written (${codeOf(error)}).`,
    hint: REMEDY,
    cause: error,
  });
}
