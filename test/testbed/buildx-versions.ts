import { join } from 'node:path';
import type { Log } from './command.ts';
import { buildkit } from './go-modules.ts';
import { buildBuildkit, buildOlderBuildx } from './programs.ts';

/** The bed's own buildx. */
const newest = buildkit.version('github.com/docker/buildx').slice(1);

/** The versions of buildx that tests can ask for, each pinned in a folder of modules/; the bed's own is the last. */
export const buildxVersions: readonly string[] = ['0.15.1', '0.23.0', '0.29.1', '0.33.0', '0.36.1', newest];

/** Path of the buildx of a version; built the first time, 2 minutes each on 2 cores. */
export async function findBuildxVersion(version: string, log: Log): Promise<string> {
  const folder = version === newest ? await buildBuildkit(log) : await buildOlderBuildx(version, log);
  return join(folder, 'buildx');
}
