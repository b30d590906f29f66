import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Environment } from '../doubles/runner/environment.ts';
import type { ActionJob } from '../doubles/runner/runner.ts';
import type { Site } from '../site/site.ts';
import { withJob } from './builder.ts';

/** One start of the docker CLI, and how it ends here; `any`: the action ignores how. */
type Call = { readonly args: readonly string[]; readonly ends: 'well' | 'badly' | 'any' };

/** What docker/setup-buildx-action grants by default. */
const FLAGS = '--allow-insecure-entitlement security.insecure --allow-insecure-entitlement network.host';

const INSTANCE = 'peer';

/** Options of the kubernetes driver, for a builder in the site. */
export function driverOptions(site: Site): readonly string[] {
  return [`namespace=${site.namespace}`, `image=${site.bed.buildkitImage}`];
}

/** Writes the kubeconfig of the site's user where the job's steps find it, and gives the variable that says so. */
export function kubeconfigVariable(site: Site, job: ActionJob): Environment {
  const path = join(job.temp, 'kubeconfig');
  writeFileSync(path, site.kubeconfig('ensure'));
  return { KUBECONFIG: path };
}

/**
 * What docker/setup-buildx-action 4.3 starts with `driver: kubernetes` and an instance that is not there yet, in
 * its order. `node` is the Deployment's name: one that is up is adopted, and nothing is made. There is no daemon
 * here, so the first two fail at once.
 */
function callsOfMain(site: Site, node: string): readonly Call[] {
  const options = driverOptions(site).flatMap((option) => ['--driver-opt', option]);
  const create = ['create', '--name', INSTANCE, '--driver', 'kubernetes', ...options, '--node', node];
  return [
    { args: ['version'], ends: 'any' },
    { args: ['info'], ends: 'any' },
    { args: ['buildx'], ends: 'well' },
    { args: ['buildx', 'version'], ends: 'well' },
    { args: ['buildx', 'inspect', INSTANCE], ends: 'badly' },
    { args: ['buildx', 'version'], ends: 'well' },
    { args: ['buildx', ...create, '--buildkitd-flags', FLAGS, '--use'], ends: 'well' },
    { args: ['buildx', 'inspect', '--bootstrap', '--builder', INSTANCE], ends: 'well' },
    { args: ['buildx', 'inspect', INSTANCE], ends: 'well' },
  ];
}

/** The real `rm` deletes the Deployment; keeping it is faster, so this is in the baseline's favour. */
const CALLS_OF_POST: readonly Call[] = [
  { args: ['buildx', 'inspect', INSTANCE], ends: 'well' },
  { args: ['buildx', 'rm', '--keep-daemon', INSTANCE], ends: 'well' },
];

/** How long all these calls take, in ms, one after the other, on a fresh runner; each but `any` must end as it should. */
export async function replayPeer(site: Site, node: string, detail: (line: string) => void): Promise<number> {
  return withJob(site, async (job) => {
    const env = kubeconfigVariable(site, job);
    let totalMs = 0;
    let log = '';
    for (const { args, ends } of [...callsOfMain(site, node), ...CALLS_OF_POST]) {
      const step = await job.sh('docker', args, env);
      const asItShould = ends === 'any' || (ends === 'badly') === step.hasFailed;
      if (!asItShould) throw new Error(`docker ${args.join(' ')} did not end ${ends}:\n${step.log}`);
      detail(`  ${step.durationMs.toFixed(0)} ms docker ${args.join(' ')}`);
      totalMs += step.durationMs;
      log += `${step.log}\n`;
    }
    // Each inspect after `create` says so: the one that bootstraps, main's last call and post's first.
    if (log.match(/^Status: +running$/gm)?.length !== 3) throw new Error(`the builder did not run:\n${log}`);
    return totalMs;
  });
}
