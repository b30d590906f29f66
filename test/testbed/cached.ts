import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { cacheDir } from './layout.ts';
import { withNamedLock } from './lock.ts';
import { identify } from './process.ts';

/** First 16 hex digits of a SHA-256 over the texts, each with its length. */
export function contentKey(inputs: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const input of inputs) hash.update(`${input.length}:`).update(input);
  return hash.digest('hex').slice(0, 16);
}

/**
 * A cache folder that `make` fills once per content of the inputs. It is made under another name and
 * renamed, so an interrupted `make` leaves no half folder. Whoever wants one that is being made waits for it.
 */
export async function cached(
  name: string,
  inputs: readonly (string | Uint8Array)[],
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = join(cacheDir(), `${name}-${contentKey(inputs)}`);
  if (existsSync(folder)) return folder;
  return await withNamedLock(
    folder,
    () => undefined,
    () => fill(folder, make),
  );
}

async function fill(folder: string, make: (folder: string) => Promise<void>): Promise<string> {
  if (existsSync(folder)) return folder;
  dropAbandoned(folder);
  const partial = `${folder}.partial-${process.pid}`;
  mkdirSync(partial, { recursive: true });
  try {
    await make(partial);
    renameSync(partial, folder);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

function dropAbandoned(folder: string): void {
  const parent = dirname(folder);
  if (!existsSync(parent)) return;
  const prefix = `${basename(folder)}.partial-`;
  for (const name of readdirSync(parent)) {
    const maker = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : undefined;
    if (maker === undefined || identify(maker) !== undefined) continue;
    rmSync(join(parent, name), { recursive: true, force: true });
  }
}
