import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { V1PolicyRule, V1Role } from '@kubernetes/client-node';
import { parse } from 'yaml';

const README = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');

/**
 * What a block of the README is: a workflow that uses this action, a composite action that does, a workflow that uses
 * that one, a file of the repository that is built, or the Role of a mode.
 */
export type BlockKind = 'example' | 'action' | 'caller' | 'file' | 'role';

/** The block of the README that starts with the comment `# KIND: NAME`; throws when there is none. */
export function readmeBlock(kind: BlockKind, name: string): string {
  const block = readmeBlocks(kind).get(name);
  if (block === undefined) throw new Error(`README.md has no block "# ${kind}: ${name}"`);
  return block;
}

/** All blocks of a kind, by name. */
export function readmeBlocks(kind: BlockKind): ReadonlyMap<string, string> {
  const blocks = [...README.matchAll(/^```(?:yaml|hcl)\n# (\w+): (\S+)\n([\s\S]*?)^```$/gm)];
  return new Map(
    blocks.filter(([, found]) => found === kind).map(([, , name = '', text = '']) => [name, text]),
  );
}

/** The rules of the Role that the README gives for a mode. */
export function readmeRules(mode: 'ensure' | 'connect'): readonly V1PolicyRule[] {
  const role: V1Role = parse(readmeBlock('role', mode));
  return role.rules ?? [];
}
