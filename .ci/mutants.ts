// Changes one place of the sources at a time, and prints which changes neither a unit test nor the compiler notices:
// `node .ci/node24.mjs .ci/mutants.ts FOLDER COUNT [SEED]`, for example `src/builders 20`. The same seed chooses the same
// changes. Not StrykerJS: under this vitest its runner says of mutants that they survive which the same tests notice.
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
  [/ \?\? /g, ' && '],
  [/\.some\(/g, '.every('],
  [/\.every\(/g, '.some('],
  [/^\s*(?:await |void )?[\w.]+\(.*\);$/g, ''],
  [/^\s*if \(.*\) (?:return|throw|continue)\b.*;$/g, ''],
];

/** Returns the line with the condition of its `if` replaced; none where it ends on a later line. */
function conditionsIn(line: string): readonly string[] {
  const start = line.indexOf('if (') + 'if ('.length;
  if (start < 'if ('.length) return [];
  let depth = 1;
  let end = start;
  for (; depth > 0 && end < line.length; end += 1) {
    if (line[end] === '(') depth += 1;
    if (line[end] === ')') depth -= 1;
  }
  if (depth > 0) return [];
  return ['true', 'false'].map((value) => `${line.slice(0, start)}${value}${line.slice(end - 1)}`);
}

type Mutant = { readonly file: string; readonly line: number; readonly was: string; readonly is: string };

function mutantsOf(file: string): readonly Mutant[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((was, line) => {
      if (/^\s*(?:\/?\*|\/\/|import|export type|type|readonly)/.test(was)) return [];
      const changed = CHANGES.flatMap(([pattern, by]) =>
        [...was.matchAll(pattern)].map(
          ({ 0: found, index: at }) => was.slice(0, at) + by + was.slice(at + found.length),
        ),
      );
      return [...changed, ...conditionsIn(was)].map((is) => ({ file, line, was, is }));
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

/** What notices a change, undefined when nothing does. That a name is not used any more is no fault of its own. */
function noticedBy(mutant: Mutant): 'test' | 'compiler' | undefined {
  const text = readFileSync(mutant.file, 'utf8');
  writeFileSync(mutant.file, textWith(mutant));
  const isFailing = (...args: string[]): boolean =>
    spawnSync('npx', args, { cwd: root, timeout: 120_000 }).status !== 0;
  try {
    if (isFailing('vitest', 'related', mutant.file, '--run', ...TESTS)) return 'test';
    return isFailing('tsc', '--noEmit', '--noUnusedLocals', 'false', '--noUnusedParameters', 'false')
      ? 'compiler'
      : undefined;
  } finally {
    writeFileSync(mutant.file, text);
  }
}

const TESTS = ['--project', 'unit', '--bail', '1', '--testTimeout', '10000'];

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
const random = randomOf(Number(seed));
const all = globSync(`${folder}/**/*.ts`, { cwd: root }).flatMap((file) => mutantsOf(join(root, file)));
const sample = all
  .filter((mutant) => isSyntax(textWith(mutant)))
  .map((mutant) => ({ mutant, order: random() }))
  .toSorted((one, other) => one.order - other.order)
  .slice(0, Number(count))
  .map(({ mutant }) => mutant);
const counts = { test: 0, compiler: 0 };
for (const mutant of sample) {
  const by = noticedBy(mutant);
  if (by !== undefined) counts[by] += 1;
  else
    console.log(
      `${mutant.file.slice(root.length + 1)}:${mutant.line + 1}: ${mutant.is.trim() || `without ${mutant.was.trim()}`}`,
    );
}
console.log(
  `of ${sample.length} of ${all.length} changes, tests notice ${counts.test}, and the compiler ${counts.compiler} more`,
);
