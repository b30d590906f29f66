import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
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
    await unpackInto(folder, name, log);
  });
}

/** Unpacks a Debian package into a folder without installing it. */
export async function unpackInto(folder: string, name: string, log: Log): Promise<void> {
  log(`downloading Debian package ${name}`);
  await updateLists();
  await download(folder, name, []);
}

/** The same for another architecture, with package lists of its own: this machine knows only its own architecture. */
export async function unpackForeign(
  folder: string,
  name: string,
  architecture: string,
  log: Log,
): Promise<void> {
  log(`downloading Debian package ${name} for ${architecture}`);
  const apt = join(folder, 'apt');
  for (const path of ['lists/partial', 'archives/partial']) mkdirSync(join(apt, path), { recursive: true });
  writeFileSync(join(apt, 'status'), '');
  const options = [
    `APT::Architecture=${architecture}`,
    `APT::Architectures=${architecture}`,
    `Dir::State=${apt}`,
    `Dir::State::status=${join(apt, 'status')}`,
    `Dir::Cache=${apt}`,
  ].flatMap((option) => ['-o', option]);
  await run('apt-get', [...options, 'update']);
  await download(folder, name, options);
  rmSync(apt, { recursive: true });
}

async function download(folder: string, name: string, options: readonly string[]): Promise<void> {
  await run('apt-get', [...options, 'download', name], { cwd: folder });
  const file = readdirSync(folder).find((entry) => entry.endsWith('.deb'));
  if (file === undefined) throw new Error(`apt-get download ${name}: no file came`);
  await run('dpkg', ['-x', join(folder, file), folder]);
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
