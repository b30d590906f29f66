import { chmodSync, copyFileSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cached } from './cached.ts';
import { type Log, run } from './command.ts';
import { unpacked, unpackForeign } from './debian.ts';

/** Path of Debian's static busybox. */
export async function findBusybox(log: Log): Promise<string> {
  return busyboxIn(await unpacked('busybox-static', log));
}

/** Path of Debian's static busybox for arm64. */
export async function findArm64Busybox(log: Log): Promise<string> {
  const unpack = (folder: string) => unpackForeign(folder, 'busybox-static', 'arm64', log);
  return busyboxIn(await cached('debian/busybox-static-arm64', [], unpack));
}

function busyboxIn(folder: string): string {
  const paths = ['bin/busybox', 'usr/bin/busybox'].map((path) => join(folder, path));
  const found = paths.find((path) => existsSync(path));
  if (found === undefined) throw new Error(`${folder}: Debian's busybox-static has no busybox`);
  return found;
}

/**
 * Makes the root of an image in a cache folder: busybox with a link per applet, and two users. `runnable` is a
 * busybox of the same version for this machine, which names the applets.
 */
export async function busyboxRoot(folder: string, busybox: string, runnable = busybox): Promise<string> {
  const root = makeRoot(folder, [
    'bin',
    'etc',
    'etc/ssl',
    'etc/ssl/certs',
    'root',
    'run',
    'usr',
    'usr/bin',
    'var',
    'var/lib',
  ]);
  copyFileSync(busybox, join(root, 'bin/busybox'));
  for (const applet of (await run(runnable, ['--list'])).split('\n')) {
    if (applet !== '' && applet !== 'busybox') symlinkSync('busybox', join(root, 'bin', applet));
  }
  writeFileSync(
    join(root, 'etc/passwd'),
    'root:x:0:0:root:/root:/bin/sh\nuser:x:1000:1000::/home/user:/bin/sh\n',
  );
  writeFileSync(join(root, 'etc/group'), 'root:x:0:\nuser:x:1000:\n');
  return root;
}

/** Makes the root of an image in a cache folder, with empty folders. Modes are set apart from mkdir, whose modes depend on the umask. */
export function makeRoot(folder: string, subfolders: readonly string[]): string {
  const root = join(folder, 'root');
  for (const name of ['.', ...subfolders, 'tmp']) {
    mkdirSync(join(root, name), { recursive: true });
    chmodSync(join(root, name), name === 'tmp' ? 0o1777 : 0o755);
  }
  return root;
}
