import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const files = ['README.md', ...globSync('docs/*.md', { cwd: root }).sort()];
const TEXT = files.map((file) => readFileSync(join(root, file), 'utf8')).join('\n');

/**
 * What a block of the README, or of a page of docs/, is: a workflow that uses this action, a composite action that does,
 * a workflow that uses that one, a file of the repository that is built, objects for a cluster, or values of a chart.
 */
export type BlockKind = 'example' | 'action' | 'caller' | 'file' | 'manifest' | 'values';

/** The block that starts with the comment `# KIND: NAME`; throws when there is none. */
export function readmeBlock(kind: BlockKind, name: string): string {
  const block = readmeBlocks(kind).get(name);
  if (block === undefined) throw new Error(`there is no block "# ${kind}: ${name}"`);
  return block;
}

/** All blocks of a kind, by name. */
export function readmeBlocks(kind: BlockKind): ReadonlyMap<string, string> {
  const blocks = [...TEXT.matchAll(/^```(?:yaml|hcl)\n# (\w+): (\S+)\n([\s\S]*?)^```$/gm)];
  return new Map(
    blocks.filter(([, found]) => found === kind).map(([, , name = '', text = '']) => [name, text]),
  );
}
