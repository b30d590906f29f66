import { readFileSync } from 'node:fs';

import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The order of test files: by name, and those that ask for a machine of arm64 last. It stays in the cluster then, and
 * the scheduler counts it in its words, which others compare.
 */
export class OneMachineFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((one, other) => keyOf(one).localeCompare(keyOf(other)));
  }
}

function keyOf({ moduleId }: TestSpecification): string {
  const isLater = readFileSync(moduleId, 'utf8').includes('askForArm64');
  return `${isLater ? 1 : 0} ${moduleId}`;
}
