import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { type AccountMount, mountAccount } from '../doubles/runner/account-mount.ts';
import type { ActionJob } from '../doubles/runner/runner.ts';
import { workflowTimeoutMs } from '../pages/act.ts';
import { countPosts, hasPushed, runExample, smallBuilder } from '../pages/workflow-example.ts';
import { until } from '../run/until.ts';
import { ensureInputs } from '../site/ensure-inputs.ts';
import { buildImage, pushedDigest } from '../site/image.ts';
import { runProgramInPod } from '../site/pod-program.ts';
import { untilContents } from '../site/site.ts';
import { siteOfFile } from '../site/site-of-file.ts';
import type { PodJob } from './in-cluster/pod-job.ts';

const site = siteOfFile();

let place: AccountMount;
beforeEach(async ({ skip }) => {
  if (process.getuid?.() !== 0) skip('mounts need root');
  place = await mountAccount(await startRunner());
});
afterEach(() => place.end());

const RUNNER = 'runner-1';
const CHECKOUT = join(import.meta.dirname, '..', '..');

/** A pod with the service account that has the Role of mode ensure, and the token that its kubelet would mount. */
async function startRunner() {
  const { namespace, bed, core, endpoint } = site;
  const containers = [{ name: 'runner', image: bed.baseImage, command: ['sleep', '1000'] }];
  const pod = await core.createNamespacedPod({
    namespace,
    body: {
      metadata: { name: RUNNER },
      spec: { serviceAccountName: 'ensure', containers, terminationGracePeriodSeconds: 1 },
    },
  });
  const boundObjectRef = { apiVersion: 'v1', kind: 'Pod', name: RUNNER, uid: pod.metadata?.uid ?? '' };
  const body = { spec: { audiences: [], boundObjectRef } };
  const { status } = await core.createNamespacedServiceAccountToken({ name: 'ensure', namespace, body });
  return { token: status?.token ?? '', caPem: endpoint.caPem, namespace };
}

function newJob(): ActionJob {
  const { hostname, port } = new URL(site.endpoint.server);
  const env = { KUBERNETES_SERVICE_HOST: hostname, KUBERNETES_SERVICE_PORT: port };
  return site.newJob({ within: place.within, env });
}

async function setUp(job: ActionJob, name: string, keepWarm: string) {
  const { kubeconfig: _, ...inputs } = ensureInputs(site, name, { 'cache-size': '0', 'keep-warm': keepWarm });
  const main = await job.runMain(inputs);
  expect(main.exitCode, main.log).toBe(0);
  return main;
}

test(
  'the workflow of a runner in the cluster builds and pushes without a kubeconfig',
  async () => {
    const { hostname, port } = new URL(site.endpoint.server);
    const run = await runExample(site, 'in-cluster', {
      rights: 'none',
      inputs: { ...smallBuilder, 'cache-size': '0' },
      env: { KUBERNETES_SERVICE_HOST: hostname, KUBERNETES_SERVICE_PORT: port },
      within: place.within,
    });
    expect(run.exitCode, run.log).toBe(0);
    expect(await hasPushed(site, run, `${site.bed.registry}/app:${run.sha}`), run.log).toBe(true);
    expect(countPosts(run)).toBe(1);
    await removeRunner();
    await untilContents(site, 60_000, []);
  },
  workflowTimeoutMs,
);

test(
  "a fork's pull request builds on a builder of its own by the account of its runner, and leaves nothing",
  async () => {
    const { hostname, port } = new URL(site.endpoint.server);
    const { 'keep-warm': _, ...inputs } = smallBuilder;
    const run = await runExample(site, 'forks', {
      rights: 'none',
      inputs,
      env: { KUBERNETES_SERVICE_HOST: hostname, KUBERNETES_SERVICE_PORT: port },
      within: place.within,
    });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.log).toMatch(/this step runs on /);
    expect(countPosts(run)).toBe(1);
    await removeRunner();
    await untilContents(site, 60_000, []);
  },
  workflowTimeoutMs,
);

async function owners() {
  const { items } = await site.batch.listNamespacedJob({ namespace: site.namespace });
  return items.map(
    (hold) => hold.metadata?.ownerReferences?.map((owner) => `${owner.kind}/${owner.name}`) ?? [],
  );
}

async function removeRunner(): Promise<void> {
  await site.core.deleteNamespacedPod({ name: RUNNER, namespace: site.namespace });
  await until(
    'the pod of the runner is gone',
    60_000,
    async () => !(await site.contents()).includes(`pods/${RUNNER}`),
  );
}

test('a runner in the cluster needs no kubeconfig: builds run by the service account of its pod', async () => {
  const job = newJob();
  const main = await setUp(job, 'within', '0');
  expect(main.log).toContain(`(service account of this pod), namespace ${site.namespace}`);
  const kubeconfig = readFileSync(main.outputs.kubeconfig ?? '', 'utf8');
  expect(kubeconfig).toContain('"tokenFile": "/var/run/secrets/kubernetes.io/serviceaccount/token"');
  expect(kubeconfig).not.toMatch(/"token":/);
  expect(await owners()).toEqual([[`Pod/${RUNNER}`]]);
  await buildImage(site, job, `${site.bed.registry}/within:1`, '1');
  expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
  await untilContents(site, 60_000, [`pods/${RUNNER}`]);
  await removeRunner();
});

test('a runner that is a pod builds and lets go, with nothing but its own account', async ({ skip }) => {
  const { bed } = site;
  if (bed.kind !== 'embedded') return skip("the pod's programs are folders of the computer of the bed");
  await removeRunner();
  const { kubeconfig: _, ...inputs } = ensureInputs(site, 'pod', { 'cache-size': '0' });
  const dockerfile = 'ARG BASE\nFROM $BASE\nRUN echo "this runs on $(uname -m)"\n';
  const tag = `${bed.registryInCluster}/pod:1`;
  const buildArgs = [`--build-arg=BASE=${bed.baseImage}`, `--output=type=image,name=${tag},push=true`];
  const podJob: PodJob = { inputs, binDir: bed.binDir, dockerfile, buildArgs };
  const programs = ['docker', 'docker-buildx'].map((name) => dirname(realpathSync(join(bed.binDir, name))));
  const { exitCode, log } = await runProgramInPod(site, {
    name: 'a-runner',
    args: [join(CHECKOUT, 'test', 'cluster', 'in-cluster', 'pod-job.ts'), JSON.stringify(podJob)],
    serviceAccountName: 'ensure',
    nodeSelector: { 'kubernetes.io/hostname': bed.clusterNode },
    folders: [CHECKOUT, bed.binDir, ...programs],
  });
  expect(exitCode, log).toBe(0);
  expect(log).toContain('(service account of this pod), namespace ');
  expect(log).toMatch(/this runs on (x86_64|aarch64)$/m);
  expect(await pushedDigest(site, tag)).toMatch(/^sha256:/);
  await untilContents(site, 60_000, []);
});

test('when the pod of a runner is deleted in mid-job, its builder goes with it and not 20 minutes later', async () => {
  await setUp(newJob(), 'evicted', '0');
  await removeRunner();
  await untilContents(site, 60_000, []);
});

test('the warm builder outlives the pod of the runner that let it go', async () => {
  const job = newJob();
  await setUp(job, 'warm', '20s');
  expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
  expect(await owners()).toEqual([[]]);
  await removeRunner();
  expect(await site.contents()).toContain('deployments/warm-amd64');
  await untilContents(site, 60_000, []);
});
