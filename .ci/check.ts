// All checks that need no run of the code, at once.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { checkActionYml } from './action-yml.ts';
import { checkInputs } from './inputs.ts';
import { root } from './paths.ts';
import { type Finished, run } from './process.ts';
import { checkByActionlint, checkByZizmor } from './workflow-lint.ts';

async function checkAction(): Promise<Finished> {
  const text = readFileSync(join(root, 'action.yml'), 'utf8');
  const faults = [
    ...checkActionYml(text, (path) => existsSync(join(root, path))),
    ...checkInputs(parse(text)),
  ];
  return { ok: faults.length === 0, output: faults.map((fault) => `${fault}\n`).join(''), durationMs: 0 };
}

const checks: Readonly<Record<string, () => Promise<Finished>>> = {
  'tsc src': () => run('tsc', ['-p', 'tsconfig.json']),
  'tsc test': () => run('tsc', ['-p', 'test/tsconfig.json']),
  biome: () => run('biome', ['ci', '--colors=off', '--error-on-warnings']),
  oxlint: () => run('oxlint', ['--type-aware', '--deny-warnings']),
  knip: () => run('knip', ['--no-progress']),
  'action.yml': checkAction,
  actionlint: checkByActionlint,
  zizmor: checkByZizmor,
  readme: () => run(process.execPath, ['.ci/readme.ts', '--check']),
  rights: () => run(process.execPath, ['.ci/rights.ts', '--check']),
  words: () => run(process.execPath, ['.ci/words.ts']),
};

async function report(name: string, check: () => Promise<Finished>): Promise<boolean> {
  const { ok, output, durationMs } = await check().catch((error) => ({
    ok: false,
    output: `${error}\n`,
    durationMs: 0,
  }));
  const line = `${ok ? 'ok  ' : 'FAIL'} ${name.padEnd(10)} ${(durationMs / 1000).toFixed(1)} s\n`;
  process.stdout.write(ok ? line : line + output);
  return ok;
}

const results = await Promise.all(Object.entries(checks).map(([name, check]) => report(name, check)));
if (results.includes(false)) process.exitCode = 1;
