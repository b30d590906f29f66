import { existsSync, symlinkSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { cached } from './cached.ts';
import { isExecutable, type Log, which } from './command.ts';
import { isAvailable, unpacked } from './debian.ts';

/** A folder with `docker-buildx`, `buildctl` and `docker`; the first two come from the given folder. */
export async function linkTools(buildkitFolder: string, log: Log): Promise<string> {
  const buildx = join(buildkitFolder, 'buildx');
  return await linkFolder({
    'docker-buildx': buildx,
    buildctl: join(buildkitFolder, 'buildctl'),
    docker: await findDocker(log),
  });
}

/** The same from what the machine has; undefined if it has no buildx. buildctl only where it is there. */
export async function linkInstalledTools(log: Log): Promise<string | undefined> {
  const buildx = findBuildx();
  if (buildx === undefined) return undefined;
  const buildctl = which('buildctl');
  const docker = await findDocker(log);
  return await linkFolder({
    'docker-buildx': buildx,
    docker,
    ...(buildctl === undefined ? {} : { buildctl }),
  });
}

async function linkFolder(targets: Readonly<Record<string, string>>): Promise<string> {
  return await cached('tools', [JSON.stringify(targets)], async (folder) => {
    for (const [name, target] of Object.entries(targets)) symlinkSync(target, join(folder, name));
  });
}

// Docker's own search order for plugins: https://github.com/docker/cli/blob/master/cli-plugins/manager
function findBuildx(): string | undefined {
  const folders = [
    join(process.env.DOCKER_CONFIG ?? join(homedir(), '.docker'), 'cli-plugins'),
    '/usr/local/lib/docker/cli-plugins',
    '/usr/local/libexec/docker/cli-plugins',
    '/usr/lib/docker/cli-plugins',
    '/usr/libexec/docker/cli-plugins',
  ];
  const paths = folders.map((folder) => join(folder, 'docker-buildx'));
  return which('docker-buildx') ?? paths.find(isExecutable);
}

/** The client alone: installing Debian's package would bring a daemon. */
async function findDocker(log: Log): Promise<string> {
  const inPath = which('docker');
  if (inPath !== undefined) return inPath;
  const name = (await isAvailable('docker-cli')) ? 'docker-cli' : 'docker.io';
  const program = join(await unpacked(name, log), 'usr/bin/docker');
  if (!existsSync(program)) throw new Error(`${program}: Debian's ${name} has no docker client`);
  return program;
}
