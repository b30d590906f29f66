import { chmodSync, chownSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cached } from './cached.ts';
import { type Log, run, which } from './command.ts';
import { install } from './debian.ts';
import {
  addBuildkit,
  buildkitReference,
  type Image,
  nativeArchitecture,
  recipe,
  searchPath,
} from './images.ts';
import { packLayer } from './layer.ts';
import type { Programs } from './programs.ts';
import { busyboxRoot, findBusybox } from './rootfs.ts';

/** Repository and tag of the rootless BuildKit image, as in moby/buildkit. */
export const rootlessReference = (): string => `${buildkitReference()}-rootless`;

const ID = 1000;
const HOME = '/home/user';
const RUNTIME = `/run/user/${ID}`;
const STATE = `${HOME}/.local/share/buildkit`;

/** What belongs to the image's user: buildkitd makes none of these. */
const OWN_FOLDERS = [
  RUNTIME,
  HOME,
  ...['.local', '.local/tmp', '.local/share', '.local/share/buildkit'].map((name) => join(HOME, name)),
];

const ENV = {
  HOME,
  USER: 'user',
  XDG_RUNTIME_DIR: RUNTIME,
  TMPDIR: `${HOME}/.local/tmp`,
  BUILDKIT_HOST: `unix://${RUNTIME}/buildkit/buildkitd.sock`,
};

/** moby/buildkit's rootless counterpart: an unprivileged user who maps the ids below him by two programs. */
export async function rootlessImage(programs: Programs, log: Log): Promise<Image> {
  await install(['uidmap', 'libcap2-bin', 'libc-bin'], log);
  const busybox = await findBusybox(log);
  const inputs = [recipe, readFileSync(busybox), programs.buildkit, programs.runc, programs.rootlesskit];
  const folder = await cached('images/rootless', inputs, async (target) => {
    const root = await busyboxRoot(target, busybox);
    addBuildkit(root, programs);
    copyFileSync(join(programs.rootlesskit, 'rootlesskit'), join(root, 'usr/bin/rootlesskit'));
    // The setuid bit alone is not enough in a container: "write to uid_map failed".
    await addMapper(root, 'newuidmap', 'cap_setuid=ep');
    await addMapper(root, 'newgidmap', 'cap_setgid=ep');
    for (const name of ['subuid', 'subgid']) writeFileSync(join(root, 'etc', name), 'user:100000:65536\n');
    for (const path of OWN_FOLDERS) addFolder(root, path, ID);
    await packLayer(root, join(target, 'layer.tar'), 'kept');
  });
  const config = {
    Env: [searchPath, ...Object.entries(ENV).map(([name, value]) => `${name}=${value}`)],
    Entrypoint: ['rootlesskit', 'buildkitd'],
    User: `${ID}:${ID}`,
    Volumes: { [STATE]: {} },
  };
  const layer = join(folder, 'layer.tar');
  return { reference: rootlessReference(), layer, architecture: nativeArchitecture, config };
}

/** Copies one of uidmap's programs with the libraries that it is linked to. */
async function addMapper(root: string, name: string, capability: string): Promise<void> {
  const program = which(name);
  if (program === undefined) throw new Error(`Debian's uidmap has no ${name}`);
  for (const [, library = ''] of (await run('ldd', [program])).matchAll(/(\/\S+) \(0x/g)) {
    mkdirSync(join(root, dirname(library)), { recursive: true });
    copyFileSync(library, join(root, library));
  }
  const copy = join(root, 'usr/bin', name);
  copyFileSync(program, copy);
  chmodSync(copy, 0o755);
  await run('setcap', [capability, copy]);
}

function addFolder(root: string, path: string, owner: number): void {
  mkdirSync(join(root, path), { recursive: true });
  chmodSync(join(root, path), 0o755);
  chownSync(join(root, path), owner, owner);
}
