import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

import type { RunBuildx } from './command.ts';
import { readInstance, type Store, TEMPORARY_PREFIX } from './store.ts';
import { isAbandoned } from './taken.ts';

/** A file that a job was writing when it was killed is not touched sooner than this. */
const OLDEST_WRITE_MS = 60 * 60_000;

/**
 * Removes what jobs that were killed left on a runner that is kept: instances of ours whose kubeconfig is gone, since
 * the runner empties RUNNER_TEMP at the start and at the end of a job. By buildx itself, which takes its own lock and
 * with --keep-daemon speaks to no cluster. Answers the names of the instances.
 */
export async function removeLeftovers(
  store: Store,
  run: RunBuildx,
  exists: (path: string) => boolean,
): Promise<readonly string[]> {
  await removeOldWrites(store);
  const removed: string[] = [];
  for (const name of await listNames(join(store.folder, 'instances'))) {
    if (!isAbandoned(await readInstance(store, name), exists)) continue;
    try {
      await run(['rm', '--keep-daemon', name]);
      removed.push(name);
    } catch (error) {
      // Jobs that start at once find the same leftovers.
      if (isAbandoned(await readInstance(store, name), exists)) throw error;
    }
  }
  return removed;
}

async function removeOldWrites(store: Store): Promise<void> {
  for (const name of await listNames(store.folder)) {
    if (!name.startsWith(TEMPORARY_PREFIX)) continue;
    const path = join(store.folder, name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > OLDEST_WRITE_MS) await rm(path, { force: true });
  }
}

async function listNames(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}
