// npm test: all tests, or `npm test -- unit`, `npm test -- test/cluster/ensure.test.ts`.
// The last line of the output is `N passed, N failed`.
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { startVitest } from 'vitest/node';
import { type Project, type Selection, selectTests } from './run/selection.ts';
import { addTotals, countTotals, NO_TESTS, renderTotals, type Totals } from './run/totals.ts';
import { buildAhead } from './testbed/build-ahead.ts';

const root = join(import.meta.dirname, '..');
const log = (line: string): void => void process.stdout.write(`${line}\n`);

/** True when a selected test needs the cluster. */
function needsCluster({ projects, files }: Selection): boolean {
  const tests = globSync('test/cluster/**/*.test.ts', { cwd: root });
  const isWanted = (test: string) => files.length === 0 || files.some((file) => test.includes(file));
  return projects.includes('cluster') && tests.some(isWanted);
}

/** Brings the cluster up for the tests; false when that fails. */
async function prepareCluster(): Promise<boolean> {
  try {
    const { bringUp } = await import('./testbed/bed.ts');
    process.env.TESTBED = JSON.stringify(await bringUp(log));
    return true;
  } catch (error) {
    console.error('The cluster of the tests did not come up:', error);
    return false;
  }
}

/** The cluster's tests are two projects of vitest: those that run side by side, then those that run alone. */
function partsOf(project: Project): readonly string[] {
  return project === 'cluster' ? ['cluster', 'cluster-alone'] : [project];
}

async function runVitest(projects: readonly Project[], files: readonly string[]): Promise<Totals> {
  if (projects.length === 0) return NO_TESTS;
  const startedMs = performance.now();
  const options = { root, watch: false, project: projects.flatMap(partsOf), passWithNoTests: true };
  const vitest = await startVitest('test', [...files], options);
  const totals = countTotals(vitest.state.getTestModules(), vitest.state.getUnhandledErrors().length);
  await vitest.close();
  log(`${projects.join(', ')}: ${Math.round((performance.now() - startedMs) / 1000)} s`);
  return totals;
}

async function runOnCluster(files: readonly string[]): Promise<Totals> {
  if (!(await prepareCluster())) return { ...NO_TESTS, failed: 1 };
  const ahead = files.length === 0 ? buildAhead(log) : Promise.resolve();
  const totals = await runVitest(['cluster'], files);
  await ahead;
  return totals;
}

/** The tests that need no cluster run while it comes up, and beside its own, which mostly wait. */
async function runAll(selection: Selection): Promise<Totals> {
  const { projects, files } = selection;
  const local = projects.filter((project) => project !== 'cluster');
  const [first, second] = await Promise.all([
    runVitest(local, files),
    needsCluster(selection) ? runOnCluster(files) : NO_TESTS,
  ]);
  return addTotals(first, second);
}

const totals = await runAll(selectTests(process.argv.slice(2)));
for (const { name, reason } of totals.skipped) console.log(`skipped: ${name}: ${reason}`);
console.log(renderTotals(totals));
process.exit(totals.failed > 0 || totals.passed === 0 ? 1 : 0);
