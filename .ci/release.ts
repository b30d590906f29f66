// `node .ci/release.ts TAG`: checks the tag of a release and prints, for GITHUB_OUTPUT, the tag that moves with it and
// whether it is the latest of all.
// It needs no package: it also runs where a package could do harm.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.ts';
import { planRelease } from './release-plan.ts';

const { version }: { readonly version: string } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);
const tags = execFileSync('git', ['tag', '--list'], { cwd: root, encoding: 'utf8' }).split('\n');
const plan = planRelease(process.argv[2] ?? '', version, tags);
if (plan.kind === 'refused') {
  process.stderr.write(`${plan.reason}\n`);
  process.exitCode = 1;
} else {
  process.stdout.write(`moving-tag=${plan.movingTag}\nlatest=${plan.isLatest}\n`);
}
