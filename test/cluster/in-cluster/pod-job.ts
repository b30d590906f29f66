// Runs in a pod: a job of the action, with a build between main and post. Its one argument is a PodJob as JSON.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Inputs } from '../../doubles/runner/inputs.ts';
import { newJob } from '../../doubles/runner/runner.ts';

/** What the job in the pod does. */
export type PodJob = {
  readonly inputs: Inputs;
  /** Folder of `docker` and `docker-buildx`. */
  readonly binDir: string;
  readonly dockerfile: string;
  readonly buildArgs: readonly string[];
};

async function run({ inputs, binDir, dockerfile, buildArgs }: PodJob): Promise<boolean> {
  const { KUBERNETES_SERVICE_HOST: host = '', KUBERNETES_SERVICE_PORT: port = '' } = process.env;
  const job = newJob({
    path: [binDir],
    env: { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port },
  });
  const plugins = join(job.home, '.docker', 'cli-plugins');
  mkdirSync(plugins, { recursive: true });
  symlinkSync(join(binDir, 'docker-buildx'), join(plugins, 'docker-buildx'));
  writeFileSync(join(job.workspace, 'Dockerfile'), dockerfile);
  const main = await job.runMain(inputs);
  const build = await job.sh('docker', ['buildx', 'build', '--progress=plain', ...buildArgs, '.']);
  const post = await job.runPost();
  for (const { log } of [main, build, post]) console.log(log);
  return [main, build, post].every((step) => !step.hasFailed) && post.annotations.length === 0;
}

const podJob: PodJob = JSON.parse(process.argv[2] ?? '');
process.exitCode = (await run(podJob)) ? 0 : 1;
