// Changes one place of the sources at a time, and prints which changes no unit test notices:
// `node .ci/node24.mjs .ci/mutants.ts FOLDER COUNT [SEED]`, for example `src/builders 20`. Not StrykerJS: under this
// vitest its runner says of mutants that they survive which the same tests notice.
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';

import { root } from './paths.ts';

/** What is found in a line, and what it becomes. */
const CHANGES: readonly (readonly [RegExp, string])[] = [
  [/ === /g, ' !== '],
  [/ !== /g, ' === '],
  [/ && /g, ' || '],
  [/ \|\| /g, ' && '],
  [/ < /g, ' >= '],
  [/ > /g, ' <= '],
  [/ >= /g, ' > '],
  [/ <= /g, ' < '],
  [/ \+ /g, ' - '],
  [/ - /g, ' + '],
  [/\btrue\b/g, 'false'],
  [/\bfalse\b/g, 'true'],
  [/\.some\(/g, '.every('],
  [/\.every\(/g, '.some('],
  [/^\s*(?:await |void )?[\w.]+\(.*\);$/g, ''],
  [/^\s*if \(.*\) (?:return|throw|continue)\b.*;$/g, ''],
];

type Mutant = { readonly file: string; readonly line: number; readonly was: string; readonly is: string };

function mutantsOf(file: string): readonly Mutant[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((was, index) => {
      if (/^\s*(?:\/?\*|\/\/|import|export type|type|readonly)/.test(was)) return [];
      return CHANGES.flatMap(([pattern, by]) =>
        [...was.matchAll(pattern)].map(({ 0: found, index: at }) => ({
          file,
          line: index,
          was,
          is: was.slice(0, at) + by + was.slice(at + found.length),
        })),
      );
    });
}

function textWith({ file, line, is }: Mutant): string {
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((text, index) => (index === line ? is : text))
    .join('\n');
}

function isSyntax(text: string): boolean {
  try {
    stripTypeScriptTypes(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether a unit test fails with it; types are not looked at. */
function isNoticed(mutant: Mutant, tests: string): boolean {
  const text = readFileSync(mutant.file, 'utf8');
  writeFileSync(mutant.file, textWith(mutant));
  try {
    const args = ['vitest', 'run', '--project', 'unit', '--bail', '1', '--testTimeout', '10000', tests];
    return spawnSync('npx', args, { cwd: root, timeout: 120_000 }).status !== 0;
  } finally {
    writeFileSync(mutant.file, text);
  }
}

/** A sequence of numbers from 0 to 1 that is the same for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const [folder = 'src/builders', count = '20', seed = '1'] = process.argv.slice(2);
const tests = folder.replace(/^src/, 'test/unit');
const random = randomOf(Number(seed));
const all = globSync(`${folder}/**/*.ts`, { cwd: root }).flatMap((file) => mutantsOf(join(root, file)));
const sample = all
  .filter((mutant) => isSyntax(textWith(mutant)))
  .map((mutant) => ({ mutant, order: random() }))
  .toSorted((one, other) => one.order - other.order)
  .slice(0, Number(count));
let noticed = 0;
for (const { mutant } of sample) {
  if (isNoticed(mutant, tests)) noticed += 1;
  else
    console.log(
      `${mutant.file.slice(root.length + 1)}:${mutant.line + 1}: ${mutant.is.trim() || `without ${mutant.was.trim()}`}`,
    );
}
console.log(`${noticed} of ${sample.length} changes of ${all.length} noticed by ${tests}`);
