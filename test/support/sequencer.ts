import { BaseSequencer, type TestSpecification } from 'vitest/node';

import { asksForArm64 } from './alone.ts';

/** The order of test files: by name, and those that ask for a machine of arm64 last. */
export class OneMachineFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((one, other) => keyOf(one).localeCompare(keyOf(other)));
  }
}

function keyOf({ moduleId }: TestSpecification): string {
  return `${asksForArm64(moduleId) ? 1 : 0} ${moduleId}`;
}
