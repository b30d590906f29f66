import { ApiException, type V1Deployment } from '@kubernetes/client-node';
import { afterEach, describe, expect, test } from 'vitest';
import type { ActionJob } from '../doubles/runner/runner.ts';
import { until } from '../run/until.ts';
import { ensureInputs } from '../site/ensure-inputs.ts';
import { startBuild } from '../site/image.ts';
import { untilContents } from '../site/site.ts';
import { siteOfFile } from '../site/site-of-file.ts';

const site = siteOfFile();

/** Without claims, so that every test ends with an empty namespace. */
afterEach(async () => {
  await untilContents(site, 60_000, []);
});

async function setUp(job: ActionJob, name: string, more: Readonly<Record<string, string>> = {}) {
  const main = await job.runMain(ensureInputs(site, name, { 'cache-size': '0', ...more }));
  expect(main.exitCode, main.log).toBe(0);
  return main;
}

async function tearDown(job: ActionJob): Promise<void> {
  expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
}

async function findDeployment(name: string): Promise<V1Deployment | undefined> {
  const { items } = await site.apps.listNamespacedDeployment({ namespace: site.namespace });
  return items.find((one) => one.metadata?.name === name);
}

/** Ends a hold as a person would; it may have ended by itself. */
async function endHold(name: string): Promise<void> {
  const { namespace } = site;
  await site.batch
    .deleteNamespacedJob({ name, namespace, propagationPolicy: 'Foreground' })
    .catch((error: unknown) => {
      if (!(error instanceof ApiException) || error.code !== 404) throw error;
    });
}

async function holds() {
  return (await site.batch.listNamespacedJob({ namespace: site.namespace })).items;
}

test('a builder stays warm for keep-warm after its last job, then goes by itself', async () => {
  const job = site.newJob();
  await setUp(job, 'warm', { 'keep-warm': '6s' });
  await tearDown(job);
  const releasedMs = Date.now();
  expect(await findDeployment('warm-amd64')).toBeDefined();
  expect((await holds())[0]?.metadata?.annotations).toMatchObject({
    'setup-buildx-kubernetes/released': 'true',
  });
  await until('the builder is gone', 30_000, async () => (await findDeployment('warm-amd64')) === undefined);
  const warmMs = Date.now() - releasedMs;
  expect(warmMs).toBeGreaterThan(4000);
  expect(warmMs).toBeLessThan(20_000);
});

test('a runner that dies leaves nothing running past its hold', async () => {
  const job = site.newJob();
  const startedMs = Date.now();
  await setUp(job, 'dead', { 'max-job-duration': '10s', 'keep-warm': '1h' });
  job.dispose();
  await untilContents(site, 70_000, []);
  expect(Date.now() - startedMs).toBeGreaterThan(8000);
});

test('a step that is killed before its builder is up leaves nothing either', async () => {
  const job = site.newJob();
  const step = job.start(ensureInputs(site, 'killed', { 'cache-size': '0', 'max-job-duration': '10s' }));
  await step.seen(/created Deployment killed-amd64/);
  await step.kill();
  await untilContents(site, 70_000, []);
});

test('a cancelled step ends within 5 s, and post takes back what it made', async () => {
  const job = site.newJob();
  // No node is large enough, so main waits until it is told to stop.
  const step = job.start(ensureInputs(site, 'cancelled', { 'cache-size': '0', cpu: '1000' }));
  await step.seen(/no cluster node fits yet/);
  const cancelledMs = Date.now();
  const main = await step.cancel();
  expect(Date.now() - cancelledMs).toBeLessThan(5000);
  expect(main.signals).toEqual(['SIGINT']);
  expect(main.annotations.map((one) => one.message)).toEqual(['The job was cancelled.']);
  await tearDown(job);
});

test('timeout ends the step with the state in its log, and the builder with it', async () => {
  const job = site.newJob();
  const main = await job.runMain(
    ensureInputs(site, 'late', { 'cache-size': '0', cpu: '1000', timeout: '10s' }),
  );
  expect(main.exitCode).toBe(1);
  expect(main.annotations[0]?.message).toMatch(/^The builder was not ready within 10s\./);
  expect(main.log).toMatch(/ amd64 {2}no cluster node fits yet: .*Insufficient cpu/);
  await tearDown(job);
});

test('jobs that come as others leave always end on a living builder', async () => {
  let last = site.newJob();
  await setUp(last, 'relay');
  for (let round = 0; round < 6; round += 1) {
    const next = site.newJob();
    const leaving = last;
    await Promise.all([tearDown(leaving), setUp(next, 'relay')]);
    const build = startBuild(site, next, `${site.bed.registry}/relay:${round}`, `${round}`);
    await build.runs;
    await build.done;
    last = next;
  }
  await tearDown(last);
});

test('a forever builder has no owners, is shared, and outlives its jobs', async () => {
  const [one, two] = [site.newJob(), site.newJob()];
  expect((await setUp(one, 'ever', { 'keep-warm': 'forever' })).outputs.created).toBe('true');
  expect((await setUp(two, 'ever')).outputs.created).toBe('false');
  await tearDown(one);
  await tearDown(two);
  await until('their holds are gone', 30_000, async () => (await holds()).length === 0);
  const kept = await findDeployment('ever-amd64');
  expect(kept?.metadata?.ownerReferences).toBeUndefined();
  expect(kept?.metadata?.deletionTimestamp).toBeUndefined();
  await site.apps.deleteNamespacedDeployment({ name: 'ever-amd64', namespace: site.namespace });
});

describe('what a job asks for explicitly', () => {
  const memoryOf = (deployment: V1Deployment | undefined): string | undefined =>
    deployment?.spec?.template.spec?.containers[0]?.resources?.requests?.memory;

  test('rolls a builder that nobody else uses, and waits for the new pod', async () => {
    const [one, two] = [site.newJob(), site.newJob()];
    await setUp(one, 'roll', { 'keep-warm': '1h' });
    const before = await findDeployment('roll-amd64');
    await tearDown(one);
    const main = await setUp(two, 'roll', { memory: '192Mi' });
    expect(main.log).toMatch(/memory is 128Mi, this job asked for 192Mi/);
    const after = await findDeployment('roll-amd64');
    expect(memoryOf(after)).toBe('192Mi');
    expect(after?.metadata?.uid).toBe(before?.metadata?.uid);
    expect(after?.status).toMatchObject({ readyReplicas: 1, updatedReplicas: 1 });
    await tearDown(two);
    // The first job's hold would keep it warm for an hour.
    await Promise.all((await holds()).map((hold) => endHold(hold.metadata?.name ?? '')));
  });

  test('is not forced upon another job', async () => {
    const [one, two] = [site.newJob(), site.newJob()];
    await setUp(one, 'kept');
    const main = await setUp(two, 'kept', { memory: '192Mi' });
    expect(main.log).toMatch(/It is kept as it is: 1 other job uses it/);
    const after = await findDeployment('kept-amd64');
    expect(memoryOf(after)).toBe('128Mi');
    expect(after?.metadata?.generation).toBe(1);
    await tearDown(one);
    await tearDown(two);
  });
});

test('a builder that lost its hold is used with a warning, and no owner is added to it', async () => {
  const [one, two] = [site.newJob(), site.newJob()];
  await setUp(one, 'orphan');
  const [hold] = await holds();
  const { namespace } = site;
  await site.batch.deleteNamespacedJob({
    name: hold?.metadata?.name ?? '',
    namespace,
    propagationPolicy: 'Orphan',
  });
  await until('the builder has no owner', 20_000, async () => {
    const found = await findDeployment('orphan-amd64');
    return (found?.metadata?.ownerReferences ?? []).length === 0;
  });
  const main = await two.runMain(ensureInputs(site, 'orphan', { 'cache-size': '0' }));
  expect(main.exitCode, main.log).toBe(0);
  const command = `kubectl --namespace ${namespace} delete deployment orphan-amd64`;
  expect(main.annotations).toMatchObject([
    { level: 'warning', message: expect.stringMatching(new RegExp(`is orphaned .*${command}$`)) },
  ]);
  const kept = await findDeployment('orphan-amd64');
  expect(kept?.metadata?.ownerReferences).toBeUndefined();
  expect(kept?.metadata?.deletionTimestamp).toBeUndefined();
  expect(await one.runPost()).toMatchObject({
    exitCode: 0,
    annotations: [{ level: 'warning', message: expect.stringMatching(/^The hold of this job ended/) }],
  });
  await tearDown(two);
  await site.apps.deleteNamespacedDeployment({ name: 'orphan-amd64', namespace });
});
