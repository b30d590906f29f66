import { afterEach, expect, test } from 'vitest';
import { startCallLog } from '../doubles/network/call-log.ts';
import type { ActionJob } from '../doubles/runner/runner.ts';
import { until } from '../run/until.ts';
import { ensureInputs } from '../site/ensure-inputs.ts';
import { untilContents } from '../site/site.ts';
import { siteOfFile } from '../site/site-of-file.ts';

const site = siteOfFile();

let left: readonly string[] = [];
afterEach(async () => {
  await untilContents(site, 60_000, left);
});

async function setUp(job: ActionJob, name: string, more: Readonly<Record<string, string>>) {
  const main = await job.runMain(ensureInputs(site, name, more));
  expect(main.exitCode, main.log).toBe(0);
  return main;
}

async function tearDown(job: ActionJob, node: string): Promise<void> {
  expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
  left = [...left, `claims/${node}-cache`].filter((name, index, all) => all.indexOf(name) === index);
}

async function readClaim(node: string) {
  const name = `${node}-cache`;
  const { spec } = await site.core.readNamespacedPersistentVolumeClaim({ name, namespace: site.namespace });
  return { storage: spec?.resources?.requests?.storage, storageClass: spec?.storageClassName };
}

/** The lines of a step's log about the claim's size. */
function linesAbout(log: string): readonly string[] {
  return log.split('\n').filter((line) => / (stays at|grows from) /.test(line));
}

test('a volume grows for the job that asks for more, before a new builder and below a running one', async ({
  skip,
}) => {
  if (site.bed.kind !== 'embedded') return skip("the StorageClass growing is the bed's");
  const [one, two, three] = [site.newJob(), site.newJob(), site.newJob()];
  const growing = { 'storage-class': 'growing' };
  await setUp(one, 'grow', growing);
  const joined = await setUp(two, 'grow', { ...growing, 'cache-size': '2Gi' });
  expect(joined.outputs.created).toBe('false');
  expect(linesAbout(joined.log)).toEqual(['Cache claim grow-amd64-cache grows from 1Gi to 2Gi.']);
  expect(await readClaim('grow-amd64')).toEqual({ storage: '2Gi', storageClass: 'growing' });
  await tearDown(one, 'grow-amd64');
  await tearDown(two, 'grow-amd64');
  await until('the builder is gone', 60_000, async () => {
    return !(await site.contents()).some((name) => /^(deployments|pods)\//.test(name));
  });
  const woken = await setUp(three, 'grow', { ...growing, 'cache-size': '3Gi' });
  expect(woken.outputs.created).toBe('true');
  expect(linesAbout(woken.log)).toEqual(['Cache claim grow-amd64-cache grows from 2Gi to 3Gi.']);
  expect(await readClaim('grow-amd64')).toMatchObject({ storage: '3Gi' });
  await tearDown(three, 'grow-amd64');
});

test('where the class does not allow it, or less is asked for, one line says so and the job goes on', async () => {
  const [one, two, three] = [site.newJob(), site.newJob(), site.newJob()];
  await setUp(one, 'stay', { 'cache-size': '2Gi' });
  const larger = await setUp(two, 'stay', { 'cache-size': '3Gi' });
  expect(linesAbout(larger.log)).toHaveLength(1);
  expect(linesAbout(larger.log)[0]).toMatch(
    /^Cache claim stay-amd64-cache stays at 2Gi, 3Gi is refused: .*only dynamically provisioned pvc can be resized/,
  );
  const smaller = await setUp(three, 'stay', { 'cache-size': '1Gi' });
  expect(linesAbout(smaller.log)).toEqual([
    'Cache claim stay-amd64-cache stays at 2Gi: a claim cannot shrink to 1Gi.',
  ]);
  expect(await readClaim('stay-amd64')).toMatchObject({ storage: '2Gi' });
  for (const job of [one, two, three]) await tearDown(job, 'stay-amd64');
});

test('a job that asks for no size does not look at the claim of a running builder', async () => {
  const [one, two] = [site.newJob(), site.newJob()];
  await setUp(one, 'quiet', {});
  const log = await startCallLog(site.endpoint);
  try {
    const plain = { 'cache-size': '', 'buildkitd-config-inline': '' };
    await setUp(two, 'quiet', { ...plain, kubeconfig: site.kubeconfig('ensure', log.detour) });
    expect(log.calls.filter((call) => call.path.includes('persistentvolumeclaims'))).toEqual([]);
    for (const job of [one, two]) await tearDown(job, 'quiet-amd64');
  } finally {
    await log.close();
  }
});

test('cpu, memory and storage-class arrive in the pod and in the claim', async ({ skip }) => {
  if (site.bed.kind !== 'embedded') return skip("the StorageClass growing is the bed's");
  const job = site.newJob();
  await setUp(job, 'sized', { cpu: '250m', memory: '192Mi', 'storage-class': 'growing' });
  const { items } = await site.core.listNamespacedPod({
    namespace: site.namespace,
    labelSelector: 'app=sized-amd64',
  });
  expect(items[0]?.spec?.containers[0]?.resources).toEqual({ requests: { cpu: '250m', memory: '192Mi' } });
  expect(await readClaim('sized-amd64')).toEqual({ storage: '1Gi', storageClass: 'growing' });
  await tearDown(job, 'sized-amd64');
});

test('a builder that had no volume is rolled onto one for the job that asks for it', async () => {
  const [one, two] = [site.newJob(), site.newJob()];
  await setUp(one, 'onto', { 'cache-size': '0', 'keep-warm': '60s' });
  expect(await one.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
  const main = await setUp(two, 'onto', { 'cache-size': '1Gi' });
  expect(main.log).toContain('Builder onto-amd64 restarts with the settings of this job');
  await tearDown(two, 'onto-amd64');
  const { items } = await site.batch.listNamespacedJob({ namespace: site.namespace });
  for (const { metadata } of items) {
    const { name = '' } = metadata ?? {};
    await site.batch.deleteNamespacedJob({
      name,
      namespace: site.namespace,
      propagationPolicy: 'Foreground',
    });
  }
});

test('garbage collection follows the volume that is there, also for a job that knows nothing of its size', async () => {
  const [one, two] = [site.newJob(), site.newJob()];
  await setUp(one, 'gauge', { 'cache-size': '3Gi' });
  await tearDown(one, 'gauge-amd64');
  await until('the first builder is gone', 60_000, async () =>
    (await site.contents()).every((name) => !name.includes('/gauge') || name.startsWith('claims/')),
  );
  await setUp(two, 'gauge', { 'cache-size': '' });
  const { namespace } = site;
  const { spec } = await site.apps.readNamespacedDeployment({ name: 'gauge-amd64', namespace });
  const toml = spec?.template.metadata?.annotations?.['setup-buildx-kubernetes/buildkitd.toml'] ?? '';
  // 75 % of 3Gi, and not of the default 50Gi.
  expect(toml).toContain('maxUsedSpace = 2415919104');
  await tearDown(two, 'gauge-amd64');
});
