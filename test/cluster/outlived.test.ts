import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { untilNoRenewer } from '../doubles/runner/renewers.ts';
import type { ActionJob } from '../doubles/runner/runner.ts';
import { until } from '../run/until.ts';
import { buildxTimeoutMs, installBuildx } from '../site/buildx-version.ts';
import { ensureInputs } from '../site/ensure-inputs.ts';
import { applyHandWritten, applyStatefulSet } from '../site/hand-written.ts';
import { plainHttp } from '../site/registry-config.ts';
import { makeSite, type Site, untilContents } from '../site/site.ts';
import { buildxVersions } from '../testbed/buildx-versions.ts';

/** buildx itself may make what it likes here: it is not a missing right that keeps it from it. */
const EVERYTHING = [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }];
const GONE = /The builder is gone\. Run the step setup-buildx-kubernetes again/;

let site: Site;
let everything: string;
beforeEach(async () => {
  site = await makeSite();
  everything = await site.kubeconfigWith('everything', EVERYTHING);
});
afterEach(() => site.remove());

async function setUp(job: ActionJob, name: string, more: Readonly<Record<string, string>>): Promise<void> {
  const inputs = { kubeconfig: everything, 'cache-size': '0', ...more };
  const main = await job.runMain(ensureInputs(site, name, inputs));
  expect(main.exitCode, main.log).toBe(0);
}

async function expectClearFailure(job: ActionJob): Promise<void> {
  const context = join(job.workspace, 'context');
  mkdirSync(context, { recursive: true });
  writeFileSync(join(context, 'Dockerfile'), `FROM ${site.bed.baseImage}\n`);
  const built = await job.sh('docker', ['buildx', 'build', '--progress=plain', context]);
  expect(built.exitCode, built.log).not.toBe(0);
  expect(built.log).toMatch(GONE);
}

async function untilNoPods(): Promise<void> {
  await until('all pods are gone', 60_000, async () => {
    const { items } = await site.core.listNamespacedPod({ namespace: site.namespace });
    return items.length === 0;
  });
}

async function deleteHolds(name: string): Promise<void> {
  const labelSelector = `setup-buildx-kubernetes/builder=${name}`;
  const propagationPolicy = 'Foreground';
  const { namespace } = site;
  await site.batch.deleteCollectionNamespacedJob({ namespace, labelSelector, propagationPolicy });
}

describe.each(buildxVersions)('with buildx %s', (version) => {
  test(
    'a build after the hold has ended fails with a clear line, and leaves nothing that nobody owns',
    async () => {
      const job = site.newJob();
      await installBuildx(job, version);
      await setUp(job, 'outlived', {});
      await deleteHolds('outlived');
      await untilContents(site, 60_000, []);
      await expectClearFailure(job);
      expect(await site.contents()).toEqual([]);
      await job.runPost();
    },
    buildxTimeoutMs,
  );

  test(
    'a build on a Deployment of others that was deleted fails with a clear line, and makes none in its place',
    async () => {
      const job = site.newJob();
      await installBuildx(job, version);
      await applyHandWritten(site);
      const deployments = 'remote-buildkit-agent';
      const toml = plainHttp(site);
      const main = await job.runMain({
        kubeconfig: everything,
        mode: 'connect',
        deployments,
        'buildkitd-config-inline': toml,
      });
      expect(main.exitCode, main.log).toBe(0);
      const { namespace } = site;
      await site.apps.deleteNamespacedDeployment({ name: deployments, namespace });
      await untilNoPods();
      const before = await site.contents();
      await expectClearFailure(job);
      expect(await site.contents()).toEqual(before);
      await job.runPost();
    },
    buildxTimeoutMs,
  );
});

test('a build on a StatefulSet of others that was deleted fails with a clear line, and makes none in its place', async () => {
  const job = site.newJob();
  await applyHandWritten(site);
  await applyStatefulSet(site, 'sts');
  const main = await job.runMain({
    kubeconfig: everything,
    mode: 'connect',
    deployments: 'sts',
    'buildkitd-config-inline': plainHttp(site),
  });
  expect(main.exitCode, main.log).toBe(0);
  await site.apps.deleteNamespacedDeployment({ name: 'remote-buildkit-agent', namespace: site.namespace });
  await site.apps.deleteNamespacedStatefulSet({ name: 'sts', namespace: site.namespace });
  await untilNoPods();
  const before = await site.contents();
  await expectClearFailure(job);
  expect(await site.contents()).toEqual(before);
  await job.runPost();
});

test('a job that goes on after max-job-duration is told so by its build and by post, and the next job has its builder', async () => {
  const job = site.newJob();
  await setUp(job, 'over', { 'max-job-duration': '20s', 'cache-size': '1Gi' });
  await untilNoRenewer(job, 60_000);
  await untilContents(site, 60_000, ['claims/over-amd64-cache']);
  await expectClearFailure(job);
  expect(await job.runPost()).toMatchObject({
    exitCode: 0,
    annotations: [
      { level: 'warning', message: expect.stringMatching(/ended before this job.*max-job-duration \(20s\)/) },
    ],
  });
  await setUp(job, 'over', { 'cache-size': '1Gi' });
  await job.runPost();
});

test('a build while the builder of a job with keep-warm: forever is deleted fails, and the next job makes it again', async () => {
  const job = site.newJob();
  await setUp(job, 'kept', { 'keep-warm': 'forever' });
  const { namespace } = site;
  await site.apps.deleteNamespacedDeployment({ name: 'kept-amd64', namespace });
  await until('it is gone', 60_000, async () => !(await site.contents()).includes('deployments/kept-amd64'));
  await expectClearFailure(job);
  expect(await site.contents()).not.toContain('deployments/kept-amd64');
  await job.runPost();
});
