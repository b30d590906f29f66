// Writes the tables of README.md and docs/inputs.md from action.yml and from what the tests run, figures from docs/figures/,
// docs/troubleshooting.md from .ci/troubleshooting,
// and CONTRIBUTING's rooms from rooms.ts. With --check it only compares.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Metadata, renderAllInputs, renderMainInputs, renderOutputs } from './inputs.ts';
import { root } from './paths.ts';
import { renderRequirements } from './requirements.ts';
import { renderRooms } from './rooms.ts';
import { withFigures } from './stated-figures.ts';
import { renderIndex, renderSections } from './troubleshooting/page.ts';

function replaced(readme: string, name: string, table: string): string {
  const pattern = new RegExp(`<!-- ${name} -->[\\s\\S]*<!-- /${name} -->`);
  return readme.replace(pattern, () => `<!-- ${name} -->\n${table}\n<!-- /${name} -->`);
}

const metadata: Metadata = parse(readFileSync(join(root, 'action.yml'), 'utf8'));

/** The pages with tables, which are made from what they describe. */
const PAGES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'README.md': {
    requirements: renderRequirements(),
    inputs: renderMainInputs(metadata),
    outputs: renderOutputs(metadata),
  },
  'docs/inputs.md': { inputs: renderAllInputs(metadata), outputs: renderOutputs(metadata) },
  'docs/troubleshooting.md': { index: renderIndex(), sections: renderSections() },
  '.github/CONTRIBUTING.md': { rooms: renderRooms() },
  '.github/RELEASING.md': { requirements: renderRequirements() },
};

// Any page may state a figure.
const pages = new Set([...Object.keys(PAGES), ...globSync('docs/*.md', { cwd: root }).sort()]);

for (const page of pages) {
  const path = join(root, page);
  const before = readFileSync(path, 'utf8');
  const tables = Object.entries(PAGES[page] ?? {});
  const after = withFigures(tables.reduce((text, [name, table]) => replaced(text, name, table), before));
  if (!process.argv.includes('--check')) {
    writeFileSync(path, after);
  } else if (before !== after) {
    process.stderr.write(`${page} does not show what its tables are made from: run \`node .ci/readme.ts\`\n`);
    process.exitCode = 1;
  }
}
