import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { lookAtInstance, removeInstance, type Store, TEMPORARY_PREFIX } from './store.ts';
import { type HomeView, isAbandoned } from './taken.ts';

/** A file that a job was writing when it was killed is not touched sooner than this. */
const OLDEST_WRITE_MS = 60 * 60_000;

/**
 * Removes what jobs that were killed left on a runner that is kept: instances of ours whose kubeconfig is gone, since
 * the runner empties RUNNER_TEMP at the start and at the end of a job. Those of other machines and containers with the
 * same home stay until no job can be that old. Answers the names of the instances that this job
 * removed: jobs that start at once find the same leftovers.
 *
 * Each is read right before it is removed, and not by `buildx rm`, which takes so long to start that another job could
 * have written a living instance of the same name by then. What remains is the moment between two calls of the system.
 */
export async function removeLeftovers(store: Store, view: HomeView): Promise<readonly string[]> {
  await removeOldWrites(store);
  const removed: string[] = [];
  for (const name of await listNames(join(store.folder, 'instances'))) {
    if (!isAbandoned(await lookAtInstance(store, name), view)) continue;
    if (await removeInstance(store, name)) removed.push(name);
  }
  return removed;
}

async function removeOldWrites(store: Store): Promise<void> {
  for (const name of await listNames(store.folder)) {
    if (!name.startsWith(TEMPORARY_PREFIX)) continue;
    const path = join(store.folder, name);
    // Another job may have finished its write, or removed the same file.
    const written = await stat(path).catch(() => undefined);
    if (written === undefined) continue;
    if (Date.now() - written.mtimeMs > OLDEST_WRITE_MS) await rm(path, { force: true });
  }
}

async function listNames(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}
