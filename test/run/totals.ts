import type { TestCase, TestModule, TestSuite } from 'vitest/node';

/** A test that did not run, and why. */
export interface Skipped {
  readonly name: string;
  readonly reason: string;
}

/** How a run of all tests ended. */
export interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly Skipped[];
}

/** A run of no tests. */
export const NO_TESTS: Totals = { passed: 0, failed: 0, skipped: [] };

/** Two runs as one. */
export function addTotals(one: Totals, other: Totals): Totals {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: [...one.skipped, ...other.skipped],
  };
}

function nameOf(test: TestCase): string {
  return `${test.project.name} ${test.module.relativeModuleId} > ${test.fullName}`;
}

function describeSkip(test: TestCase): Skipped {
  const result = test.result();
  const note = result.state === 'skipped' ? result.note : undefined;
  return { name: nameOf(test), reason: note ?? 'no reason given' };
}

/** A file that does not load and a beforeAll that throws: vitest counts their tests as skipped or not at all. */
function countBroken(suite: TestModule | TestSuite): number {
  const nested = [...suite.children.suites()].map(countBroken);
  return nested.reduce((sum, count) => sum + count, suite.errors().length > 0 ? 1 : 0);
}

/** Counts what counts: besides failed tests also broken suites and errors that no test caught. */
export function countTotals(modules: readonly TestModule[], unhandledErrors: number): Totals {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const inState = (state: string) => tests.filter((test) => test.result().state === state);
  const broken = modules.map(countBroken).reduce((sum, count) => sum + count, 0);
  return {
    passed: inState('passed').length,
    // A test that is still pending when the run is over never ended.
    failed: inState('failed').length + inState('pending').length + broken + unhandledErrors,
    skipped: inState('skipped').map(describeSkip),
  };
}

/** The last line of the output, for machines and people. */
export function renderTotals({ passed, failed, skipped }: Totals): string {
  const skips = skipped.length > 0 ? `, ${skipped.length} skipped` : '';
  return `${passed} passed, ${failed} failed${skips}`;
}
