import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cached } from './cached.ts';
import type { Log } from './command.ts';
import { run, which } from './command.ts';

let listsUpdated = false;

/** Installs the Debian packages that are missing. Not root: fails in one line that names them. */
export async function install(packages: readonly string[], log: Log): Promise<void> {
  const missing: string[] = [];
  for (const name of packages) if (!(await isInstalled(name))) missing.push(name);
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0)
    throw new Error(`missing Debian packages, root can install them: ${missing.join(' ')}`);
  log(`installing Debian packages: ${missing.join(' ')}`);
  await updateLists();
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['install', '-y', '--no-install-recommends', ...missing], { env });
}

/** Installs the package of each program that is not in PATH. */
export async function installPrograms(packageOf: Readonly<Record<string, string>>, log: Log): Promise<void> {
  const missing = Object.entries(packageOf).filter(([program]) => which(program) === undefined);
  if (missing.length > 0) await install([...new Set(missing.map(([, name]) => name))], log);
}

/** Unpacks a Debian package into the cache without installing it (needs no root); gives the folder. */
export async function unpacked(name: string, log: Log): Promise<string> {
  return await cached(`debian/${name}`, [], async (folder) => {
    log(`downloading Debian package ${name}`);
    await updateLists();
    await run('apt-get', ['download', name], { cwd: folder });
    const file = readdirSync(folder).find((entry) => entry.endsWith('.deb'));
    if (file === undefined) throw new Error(`apt-get download ${name}: no file came`);
    await run('dpkg', ['-x', join(folder, file), folder]);
  });
}

/** True if apt can install a package of this name. */
export async function isAvailable(name: string): Promise<boolean> {
  return (await run('apt-cache', ['madison', name])).trim() !== '';
}

async function updateLists(): Promise<void> {
  if (listsUpdated || process.getuid?.() !== 0) return;
  await run('apt-get', ['update']);
  listsUpdated = true;
}

async function isInstalled(name: string): Promise<boolean> {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own syntax
  const status = run('dpkg-query', ['-W', '-f', '${db:Status-Status}', name]);
  return await status.then(
    (text) => text === 'installed',
    () => false,
  );
}
