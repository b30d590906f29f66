import { type EmbeddedBed, type ExistingBed, noWishes, type Wishes } from './bed-kinds.ts';
import type { Log } from './command.ts';
import { assertPossible, joinOrStart } from './embedded.ts';
import { connectExisting, existingCluster } from './existing.ts';
import { cacheDir } from './layout.ts';
import { withLock } from './lock.ts';
import { removeBed } from './teardown.ts';

/** A cluster to test on, its registry and the client programs. */
export type Bed = EmbeddedBed | ExistingBed;

/**
 * Gives a bed that is up: the cluster named by TESTBED_KUBECONFIG, the one that runs already, or a new one.
 * What a crash left is removed first. Fails in one line when another version of the test bed has one up.
 * An existing cluster has the machines that it has: wishes only add images there.
 */
export async function bringUp(log: Log, wishes: Wishes = noWishes): Promise<Bed> {
  const existing = existingCluster();
  if (existing !== undefined) return await connectExisting(existing, wishes, log);
  assertPossible();
  return await withLock(log, () => joinOrStart(wishes, log));
}

/** Removes the embedded bed and everything it left on the machine but the cache; an existing cluster is left alone. */
export async function tearDown(log: Log): Promise<void> {
  if (existingCluster() !== undefined) return log('an existing cluster is left alone');
  assertPossible();
  await withLock(log, () => removeBed(log));
  log(`down; built programs and images stay in ${cacheDir()}`);
}
