import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { readMapping } from '../../lib/mapping.ts';
import { readRegularFile } from '../../lib/system/regular-file.ts';
import type { AwsCredentials } from '../aws/credentials.ts';
import type { AskedKeys } from './ended-keys.ts';

/** Where the plugin keeps credentials for its next run. */
export function cacheOf(recipeFile: string): string {
  return `${recipeFile}.cache`;
}

/** Where the plugin notes for its next run what STS said of the job's own keys. */
export function askedOf(recipeFile: string): string {
  return `${recipeFile}.asked`;
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

/** Leaves credentials for the next run. */
export function writeCache(path: string, credentials: AwsCredentials): void {
  if (Number.isFinite(credentials.expiresMs)) write(path, credentials);
}

/** What an earlier run noted; undefined when there is nothing of use. */
export function readAsked(path: string): AskedKeys | undefined {
  const file = readRegularFile(path);
  if (file.kind === 'none') return undefined;
  const { atMs, refusal } = readMapping(file.bytes.toString('utf8'));
  return typeof atMs === 'number' && typeof refusal === 'string' ? { atMs, refusal } : undefined;
}

/** Notes it for the next run. */
export function writeAsked(path: string, asked: AskedKeys): void {
  write(path, asked);
}

/** In a file that only this user reads. To lose the race against another is fine. */
function write(path: string, content: object): void {
  const scratch = `${path}.${process.pid}`;
  try {
    writeFileSync(scratch, JSON.stringify(content), { mode: 0o600, flag: 'wx' });
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
