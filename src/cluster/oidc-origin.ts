import { closeSync, openSync, rmSync, writeFileSync } from 'node:fs';

import { parseDocument } from 'yaml';
import { isMapping } from '../mapping.ts';
import { readRegularFile, utf8 } from '../regular-file.ts';

/** The user of a kubeconfig file that tokens came from (`path` '' = no file), and the refresh token last seen there. */
export type OidcOrigin = { readonly path: string; readonly user: string; readonly seen: string };

/** Tokens that may be newer than those we know. */
export type OriginTokens = { readonly idToken: string; readonly refreshToken: string };

/** What the file says by now: kubectl, or another job, may have refreshed it. Undefined when it says nothing. */
export function readOrigin(origin: OidcOrigin): OriginTokens | undefined {
  const document = origin.path === '' ? undefined : documentOf(origin.path);
  const at = document === undefined ? undefined : placeOf(document.toJS(), origin.user);
  if (document === undefined || at === undefined) return undefined;
  const textOf = (name: string): string => {
    const value: unknown = document.getIn([...at, name]);
    return typeof value === 'string' ? value : '';
  };
  return { idToken: textOf('id-token'), refreshToken: textOf('refresh-token') };
}

/**
 * Keeps new tokens in the file, under client-go's own lock (clientcmd/config.go), and in place, since it may be a link.
 * What cannot be kept there is no reason to fail: this job keeps its own copy.
 */
export function writeOrigin(origin: OidcOrigin, { idToken, refreshToken }: OriginTokens): void {
  if (origin.path === '') return;
  const lock = `${origin.path}.lock`;
  try {
    closeSync(openSync(lock, 'wx', 0o600));
  } catch {
    return;
  }
  try {
    const document = documentOf(origin.path);
    const at = document === undefined ? undefined : placeOf(document.toJS(), origin.user);
    if (document === undefined || at === undefined) return;
    document.setIn([...at, 'id-token'], idToken);
    document.setIn([...at, 'refresh-token'], refreshToken);
    writeFileSync(origin.path, document.toString({ lineWidth: 0 }));
  } catch {
    // Not ours to write.
  } finally {
    rmSync(lock, { force: true });
  }
}

function documentOf(path: string): ReturnType<typeof parseDocument> | undefined {
  const file = readRegularFile(path);
  const text = file.kind === 'content' ? utf8(file.bytes) : undefined;
  if (text === undefined) return undefined;
  const document = parseDocument(text, { uniqueKeys: true, logLevel: 'error' });
  return document.errors.length > 0 ? undefined : document;
}

function placeOf(value: unknown, user: string): readonly (string | number)[] | undefined {
  const users: unknown = isMapping(value) ? value.users : [];
  const index = Array.isArray(users)
    ? users.findIndex((entry) => isMapping(entry) && entry.name === user)
    : -1;
  return index < 0 ? undefined : ['users', index, 'user', 'auth-provider', 'config'];
}
