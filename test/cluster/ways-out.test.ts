import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';
import type { ActionJob } from '../doubles/runner/runner.ts';
import { ensureInputs } from '../site/ensure-inputs.ts';
import { siteOfFile } from '../site/site-of-file.ts';

const QUICK_MS = 30_000;

const site = siteOfFile();

async function refusal(job: ActionJob, name: string): Promise<string> {
  const main = await job.runMain(ensureInputs(site, name, { 'cache-size': '0' }));
  expect(main.exitCode, main.log).toBe(1);
  expect(main.durationMs).toBeLessThan(QUICK_MS);
  await job.runPost();
  return main.annotations.map(({ message }) => message).join('\n');
}

test('a builder that somebody scaled to 0 ends a job at once, with the command', async () => {
  const { namespace } = site;
  const [one, two] = [site.newJob(), site.newJob()];
  expect(await one.runMain(ensureInputs(site, 'night', { 'cache-size': '0' }))).toMatchObject({
    exitCode: 0,
  });
  const body = [{ op: 'replace', path: '/spec/replicas', value: 0 }];
  await site.apps.patchNamespacedDeployment({ name: 'night-amd64', namespace, body });
  expect(await refusal(two, 'night')).toBe(
    `Deployment night-amd64 is scaled to 0. Scale it up: kubectl --namespace ${namespace} scale deployment night-amd64 --replicas=1`,
  );
  await one.runPost();
});

test('a Deployment that buildx made under the name of a node is named as that, and not touched', async () => {
  const { namespace } = site;
  const job = site.newJob();
  const kubeconfig = join(job.home, 'everything');
  const rules = [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }];
  writeFileSync(kubeconfig, await site.kubeconfigWith('everything', rules));
  const options = `namespace=${namespace},image=${site.bed.buildkitImage}`;
  const args = ['create', '--name=own', '--node=own-amd64', '--driver=kubernetes', `--driver-opt=${options}`];
  const env = { KUBECONFIG: kubeconfig };
  const made = await job.sh('docker', ['buildx', ...args, '--bootstrap'], env);
  expect(made.exitCode, made.log).toBe(0);
  const line = `Deployment own-amd64 exists in namespace ${namespace}, and this action did not create it: buildx did, in place of a builder that was gone. If no build uses it, delete it: kubectl --namespace ${namespace} delete deployment own-amd64`;
  expect(await refusal(site.newJob(), 'own')).toBe(line);
  const { metadata } = await site.apps.readNamespacedDeployment({ name: 'own-amd64', namespace });
  expect(metadata).toMatchObject({ generation: 1, labels: { app: 'own-amd64' } });
});
