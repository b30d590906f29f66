// npm test: all tests, or `npm test -- unit`, `npm test -- test/cluster/ensure.test.ts`.
// The last line of the output is `N passed, N failed`.
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { startVitest } from 'vitest/node';
import { type Project, type Selection, selectTests } from './support/selection.ts';
import { countTotals, renderTotals, type Totals } from './support/totals.ts';

const root = join(import.meta.dirname, '..');

/** Brings the cluster up if a selected test needs it; false when it cannot be had. */
async function prepareCluster({ projects, files }: Selection): Promise<boolean> {
  const tests = globSync('test/cluster/**/*.test.ts', { cwd: root });
  const isWanted = (test: string) => files.length === 0 || files.some((file) => test.includes(file));
  if (!projects.includes('cluster') || !tests.some(isWanted)) return true;
  try {
    const { bringUp } = await import('./testbed/bed.ts');
    const bed = await bringUp((line) => process.stdout.write(`${line}\n`));
    process.env.TESTBED = JSON.stringify(bed);
    return true;
  } catch (error) {
    console.error('The cluster of the tests did not come up:', error);
    return false;
  }
}

/** The cluster's tests are several projects of vitest, by when they can run. */
function partsOf(project: Project): readonly string[] {
  return project === 'cluster'
    ? ['cluster', 'cluster-alone', 'cluster-arm64', 'cluster-arm64-alone']
    : [project];
}

async function runVitest({ projects, files }: Selection): Promise<Totals> {
  const options = { root, watch: false, project: projects.flatMap(partsOf), passWithNoTests: true };
  const vitest = await startVitest('test', [...files], options);
  const totals = countTotals(vitest.state.getTestModules(), vitest.state.getUnhandledErrors().length);
  await vitest.close();
  return totals;
}

const selection = selectTests(process.argv.slice(2));
const hasCluster = await prepareCluster(selection);
const projects = hasCluster ? selection.projects : selection.projects.filter((name) => name !== 'cluster');
const totals =
  projects.length > 0 ? await runVitest({ ...selection, projects }) : { passed: 0, failed: 0, skipped: [] };
const failed = totals.failed + (hasCluster ? 0 : 1);

for (const { name, reason } of totals.skipped) console.log(`skipped: ${name}: ${reason}`);
console.log(renderTotals({ ...totals, failed }));
process.exit(failed > 0 || totals.passed === 0 ? 1 : 0);
