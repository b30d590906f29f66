import { afterEach, describe, expect, test } from 'vitest';
import { startCallLog } from '../doubles/network/call-log.ts';
import type { ActionJob } from '../doubles/runner/runner.ts';
import { until } from '../run/until.ts';
import { ensureInputs } from '../site/ensure-inputs.ts';
import { buildImage, pushedDigest, startBuild } from '../site/image.ts';
import { untilContents } from '../site/site.ts';
import { siteOfFile } from '../site/site-of-file.ts';

const site = siteOfFile();

/** What each test expects the namespace to hold when all its holds have ended. */
let left: readonly string[] = [];
afterEach(async () => {
  await untilContents(site, 60_000, left);
});

async function setUp(job: ActionJob, name: string, more: Readonly<Record<string, string>> = {}) {
  const main = await job.runMain(ensureInputs(site, name, more));
  expect(main.log).not.toMatch(/##\[error\]/);
  expect(main.exitCode).toBe(0);
  return main;
}

async function tearDown(job: ActionJob): Promise<void> {
  const post = await job.runPost();
  expect(post.annotations).toEqual([]);
  expect(post.exitCode).toBe(0);
}

function readDeployment(name: string) {
  return site.apps.readNamespacedDeployment({ name, namespace: site.namespace });
}

test('a job gets a builder, builds and pushes, and leaves nothing but its cache', async () => {
  const job = site.newJob();
  const main = await setUp(job, 'cold');
  expect(main.outputs).toMatchObject({
    name: 'cold',
    driver: 'kubernetes',
    namespace: site.namespace,
    created: 'true',
  });
  expect(main.outputs.platforms?.split(',')).toEqual(expect.arrayContaining(['linux/amd64', 'linux/386']));
  expect(JSON.parse(main.outputs.nodes ?? '')).toMatchObject([{ name: 'cold-amd64', status: 'running' }]);
  expect(Number(main.outputs['ready-ms'])).toBeGreaterThan(0);
  const tag = `${site.bed.registry}/cold:1`;
  await buildImage(site, job, tag, '1');
  expect(await pushedDigest(site, tag)).toMatch(/^sha256:/);
  await tearDown(job);
  const shown = await job.sh('docker', ['buildx', 'inspect', 'cold']);
  expect(shown.hasFailed).toBe(true);
  left = ['claims/cold-amd64-cache'];
});

test('a second job joins by one patch that leaves generation and template alone', async () => {
  const [one, two] = [site.newJob(), site.newJob()];
  await setUp(one, 'warm');
  const before = await readDeployment('warm-amd64');
  const log = await startCallLog(site.endpoint);
  try {
    const main = await setUp(two, 'warm', { kubeconfig: site.kubeconfig('ensure', log.detour) });
    expect(main.outputs.created).toBe('false');
    const after = await readDeployment('warm-amd64');
    expect(after.metadata?.generation).toBe(before.metadata?.generation);
    expect(after.spec).toEqual(before.spec);
    expect(after.metadata?.ownerReferences).toHaveLength(2);
    const writes = log.calls.filter((call) => call.method !== 'GET' && !call.path.includes('/exec'));
    expect(writes.map((call) => `${call.method} ${call.path.split('/').at(-1)}`)).toEqual([
      'POST jobs',
      'PATCH warm-amd64',
    ]);
    await tearDown(one);
    await tearDown(two);
  } finally {
    await log.close();
  }
  left = [...left, 'claims/warm-amd64-cache'];
});

test('when the last hold has ended, the next job wakes the builder with layers and cache mounts as they were', async () => {
  const [one, two] = [site.newJob(), site.newJob()];
  await setUp(one, 'wake');
  const first = await buildImage(site, one, `${site.bed.registry}/wake:1`, '1');
  const again = await buildImage(site, one, `${site.bed.registry}/wake:1`, '1');
  expect(first.cachedSteps).toBe(0);
  const all = again.cachedSteps;
  expect(all).toBeGreaterThanOrEqual(2);
  await tearDown(one);
  await until('the Deployment and its pod are gone', 60_000, async () => {
    const contents = await site.contents();
    return !contents.some((name) => name.startsWith('deployments/wake') || name.startsWith('pods/wake'));
  });
  const main = await setUp(two, 'wake');
  expect(main.outputs.created).toBe('true');
  const same = await buildImage(site, two, `${site.bed.registry}/wake:1`, '1');
  expect(same.cachedSteps).toBe(all);
  const next = await buildImage(site, two, `${site.bed.registry}/wake:2`, '2');
  expect(next.layerSentinel).toBe(first.layerSentinel);
  expect(next.mountSentinel).toBe(first.mountSentinel);
  await tearDown(two);
  left = [...left, 'claims/wake-amd64-cache'];
});

test('two jobs that start at once on a cold builder end with one builder and no failed job', async () => {
  const jobs = [site.newJob(), site.newJob()];
  const mains = await Promise.all(jobs.map((job) => setUp(job, 'both')));
  expect(mains.map((main) => main.outputs.created).sort()).toEqual(['false', 'true']);
  const deployment = await readDeployment('both-amd64');
  expect(deployment.metadata?.ownerReferences).toHaveLength(2);
  await Promise.all(
    jobs.map((job, index) => buildImage(site, job, `${site.bed.registry}/both:${index}`, `${index}`)),
  );
  await Promise.all(jobs.map(tearDown));
  left = [...left, 'claims/both-amd64-cache'];
});

test("the first job's post does not touch the second one's build", async () => {
  const [one, two] = [site.newJob(), site.newJob()];
  await setUp(one, 'overlap');
  await setUp(two, 'overlap');
  const uid = (await readDeployment('overlap-amd64')).metadata?.uid;
  const building = startBuild(site, two, `${site.bed.registry}/overlap:1`, '1', 'sleep 8');
  await building.runs;
  await tearDown(one);
  await until("the first job's hold is gone", 30_000, async () => {
    const { items } = await site.batch.listNamespacedJob({ namespace: site.namespace });
    return items.length === 1;
  });
  await building.done;
  const after = await readDeployment('overlap-amd64');
  expect(after.metadata?.uid).toBe(uid);
  expect(after.metadata?.deletionTimestamp).toBeUndefined();
  await tearDown(two);
  left = [...left, 'claims/overlap-amd64-cache'];
});

describe('what is not ours', () => {
  const labels = { app: 'foreign-amd64' };
  const template = { metadata: { labels }, spec: { containers: [{ name: 'x', image: 'x' }] } };

  test('a Deployment of the same name is refused and untouched', async () => {
    const { namespace } = site;
    const body = {
      metadata: { name: 'foreign-amd64' },
      spec: { replicas: 0, selector: { matchLabels: labels }, template },
    };
    await site.apps.createNamespacedDeployment({ namespace, body });
    const before = await until('the controller has seen it', 10_000, async () => {
      const found = await readDeployment('foreign-amd64');
      return found.status?.observedGeneration === 1 && found;
    });
    const job = site.newJob();
    const main = await job.runMain(ensureInputs(site, 'foreign'));
    expect(main.exitCode).toBe(1);
    expect(main.annotations.map((one) => one.message)).toEqual([
      `Deployment foreign-amd64 exists in namespace ${namespace}, and this action did not create it. Change \`name\`, or use it with \`mode: connect\`.`,
    ]);
    await tearDown(job);
    expect(await readDeployment('foreign-amd64')).toEqual(before);
    await site.apps.deleteNamespacedDeployment({ name: 'foreign-amd64', namespace });
  });

  test('a claim of the same name too, and no builder is made on it', async () => {
    const { namespace } = site;
    const body = {
      metadata: { name: 'foreign-amd64-cache' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    };
    await site.core.createNamespacedPersistentVolumeClaim({ namespace, body });
    const job = site.newJob();
    const main = await job.runMain(ensureInputs(site, 'foreign'));
    expect(main.exitCode).toBe(1);
    expect(main.annotations[0]?.message).toMatch(
      /^PersistentVolumeClaim foreign-amd64-cache exists, and this action did not create it\./,
    );
    await tearDown(job);
    const after = await site.core.readNamespacedPersistentVolumeClaim({
      name: 'foreign-amd64-cache',
      namespace,
    });
    expect(after.metadata?.annotations ?? {}).not.toHaveProperty('setup-buildx-kubernetes/last-used');
    await site.core.deleteNamespacedPersistentVolumeClaim({ name: 'foreign-amd64-cache', namespace });
  });
});

test('a registry with plain http is reached by the daemon and by buildx on the runner', async () => {
  const job = site.newJob();
  await setUp(job, 'http', { 'cache-size': '0' });
  const tag = `${site.bed.registry}/plain-http:1`;
  await buildImage(site, job, tag, '1');
  const shown = await job.sh('docker', ['buildx', 'imagetools', 'inspect', tag]);
  expect(shown.log).toContain(await pushedDigest(site, tag));
  await tearDown(job);
});
