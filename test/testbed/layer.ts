import { rmSync } from 'node:fs';
import { run } from './command.ts';

const OWNERSHIP = {
  root: ['--owner=0', '--group=0'],
  kept: ['--xattrs', '--xattrs-include=security.capability'],
} as const;

/** Whose the files of a layer are: root's, whoever packs it, or as they are, with their file capabilities. */
export type Ownership = 'root' | 'kept';

/** Packs a folder into an uncompressed layer, the same bytes for the same files, and removes the folder. */
export async function packLayer(root: string, output: string, ownership: Ownership): Promise<void> {
  const format = ['--format=pax', '--pax-option=delete=atime,delete=ctime,exthdr.name=%d/PaxHeaders/%f'];
  const same = ['--sort=name', '--mtime=@0', '--numeric-owner'];
  await run('tar', [...format, ...same, ...OWNERSHIP[ownership], '-C', root, '-cf', output, '.']);
  rmSync(root, { recursive: true });
}
