import { renameSync, rmSync, writeFileSync } from 'node:fs';

import { codeOf } from '../errors.ts';

/**
 * Writes a new file, mode 0600, whole or not at all. Synchronous: our files are small, and a call of Node's promises
 * takes longer than the write.
 *
 * @throws Node's error with code EEXIST when there is a file, or with the code of the fault
 */
export function writePrivateFile(path: string, content: string | Uint8Array): void {
  try {
    writeFileSync(path, content, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') rmSync(path, { force: true });
    throw error;
  }
}

/**
 * Writes a file, mode 0600, in place of the one that may be there, in one step: whoever reads it sees the old one or the
 * new one. It is written to `scratch` first, which must be on the same file system.
 *
 * @throws Node's error with the code of the fault; the old file is then untouched, and nothing new is left
 */
export function replacePrivateFile(
  path: string,
  content: string | Uint8Array,
  scratch = `${path}.${process.pid}`,
): void {
  writeScratch(scratch, content);
  try {
    renameSync(scratch, path);
  } catch (error) {
    rmSync(scratch, { force: true });
    throw error;
  }
}

/**
 * Writes a file that only one process writes, and that is to be moved elsewhere, mode 0600. One that a killed process
 * left there is removed first.
 *
 * @throws Node's error with the code of the fault; no file is left then
 */
export function writeScratch(path: string, content: string | Uint8Array): void {
  rmSync(path, { force: true });
  writePrivateFile(path, content);
}
