import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cached } from '../test/testbed/cached.ts';
import type { Log } from '../test/testbed/command.ts';
import { installFromPyPI } from '../test/testbed/pip.ts';
import { findActionlint } from '../test/testbed/programs.ts';
import { root } from './paths.ts';
import { type Finished, run } from './process.ts';

const log: Log = (line) => void process.stderr.write(`${line}\n`);
const list = (pattern: string): readonly string[] => globSync(pattern, { cwd: root }).sort();

/** Workflows that look like those of users, or that users copy. */
const testWorkflows = [...list('test/workflows/*.yml'), ...list('examples/*.yml')];

/** Checks the workflows of this project and those that its tests run. */
export async function checkByActionlint(): Promise<Finished> {
  return await runActionlint([...list('.github/workflows/*.yml'), ...testWorkflows]);
}

/** The same, and what else is under .github. The tests' workflows look like those of users, and have rules of their own. */
export async function checkByZizmor(): Promise<Finished> {
  const own = await runZizmor(['--persona=pedantic', '.github', 'action.yml']);
  if (!own.ok) return own;
  return await runZizmor(['--config=test/zizmor.yml', 'test/workflows', 'examples', ...testWorkflows]);
}

/** Scale sets of runners are labels that only their cluster knows. */
const SCALE_SETS = 'label "arc-[a-z-]+" is unknown';

/** Asks actionlint what GitHub would refuse or misread in workflows. */
export async function runActionlint(paths: readonly string[]): Promise<Finished> {
  // It would use what else a machine has, and find more on one than on another.
  return await run(await findActionlint(log), [
    '-no-color',
    '-shellcheck=',
    '-pyflakes=',
    '-ignore',
    SCALE_SETS,
    ...paths,
  ]);
}

/** Asks zizmor what an attacker could use in workflows, actions or a folder's .github. */
export async function runZizmor(args: readonly string[]): Promise<Finished> {
  const options = ['--offline', '--quiet', '--no-progress', '--color=never', '--strict-collection'];
  return await run(await findZizmor(), [...options, ...args]);
}

async function findZizmor(): Promise<string> {
  const requirements = join(root, '.ci', 'requirements.txt');
  const inputs = [readFileSync(requirements), process.platform, process.arch];
  const folder = await cached('zizmor', inputs, async (target) => {
    log('taking zizmor from PyPI');
    await installFromPyPI(target, ['--require-hashes', '--requirement', requirements], log);
  });
  return join(folder, 'bin', 'zizmor');
}
