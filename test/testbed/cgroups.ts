import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identify, type ProcessId } from './process.ts';

/** Makes a cgroup, e.g. /name, in every version 1 controller, or in the version 2 tree. */
export function createCgroup(root: string): void {
  const version1 = hierarchies('cgroup');
  for (const mount of version1) createVersion1(mount, join(mount, root));
  if (version1.length === 0)
    for (const mount of hierarchies('cgroup2')) createVersion2(mount, join(mount, root));
}

/** The processes in a cgroup and in all below it. */
export function cgroupMembers(root: string): readonly ProcessId[] {
  const pids = existing(root)
    .flatMap(tree)
    .flatMap((folder) => lines(join(folder, 'cgroup.procs')));
  return [...new Set(pids)].map((pid) => identify(Number(pid))).filter((id) => id !== undefined);
}

/** Removes a cgroup with all below it. True when nothing is left, otherwise what is. */
export function removeCgroup(root: string): true | string {
  for (const folder of existing(root).flatMap(tree)) {
    try {
      rmdirSync(folder);
    } catch {
      // Busy for a moment after its last process; the caller asks again.
    }
  }
  const left = existing(root);
  return left.length === 0 || left.join(', ');
}

function createVersion1(mount: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  // A new cpuset is empty, and nothing can join an empty one (cpuset(7)).
  for (const file of ['cpuset.cpus', 'cpuset.mems']) {
    if (existsSync(join(mount, file))) writeFileSync(join(folder, file), readFileSync(join(mount, file)));
  }
}

function createVersion2(mount: string, folder: string): void {
  const controllers = readFileSync(join(mount, 'cgroup.controllers'), 'utf8').trim().split(' ');
  writeFileSync(join(mount, 'cgroup.subtree_control'), controllers.map((name) => `+${name}`).join(' '));
  mkdirSync(folder, { recursive: true });
}

function hierarchies(type: 'cgroup' | 'cgroup2'): readonly string[] {
  const mounts = lines('/proc/self/mounts').map((line) => line.split(' '));
  return mounts
    .filter((fields) => fields[2] === type)
    .map((fields) => fields[1])
    .filter((path) => path !== undefined);
}

function existing(root: string): readonly string[] {
  return [...hierarchies('cgroup'), ...hierarchies('cgroup2')]
    .map((mount) => join(mount, root))
    .filter(existsSync);
}

/** A folder and all below it, the deepest first. */
function tree(folder: string): readonly string[] {
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  return [
    ...entries.filter((entry) => entry.isDirectory()).flatMap((entry) => tree(join(folder, entry.name))),
    folder,
  ];
}

function lines(path: string): readonly string[] {
  return existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : [];
}
