import { dirname } from 'node:path';
import { jobFile } from '../../lib/job-files.ts';
import { isMapping, numberOf, textOf } from '../../lib/json.ts';
import { replacePrivateFile } from '../../lib/system/private-file.ts';
import { readJsonFile } from '../../lib/system/regular-file.ts';
import type { AwsCredentials } from '../aws/source.ts';
import type { KeyCheck } from './expired-keys.ts';

/** Returns where the plugin keeps credentials for its next run. */
export function cacheOf(recipeFile: string): string {
  return jobFile(dirname(recipeFile), 'awsCredentials');
}

/** Returns where the plugin keeps what STS said of the job's own keys. */
export function checkOf(recipeFile: string): string {
  return jobFile(dirname(recipeFile), 'askedKeys');
}

/**
 * Returns the credentials that an earlier run of the plugin kept; undefined when there are none that can be read. Keys
 * that do not expire are not kept: they are read where they come from.
 */
export function readCache(path: string): AwsCredentials | undefined {
  const value = readJsonFile(path);
  return isCredentials(value) ? value : undefined;
}

/** Keeps credentials for the next run, if they expire. */
export function writeCache(path: string, credentials: AwsCredentials): void {
  if (credentials.expiresMs !== undefined) write(path, credentials);
}

/** Returns what an earlier run kept of STS' answer; undefined when there is nothing that can be read. */
export function readCheck(path: string): KeyCheck | undefined {
  const value = readJsonFile(path);
  if (!isMapping(value)) return undefined;
  const atMs = numberOf(value, 'atMs');
  return atMs === undefined ? undefined : { atMs, refusal: textOf(value, 'refusal') };
}

/** Keeps STS' answer for the next run. */
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
