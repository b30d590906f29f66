// Writes the tables of inputs and outputs in README.md from action.yml. With --check it only compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from './paths.ts';

type Entry = { readonly description: string; readonly default?: string };
type Metadata = {
  readonly inputs: Readonly<Record<string, Entry>>;
  readonly outputs: Readonly<Record<string, Entry>>;
};

const readmePath = join(root, 'README.md');

function inputsTable({ inputs }: Metadata): string {
  const rows = Object.entries(inputs).map(([name, entry]) => {
    const shown = entry.default === undefined || entry.default === '' ? '' : `\`${entry.default}\``;
    return `| \`${name}\` | ${shown} | ${entry.description} |`;
  });
  return ['| input | default | what it is for |', '|---|---|---|', ...rows].join('\n');
}

function outputsTable({ outputs }: Metadata): string {
  const rows = Object.entries(outputs).map(([name, entry]) => `| \`${name}\` | ${entry.description} |`);
  return ['| output | what it says |', '|---|---|', ...rows].join('\n');
}

function replaced(readme: string, name: string, table: string): string {
  const pattern = new RegExp(`<!-- ${name} -->[\\s\\S]*<!-- /${name} -->`);
  return readme.replace(pattern, () => `<!-- ${name} -->\n${table}\n<!-- /${name} -->`);
}

const metadata: Metadata = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
const before = readFileSync(readmePath, 'utf8');
const after = replaced(replaced(before, 'inputs', inputsTable(metadata)), 'outputs', outputsTable(metadata));
if (!process.argv.includes('--check')) {
  writeFileSync(readmePath, after);
} else if (before !== after) {
  process.stderr.write(
    'README.md does not show the inputs and outputs of action.yml: run `node .ci/readme.ts`\n',
  );
  process.exitCode = 1;
}
