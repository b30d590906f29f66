import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cached } from './cached.ts';
import { type Log, run } from './command.ts';
import { unpackInto } from './debian.ts';

const folder = '/proc/sys/fs/binfmt_misc';
const name = 'setup-buildx-testbed-arm64';

/** True while the kernel's table of interpreters is there to be read and written. */
export const hasInterpreters = (): boolean => existsSync(join(folder, 'register'));

/** Lets this machine run arm64 programs, in containers too; `removeEmulator` undoes it. */
export async function registerEmulator(log: Log): Promise<void> {
  const emulator = await findEmulator(log);
  if (!hasInterpreters()) await run('mount', ['-t', 'binfmt_misc', 'binfmt_misc', folder]);
  if (existsSync(join(folder, name))) return;
  // Debian's own line, :NAME:TYPE:OFFSET:MAGIC:MASK:PROGRAM:FLAGS. Its flag F opens the program now, so
  // that containers need not have it.
  const [, , type, offset, magic, mask, , flags] = readFileSync(join(emulator, 'binfmt.conf'), 'utf8')
    .trim()
    .split(':');
  const line = ['', name, type, offset, magic, mask, join(emulator, 'qemu-aarch64-static'), flags].join(':');
  // The newest entry that matches wins: one that the machine has is of no effect until ours goes.
  writeFileSync(join(folder, 'register'), line);
}

/** Takes the emulator out of the kernel's table, and the table away if it was not there before. */
export async function removeEmulator(hadInterpreters: boolean): Promise<void> {
  if (!hasInterpreters()) return;
  if (existsSync(join(folder, name))) writeFileSync(join(folder, name), '-1');
  const others = readdirSync(folder).filter((entry) => entry !== 'register' && entry !== 'status');
  if (!hadInterpreters && others.length === 0) await run('umount', [folder]);
}

/** Folder with QEMU's emulator of arm64 and Debian's line about it for the kernel. */
async function findEmulator(log: Log): Promise<string> {
  return await cached('emulator', [], async (target) => {
    const unpacked = join(target, 'package');
    mkdirSync(unpacked);
    await unpackInto(unpacked, 'qemu-user-static', log);
    renameSync(join(unpacked, 'usr/bin/qemu-aarch64-static'), join(target, 'qemu-aarch64-static'));
    renameSync(join(unpacked, 'usr/lib/binfmt.d/qemu-aarch64.conf'), join(target, 'binfmt.conf'));
    // It has emulators of 40 architectures, 300 MB.
    rmSync(unpacked, { recursive: true });
  });
}
