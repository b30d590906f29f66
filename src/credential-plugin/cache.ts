import { renameSync, rmSync, writeFileSync } from 'node:fs';

import type { AwsCredentials } from '../aws/credentials.ts';
import { readRegularFile } from '../regular-file.ts';

/** Where the plugin keeps credentials for its next run. */
export function cacheOf(recipeFile: string): string {
  return `${recipeFile}.cache`;
}

/**
 * The credentials that an earlier run of the plugin left; undefined when there are none, or the file is not ours to
 * trust. Keys that never end are not left here: they are read where they come from.
 */
export function readCache(path: string): AwsCredentials | undefined {
  const file = readRegularFile(path);
  if (file.kind === 'none') return undefined;
  try {
    const value: unknown = JSON.parse(file.bytes.toString('utf8'));
    return isCredentials(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Leaves credentials for the next run, in a file that only this user reads. To lose the race against another is fine. */
export function writeCache(path: string, credentials: AwsCredentials): void {
  if (!Number.isFinite(credentials.expiresMs)) return;
  const scratch = `${path}.${process.pid}`;
  try {
    writeFileSync(scratch, JSON.stringify(credentials), { mode: 0o600, flag: 'wx' });
    renameSync(scratch, path);
  } catch {
    rmSync(scratch, { force: true });
  }
}

function isCredentials(value: unknown): value is AwsCredentials {
  if (typeof value !== 'object' || value === null) return false;
  const {
    accessKeyId,
    secretAccessKey,
    sessionToken,
    expiresMs,
  }: Partial<Record<keyof AwsCredentials, unknown>> = value;
  const texts = [accessKeyId, secretAccessKey, sessionToken];
  return texts.every((text) => typeof text === 'string') && typeof expiresMs === 'number';
}
