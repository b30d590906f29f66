// Counts the structure of src/: `node .ci/node24.mjs .ci/figures.ts`.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.ts';

const src = join(root, 'src');
const files = globSync('**/*.ts', { cwd: src }).map((name) => {
  const text = readFileSync(join(src, name), 'utf8');
  return { name, text, lines: text.split('\n').length - 1 };
});

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
const count = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;
const linesOf = (name: string): number => files.find((file) => file.name === name)?.lines ?? 0;
const rootNames = new Set(files.map(({ name }) => name.split('/')[0] ?? ''));

/** The lines of import statements, which may go over several. */
function importLines(text: string): number {
  const statements = text.match(/^import [^;]*;$/gm) ?? [];
  return sum(statements.map((one) => one.split('\n').length));
}

/** How many parameters a list has: what stands between its commas, brackets inside not counted. */
function parametersIn(list: string): number {
  let depth = 0;
  let commas = 0;
  for (const sign of list.trim().replace(/,$/, '')) {
    if ('([{<'.includes(sign)) depth += 1;
    if (')]}>'.includes(sign)) depth -= 1;
    if (sign === ',' && depth === 0) commas += 1;
  }
  return list.trim() === '' ? 0 : commas + 1;
}

/** Declared functions with five parameters and more, by the names that they have. */
function longLists({ name, text }: (typeof files)[number]): readonly string[] {
  const declared = text.replace(/=>/g, '  ').matchAll(/\bfunction\*? ?(\w+)(?:<[^(]*>)?\(/g);
  return [...declared].flatMap((match) => {
    const start = match.index + match[0].length;
    let depth = 1;
    let end = start;
    for (; depth > 0 && end < text.length; end += 1) {
      if (text[end] === '(') depth += 1;
      if (text[end] === ')') depth -= 1;
    }
    return parametersIn(text.slice(start, end - 1)) >= 5 ? [`${name} ${match[1]}`] : [];
  });
}

const lines = sum(files.map((file) => file.lines));
const imports = sum(files.map(({ text }) => importLines(text)));
const long = files.flatMap(longLists);
const isFile = (name: string): boolean => name.endsWith('.ts');
const figures: Readonly<Record<string, string | number>> = {
  'lines of src': lines,
  files: files.length,
  'root of src: files, folders': `${[...rootNames].filter(isFile).length}, ${[...rootNames].filter((name) => !isFile(name)).length}`,
  'functions with 5 and more parameters': long.length,
  'import lines': `${((100 * imports) / lines).toFixed(1)} %`,
  'main.ts, post.ts': `${linesOf('main.ts')}, ${linesOf('post.ts')} lines`,
  "comparisons with ''": sum(files.map(({ text }) => count(text, /[!=]== ''/g))),
};
for (const [name, value] of Object.entries(figures)) console.log(`${name}: ${value}`);
for (const name of long) console.log(`  5 and more parameters: ${name}`);
