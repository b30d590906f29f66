import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** The cluster tests that have the cluster for themselves, by name, with the reason. */
const ALONE: Readonly<Record<string, string>> = {
  restart: 'kills the API server',
  soak: 'counts the processes of the machine',
  storm: 'counts the calls of fifty jobs, which a slow machine makes more',
  trouble: 'changes the default StorageClass, and has webhooks refuse everything',
};

/** True for a test file that asks for a machine of arm64. */
function asksForArm64(path: string): boolean {
  return readFileSync(path, 'utf8').includes('askForArm64');
}

/** Paths of test files, from the root of the project, by when they can run. */
export type Groups = {
  /** With the cluster for themselves, one after the other. */
  readonly alone: readonly string[];
  /** After those, as the machine of arm64 that they ask for stays, and the scheduler counts it in its words. */
  readonly arm64: readonly string[];
  /** Both at once. */
  readonly arm64Alone: readonly string[];
};

/** The cluster tests that do not just run side by side with the others. */
export function groupsOfCluster(): Groups {
  const paths = globSync('test/cluster/*.test.ts', { cwd: root });
  const isAlone = (path: string): boolean => basename(path, '.test.ts') in ALONE;
  const onArm64 = (path: string): boolean => asksForArm64(join(root, path));
  return {
    alone: paths.filter((path) => isAlone(path) && !onArm64(path)),
    arm64: paths.filter((path) => onArm64(path) && !isAlone(path)),
    arm64Alone: paths.filter((path) => onArm64(path) && isAlone(path)),
  };
}
