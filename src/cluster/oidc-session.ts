import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

import { codeOf } from '../errors.ts';
import { pause } from '../pause.ts';
import { readOrigin, writeOrigin } from './oidc-origin.ts';
import { type OidcTokens, refreshTokens } from './oidc-refresh.ts';
import { isCurrent } from './oidc-token.ts';
import type { Fetching } from './small-fetch.ts';

/** Tokens of an issuer for all processes of a job; a refresh token that rotates works only once. */
export type OidcSession = {
  readonly tokens: () => OidcTokens;
  /** A current ID token, or with `refresh` one that is not the last one again. */
  readonly idToken: (refresh: boolean, fetching: Fetching) => Promise<string>;
  /** Keeps the tokens in this folder from here on, where later processes of the job find them. */
  readonly keepIn: (folder: string) => void;
};

const FILE = 'oidc.json';
/** No refresh takes longer (three calls of 10 s), so a lock that is older is of a process that was killed. */
const STALE_LOCK_MS = 35_000;
const LOOK_MS = 50;

/** The session whose tokens a folder keeps, undefined when it keeps none. */
export function sessionIn(folder: string): OidcSession | undefined {
  return existsSync(join(folder, FILE)) ? openSession(readTokens(folder), folder) : undefined;
}

/** A session with these tokens; `kept` is the folder that keeps them, '' = only this process knows them. */
export function openSession(first: OidcTokens, kept: string): OidcSession {
  let tokens = first;
  let folder = kept;
  let running: Promise<string> | undefined;
  const renew = async (last: string, fetching: Fetching): Promise<string> => {
    // Post removes the folder and goes on with what it has read.
    const isKept = folder !== '' && existsSync(folder);
    const refresh = async (): Promise<void> => {
      if (isKept) tokens = readTokens(folder);
      tokens = newest(tokens);
      if (tokens.idToken !== last && isCurrent(tokens.idToken, Date.now())) return;
      tokens = await refreshTokens(tokens, fetching);
      if (isKept) writeTokens(folder, tokens);
      tokens = returned(tokens);
      if (isKept) writeTokens(folder, tokens);
    };
    await (isKept ? locked(folder, fetching.signal, refresh) : refresh());
    return tokens.idToken;
  };
  return {
    tokens: () => tokens,
    idToken: (isRefused, fetching) => {
      const { idToken } = tokens;
      if (!isRefused && isCurrent(idToken, Date.now())) return Promise.resolve(idToken);
      running ??= renew(idToken, fetching).finally(() => {
        running = undefined;
      });
      return running;
    },
    keepIn: (own) => {
      writeTokens(own, tokens);
      folder = own;
    },
  };
}

/**
 * What is in the file that they came from counts, where somebody has changed it since; not where it is old only because
 * it could not be written.
 */
function newest(tokens: OidcTokens): OidcTokens {
  const there = readOrigin(tokens.origin);
  const isSame =
    there === undefined || there.refreshToken === '' || there.refreshToken === tokens.origin.seen;
  return isSame ? tokens : { ...tokens, ...there };
}

/** Keeps them where they came from. */
function returned(tokens: OidcTokens): OidcTokens {
  const { origin } = tokens;
  writeOrigin(origin, tokens);
  return { ...tokens, origin: { ...origin, seen: readOrigin(origin)?.refreshToken ?? origin.seen } };
}

function readTokens(folder: string): OidcTokens {
  const tokens: OidcTokens = JSON.parse(readFileSync(join(folder, FILE), 'utf8'));
  return tokens;
}

/** At once whole or not at all, since the process may be killed at any moment. */
function writeTokens(folder: string, tokens: OidcTokens): void {
  const scratch = join(folder, `${FILE}.new`);
  rmSync(scratch, { force: true });
  writeFileSync(scratch, `${JSON.stringify(tokens)}\n`, { mode: 0o600, flag: 'wx', flush: true });
  renameSync(scratch, join(folder, FILE));
}

async function locked(folder: string, signal: AbortSignal, run: () => Promise<void>): Promise<void> {
  const lock = join(folder, `${FILE}.lock`);
  while (!take(lock)) await pause(LOOK_MS, signal);
  try {
    await run();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take(lock: string): boolean {
  try {
    closeSync(openSync(lock, 'wx', 0o600));
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    const modified = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - modified > STALE_LOCK_MS) rmSync(lock, { force: true });
    return false;
  }
}
