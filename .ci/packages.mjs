import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** Where the packages of package-lock.json are. */
export const packages = join(root, 'node_modules');
const scratch = join(root, '.build');
const lockHash = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');

function isInstalled() {
  const stamp = join(packages, '.lock-hash');
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Folders of installs that were killed. */
function removeLeftovers() {
  for (const name of readdirSync(scratch)) {
    const pid = /^install-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid)))
      rmSync(join(scratch, name), { recursive: true, force: true });
  }
}

function runNpm(folder) {
  const args = ['ci', '--include=dev', '--include=optional'];
  const npm = spawnSync('npm', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  if (npm.status === 0) return;
  const reason = npm.error ? `${npm.error.message}\n` : '';
  process.stderr.write(`${npm.stdout ?? ''}${npm.stderr ?? ''}${reason}npm ci failed\n`);
  rmSync(folder, { recursive: true, force: true });
  process.exit(1);
}

/** Of two installs at once the first one in place counts; each step may meet the other one's. */
function putInPlace(folder) {
  for (let attempt = 1; !isInstalled(); attempt++) {
    try {
      if (existsSync(packages)) renameSync(packages, join(folder, `old-${attempt}`));
      renameSync(join(folder, 'node_modules'), packages);
    } catch (error) {
      if (attempt === 10) throw error;
    }
  }
}

/**
 * Makes node_modules what package-lock.json says, if it is not. Installs aside and renames, so that whoever runs at
 * the same time keeps a whole node_modules.
 */
export function installPackages() {
  if (isInstalled()) return;
  const folder = join(scratch, `install-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  removeLeftovers();
  for (const name of ['package.json', 'package-lock.json', '.npmrc'])
    copyFileSync(join(root, name), join(folder, name));
  runNpm(folder);
  writeFileSync(join(folder, 'node_modules', '.lock-hash'), lockHash);
  putInPlace(folder);
  rmSync(folder, { recursive: true, force: true });
}
