import { afterEach, expect, test } from 'vitest';
import type { ActionJob } from '../doubles/runner/runner.ts';
import { until } from '../run/until.ts';
import { ensureInputs } from '../site/ensure-inputs.ts';
import { buildImage, pushedDigest } from '../site/image.ts';
import { untilContents } from '../site/site.ts';
import { siteOfFile } from '../site/site-of-file.ts';

const site = siteOfFile();

/** Whatever a test made goes by itself, caches too. */
afterEach(async () => {
  await untilContents(site, 60_000, []);
});

/** The inputs of a small builder of the job's own; no cache-size means the default. */
function inputs(more: Readonly<Record<string, string>> = {}) {
  return ensureInputs(site, 'own', { mode: 'ephemeral', 'cache-size': '', 'keep-warm': '', ...more });
}

async function setUp(job: ActionJob, more: Readonly<Record<string, string>> = {}) {
  const main = await job.runMain(inputs(more));
  expect(main.exitCode, main.log).toBe(0);
  expect(main.outputs).toMatchObject({ name: 'own', created: 'true' });
  return JSON.parse(main.outputs.nodes ?? '')[0].name;
}

async function tearDown(job: ActionJob): Promise<void> {
  expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
}

test('a builder of the same name is never shared, builds, and is gone after post with all it had', async () => {
  const [one, two] = [site.newJob(), site.newJob()];
  const nodes = [await setUp(one), await setUp(two)];
  expect(new Set(nodes).size).toBe(2);
  for (const node of nodes) expect(node).toMatch(/^own-[0-9a-f]{10}-amd64$/);
  const volume = { name: 'cache', emptyDir: {} };
  for (const name of nodes) {
    const found = await site.apps.readNamespacedDeployment({ name, namespace: site.namespace });
    expect(found.spec?.template.spec?.volumes).toContainEqual(volume);
  }
  const tag = `${site.bed.registry}/own:1`;
  await buildImage(site, one, tag, '1');
  expect(await pushedDigest(site, tag)).toMatch(/^sha256:/);
  await tearDown(one);
  await until('the first builder is gone', 60_000, async () => {
    const contents = await site.contents();
    return !contents.some((name) => name.includes(nodes[0]));
  });
  await buildImage(site, two, `${site.bed.registry}/own:2`, '2');
  await tearDown(two);
});

test('a volume that was asked for goes too', async () => {
  const job = site.newJob();
  const node = await setUp(job, { 'cache-size': '1Gi' });
  const name = `${node}-cache`;
  const claim = await site.core.readNamespacedPersistentVolumeClaim({ name, namespace: site.namespace });
  expect(claim.metadata?.ownerReferences).toMatchObject([{ kind: 'Job' }]);
  await buildImage(site, job, `${site.bed.registry}/own:3`, '1');
  await tearDown(job);
});

test('a runner that dies leaves the builder and its volume only until its hold ends', async () => {
  const job = site.newJob();
  const startedMs = Date.now();
  await setUp(job, { 'cache-size': '1Gi', 'max-job-duration': '20s', renew: 'false' });
  await untilContents(site, 60_000, []);
  expect(Date.now() - startedMs).toBeGreaterThan(18_000);
});
