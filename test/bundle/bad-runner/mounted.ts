import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PAGE_BYTES = 4096;
const PAGES = 64;

/** Mounts need root; hosted runners give it by sudo. */
function asRoot(command: string, args: readonly string[]): void {
  const isRoot = process.getuid?.() === 0;
  const [file, ...before] = isRoot ? [command] : ['sudo', '-n', command];
  execFileSync(file ?? command, [...before, ...args], { stdio: 'pipe' });
}

function unmount(folder: string): () => void {
  return () => asRoot('umount', [folder]);
}

/** Makes the folder read-only, for root too, as it is; answers what undoes it. */
export function mountReadOnly(folder: string): () => void {
  asRoot('mount', ['--bind', folder, folder]);
  asRoot('mount', ['-o', 'remount,bind,ro', folder]);
  return unmount(folder);
}

/** Puts a disk over an empty folder that has room for so many files of up to 4096 bytes; answers what undoes it. */
export function mountFull(folder: string, roomForFiles: number): () => void {
  if (readdirSync(folder).length > 0) throw new Error(`${folder} is not empty`);
  asRoot('mount', ['-t', 'tmpfs', '-o', `size=${PAGES * PAGE_BYTES},mode=0777`, 'tmpfs', folder]);
  writeFileSync(join(folder, 'filler'), Buffer.alloc((PAGES - roomForFiles) * PAGE_BYTES));
  return unmount(folder);
}
