import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { ActionJob } from '../doubles/runner/runner.ts';
import { findBuildxVersion } from '../testbed/buildx-versions.ts';

/** How long `installBuildx` may take: the first time on a machine, that buildx is built from source. */
export const buildxTimeoutMs = 10 * 60_000;

/** Gives a job's runner this version of buildx as the Docker CLI's plugin, in place of the one that it has. */
export async function installBuildx(job: ActionJob, version: string): Promise<void> {
  const plugin = join(job.home, '.docker', 'cli-plugins', 'docker-buildx');
  const program = await findBuildxVersion(version, (line) => process.stdout.write(`${line}\n`));
  rmSync(plugin, { force: true });
  symlinkSync(program, plugin);
}
