import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { shellBlocks } from '../../pages/commands.ts';
import { findKubectl } from '../../testbed/programs.ts';

const DOCS = join(import.meta.dirname, '..', '..', '..', 'docs');

/** Where the commands of a page are typed, and the namespaces in the place of `builds` and `arc-runners`. */
export type Desk = {
  readonly kubeconfig: string;
  readonly builds: string;
  readonly runners: string;
  /** Variables that earlier steps of the page set. */
  readonly variables: Readonly<Record<string, string>>;
};

/** Types the first commands of a page's section "Check that it works"; returns what kubectl printed, in lines. */
export async function typeCheck(
  page: string,
  { kubeconfig, builds, runners, variables }: Desk,
): Promise<readonly string[]> {
  const [, section = ''] = readFileSync(join(DOCS, `${page}.md`), 'utf8').split('## Check that it works\n');
  const [block = ''] = shellBlocks(section);
  const script = block.replaceAll(/\bbuilds(?= )/g, builds).replaceAll(/\barc-runners\b/g, runners);
  const kubectl = await findKubectl((line) => process.stdout.write(`${line}\n`));
  // kubectl keeps what it has found out below the home.
  const home = mkdtempSync(join(tmpdir(), 'check-'));
  const env = { PATH: `${dirname(kubectl)}:/usr/bin:/bin`, HOME: home, KUBECONFIG: kubeconfig, ...variables };
  return new Promise((resolve) => {
    // A `no` is an exit code.
    execFile('bash', ['-c', script], { env }, (_, stdout, stderr) => {
      rmSync(home, { recursive: true });
      resolve(stdout === '' ? [stderr] : stdout.trimEnd().split('\n'));
    });
  });
}
