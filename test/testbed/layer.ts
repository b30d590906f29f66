import { rmSync } from 'node:fs';
import { run } from './command.ts';

/** Packs a folder into an uncompressed layer, the same bytes for the same files, and removes the folder. */
export async function packLayer(root: string, output: string): Promise<void> {
  const format = ['--format=pax', '--pax-option=delete=atime,delete=ctime,exthdr.name=%d/PaxHeaders/%f'];
  const same = ['--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner'];
  await run('tar', [...format, ...same, '-C', root, '-cf', output, '.']);
  rmSync(root, { recursive: true });
}
