import { closeSync, constants, openSync, readSync, statSync } from 'node:fs';

import { codeOf } from '../errors.ts';
import { parseJson } from '../json.ts';

/** The largest file that an input may name, in bytes: real ones have a few thousand. */
const LARGEST_BYTES = 1024 * 1024;

/** A file's content, or why it cannot be read, in words for a message. */
export type FileContent =
  | { readonly kind: 'content'; readonly bytes: Buffer }
  | { readonly kind: 'none'; readonly isMissing: boolean; readonly why: string };

/**
 * Reads a regular file of at most 1 MiB. It may be anywhere on the runner, also behind a link out of the workspace:
 * whoever writes the workflow can read every file of the runner anyway, and kubeconfigs are seldom in the workspace.
 * Only a regular file is opened: a FIFO would wait for its writer, and a device has no end.
 */
export function readRegularFile(path: string): FileContent {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return none('it is a folder');
    if (!stats.isFile()) return none('it is not a regular file');
    const bytes = readBounded(path);
    return bytes.length > LARGEST_BYTES ? none('it is larger than 1 MiB') : { kind: 'content', bytes };
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') return { kind: 'none', isMissing: true, why: 'no such file' };
    return none(code === 'EACCES' ? 'no right to read it' : 'it cannot be read');
  }
}

/** Returns the text of bytes that are UTF-8; undefined for others. */
export function utf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Returns the value that a regular file of JSON has; undefined when there is none that can be read. */
export function readJsonFile(path: string): unknown {
  const file = readRegularFile(path);
  return file.kind === 'none' ? undefined : parseJson(file.bytes.toString('utf8'));
}

/** Reads at most one byte more than is allowed: what /proc shows has no size beforehand. */
function readBounded(path: string): Buffer {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const bytes = Buffer.alloc(LARGEST_BYTES + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read)
      read = readSync(file, bytes, length, bytes.length - length, null);
    return bytes.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

function none(why: string): FileContent {
  return { kind: 'none', isMissing: false, why };
}
