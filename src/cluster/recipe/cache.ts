import { dirname } from 'node:path';
import { jobFile } from '../../lib/job-files.ts';
import { isMapping, numberOf, textOf } from '../../lib/json.ts';
import { replacePrivateFile } from '../../lib/system/private-file.ts';
import { readJsonFile } from '../../lib/system/regular-file.ts';
import type { AwsCredentials } from '../aws/source.ts';
import type { KeyCheck } from './expired-keys.ts';

/** Where the plugin keeps credentials for its next run. */
export function cacheOf(recipeFile: string): string {
  return jobFile(dirname(recipeFile), 'awsCredentials');
}

/** Where the plugin notes for its next run what STS said of the job's own keys. */
export function checkOf(recipeFile: string): string {
  return jobFile(dirname(recipeFile), 'askedKeys');
}

/**
 * The credentials that an earlier run of the plugin left; undefined when there are none, or the file is not ours to
 * trust. Keys that never end are not left here: they are read where they come from.
 */
export function readCache(path: string): AwsCredentials | undefined {
  const value = readJsonFile(path);
  return isCredentials(value) ? value : undefined;
}

/** Leaves credentials for the next run. */
export function writeCache(path: string, credentials: AwsCredentials): void {
  if (credentials.expiresMs !== undefined) write(path, credentials);
}

/** What an earlier run noted; undefined when there is nothing of use. */
export function readCheck(path: string): KeyCheck | undefined {
  const value = readJsonFile(path);
  if (!isMapping(value)) return undefined;
  const atMs = numberOf(value, 'atMs');
  return atMs === undefined ? undefined : { atMs, refusal: textOf(value, 'refusal') };
}

/** Notes it for the next run. */
export function writeCheck(path: string, check: KeyCheck): void {
  write(path, check);
}

/** What cannot be kept is asked for again by the next run. */
function write(path: string, content: object): void {
  try {
    replacePrivateFile(path, JSON.stringify(content));
  } catch {
    return;
  }
}

function isCredentials(value: unknown): value is AwsCredentials {
  if (!isMapping(value)) return false;
  const { accessKeyId, secretAccessKey, sessionToken, expiresMs } = value;
  const texts = [accessKeyId, secretAccessKey, sessionToken ?? ''];
  return texts.every((text) => typeof text === 'string') && typeof expiresMs === 'number';
}
