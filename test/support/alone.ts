import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/**
 * The cluster tests that have the cluster for themselves, by name, with the reason. So do those that ask for a machine
 * of arm64: it stays in the cluster then, and the scheduler counts it in its words.
 */
const ALONE: Readonly<Record<string, string>> = {
  restart: 'kills the API server',
  soak: 'counts the processes of the machine',
  trouble: 'changes the default StorageClass, and has webhooks refuse everything',
};

/** True for a test file that asks for a machine of arm64. */
export function asksForArm64(path: string): boolean {
  return readFileSync(path, 'utf8').includes('askForArm64');
}

/** The cluster test files that have the cluster for themselves, as paths from the root of the project. */
export function aloneFiles(): readonly string[] {
  const named = Object.keys(ALONE).map((name) => `test/cluster/${name}.test.ts`);
  const others = globSync('test/cluster/*.test.ts', { cwd: root }).filter((path) =>
    asksForArm64(join(root, path)),
  );
  return [...named, ...others];
}
