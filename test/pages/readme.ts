import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** Every page that a user reads, by its path. */
export const PAGES = ['README.md', ...globSync('docs/*.md', { cwd: root }).sort()];

/**
 * What a block of a page is, and who holds it to that:
 *
 * - example: a workflow of examples/, which a test runs;
 * - part: a part of such a workflow, such as a few of its steps and some of their inputs;
 * - action: a composite action of examples/NAME/, which the example of that name uses;
 * - file: a file of examples/files/, of the repository that is built;
 * - manifest: objects for a cluster, which test/cluster/docs.test.ts applies;
 * - values, config: what a chart or another program reads (`CONFIGS` names the test of each).
 */
export const KINDS = ['example', 'part', 'action', 'file', 'manifest', 'values', 'config'] as const;

export type BlockKind = (typeof KINDS)[number];

/** A block of a page; kind and name are '' when it does not start with the comment `# KIND: NAME`. */
export type Block = {
  readonly page: string;
  readonly kind: string;
  readonly name: string;
  readonly text: string;
};

/** The blocks of YAML and HCL in a page, in lists too. */
export function blocksOf(page: string, content: string): readonly Block[] {
  const blocks = [...content.matchAll(/^( *)```(?:ya?ml|hcl)\b.*\n([\s\S]*?)^ *```$/gm)];
  return blocks.map(([, indent = '', indented = '']) => {
    const lines = indented.replaceAll(new RegExp(`^${indent}`, 'gm'), '');
    const [, kind = '', name = '', text = lines] = /^# (\w+): (\S+)\n([\s\S]*)$/.exec(lines) ?? [];
    return { page, kind, name, text };
  });
}

/** The blocks of all pages. */
export const BLOCKS = PAGES.flatMap((page) => blocksOf(page, readFileSync(join(root, page), 'utf8')));

/** The block that starts with the comment `# KIND: NAME`; throws when there is none. */
export function readmeBlock(kind: BlockKind, name: string): string {
  const block = readmeBlocks(kind).get(name);
  if (block === undefined) throw new Error(`there is no block "# ${kind}: ${name}"`);
  return block;
}

/** All blocks of a kind, by name. */
export function readmeBlocks(kind: BlockKind): ReadonlyMap<string, string> {
  return new Map(BLOCKS.filter((block) => block.kind === kind).map(({ name, text }) => [name, text]));
}
