import { afterEach, describe, expect, test } from 'vitest';
import type { ActionJob } from '../doubles/runner/runner.ts';
import { until } from '../run/until.ts';
import { ensureInputs } from '../site/ensure-inputs.ts';
import { startBuild } from '../site/image.ts';
import { plainHttp } from '../site/registry-config.ts';
import { untilContents } from '../site/site.ts';
import { siteOfFile } from '../site/site-of-file.ts';

const NAME = 'moved';
const NODE = `${NAME}-amd64`;
const PREFIX = 'setup-buildx-kubernetes';

const site = siteOfFile();

/** Without claims, so that every test ends with an empty namespace. */
afterEach(async () => {
  const { namespace } = site;
  for (const { metadata } of (await site.batch.listNamespacedJob({ namespace })).items)
    await site.batch
      .deleteNamespacedJob({ name: metadata?.name ?? '', namespace, propagationPolicy: 'Foreground' })
      .catch(() => undefined);
  await site.apps
    .deleteNamespacedDeployment({ name: NODE, namespace, propagationPolicy: 'Foreground' })
    .catch(() => undefined);
  await untilContents(site, 90_000, []);
});

type Inputs = Readonly<Record<string, string>>;

async function run(job: ActionJob, more: Inputs = {}) {
  return job.runMain(ensureInputs(site, NAME, { 'cache-size': '0', ...more }));
}

async function setUp(job: ActionJob, more: Inputs = {}) {
  const main = await run(job, more);
  expect(main.exitCode, main.log).toBe(0);
  return main;
}

async function tearDown(job: ActionJob): Promise<string> {
  const post = await job.runPost();
  expect(post, post.log).toMatchObject({ exitCode: 0, annotations: [] });
  return post.log;
}

async function find() {
  const { items } = await site.apps.listNamespacedDeployment({ namespace: site.namespace });
  return items.find((one) => one.metadata?.name === NODE);
}

/** What the Deployment says of its life, how many own it, and whether that fits; undefined when it is gone. */
async function life() {
  const found = await find();
  return found === undefined
    ? undefined
    : {
        said: found.metadata?.annotations?.[`${PREFIX}/life`],
        owners: found.metadata?.ownerReferences?.length ?? 0,
      };
}

async function memory(): Promise<string | undefined> {
  return (await find())?.spec?.template.spec?.containers[0]?.resources?.requests?.memory;
}

const FOREVER = { said: 'forever', owners: 0 };
const COMMAND = (): string => `kubectl --namespace ${site.namespace} delete deployment ${NODE}`;
const noImage = (): string => `${site.bed.buildkitImage.replace(/[:@][^/]*$/, '')}:none`;

describe('keep-warm on a builder that is there', () => {
  test('forever, asked of a builder with holds, is told, and the next job has it', async () => {
    const [one, two, three] = [site.newJob(), site.newJob(), site.newJob()];
    await setUp(one);
    const told = await setUp(two, { 'keep-warm': 'forever' });
    expect(told.log).toContain('`keep-warm: forever` applies the next time this builder starts');
    expect(told.log).toContain(COMMAND());
    expect(await life()).toEqual({ said: 'holds', owners: 2 });
    await tearDown(one);
    expect(await life()).toMatchObject({ said: 'holds' });
    await tearDown(two);
    await until('the builder has ended with its last hold', 60_000, async () => (await find()) === undefined);
    await setUp(three, { 'keep-warm': 'forever' });
    expect(await life()).toEqual(FOREVER);
    await tearDown(three);
    expect(await life()).toEqual(FOREVER);
  });

  test('a duration, asked of a forever builder that serves, is told, and nothing of it changes', async () => {
    const [one, two] = [site.newJob(), site.newJob()];
    await setUp(one, { 'keep-warm': 'forever' });
    await tearDown(one);
    const told = await setUp(two, { 'keep-warm': '10m', memory: '192Mi' });
    expect(told.log).toMatch(
      /memory is 128Mi, this job asked for 192Mi; keep-warm is forever, this job asked for 10m/,
    );
    expect(told.log).toContain(COMMAND());
    expect(await memory()).toBe('128Mi');
    expect((await find())?.metadata?.generation).toBe(1);
    expect(await life()).toEqual(FOREVER);
    expect(await tearDown(two)).toMatch(/^Released \S+: it stays up \(keep-warm forever\)\.$/m);
    expect(await life()).toEqual(FOREVER);
  });

  test('a duration, asked of a forever builder that never came up, is given in one write', async () => {
    const [one, two] = [site.newJob(), site.newJob()];
    expect(await run(one, { 'keep-warm': 'forever', image: noImage() })).toMatchObject({ exitCode: 1 });
    await tearDown(one);
    expect(await life()).toEqual(FOREVER);
    const main = await setUp(two, { 'keep-warm': '0' });
    expect(main.log).toMatch(/keep-warm is forever, /);
    expect(await life()).toEqual({ said: 'holds', owners: 1 });
    await tearDown(two);
    await until('the builder goes with its hold', 60_000, async () => (await find()) === undefined);
  });

  test('forever, asked of a builder with holds that does not come up, is given in one write', async () => {
    const [one, two, three] = [site.newJob(), site.newJob(), site.newJob()];
    await setUp(one, { 'keep-warm': '1h' });
    await tearDown(one);
    expect(await run(two, { image: noImage() })).toMatchObject({ exitCode: 1 });
    await tearDown(two);
    expect(await life()).toMatchObject({ said: 'holds' });
    await setUp(three, { 'keep-warm': 'forever' });
    expect(await life()).toEqual(FOREVER);
    await tearDown(three);
    expect(await life()).toEqual(FOREVER);
  });

  test('a roll leaves the life and the owners of a builder as they are', async () => {
    const [one, two] = [site.newJob(), site.newJob()];
    await setUp(one, { 'keep-warm': '1h' });
    await tearDown(one);
    const main = await setUp(two, { 'keep-warm': 'forever', memory: '192Mi' });
    expect(main.log).toContain(`Builder ${NODE} restarts with the settings of this job`);
    expect(await memory()).toBe('192Mi');
    expect(await life()).toEqual({ said: 'holds', owners: 2 });
    await tearDown(two);
    // The garbage collector removes the reference to the hold that was deleted.
    await until('the builder has one owner', 30_000, async () => (await life())?.owners === 1);
    expect(await life()).toEqual({ said: 'holds', owners: 1 });
  });

  test('a job of mode connect builds on while another asks for other settings', async () => {
    const [one, two, three] = [site.newJob(), site.newJob(), site.newJob()];
    await setUp(one, { 'keep-warm': 'forever' });
    await tearDown(one);
    const inputs = {
      kubeconfig: site.kubeconfig('connect'),
      mode: 'connect',
      deployments: NODE,
      'buildkitd-config-inline': plainHttp(site),
    };
    const connected = await two.runMain(inputs);
    expect(connected.exitCode, connected.log).toBe(0);
    const build = startBuild(site, two, `${site.bed.registry}/${NAME}:1`, 'connected', 'sleep 8');
    await build.runs;
    await setUp(three, { memory: '192Mi', 'keep-warm': 'forever' });
    await build.done;
    expect(await memory()).toBe('128Mi');
    await tearDown(three);
    await tearDown(two);
  });
});

describe('a builder that a job has rolled', () => {
  const PRIORITY = 'spec: {priorityClassName: ci-high}';
  /** The reason takes as long as for a new builder; the whole timeout is 10 minutes. */
  const SOON_MS = 40_000;

  async function makeGood(): Promise<void> {
    const job = site.newJob();
    await setUp(job, { 'keep-warm': '1h' });
    await tearDown(job);
  }

  test.each<readonly [string, () => Inputs, RegExp]>([
    ['a class that is not there', () => ({ 'pod-patch': PRIORITY }), /no PriorityClass with name ci-high/],
    ['an image that is not there', () => ({ image: noImage() }), /:none cannot be pulled/],
  ])('fails soon, with the reason, for %s, and the next job has a good one', async (_, bad, reason) => {
    await makeGood();
    const [two, three] = [site.newJob(), site.newJob()];
    const failed = await run(two, bad());
    expect(failed.exitCode, failed.log).toBe(1);
    expect(failed.annotations[0]?.message).toMatch(reason);
    expect(failed.durationMs).toBeLessThan(SOON_MS);
    // Two are at once at a builder that another one has spoiled and still holds: the message says which.
    const meanwhile = site.newJob();
    const kept = await run(meanwhile);
    expect(kept.exitCode).toBe(1);
    expect(kept.annotations[0]?.message).toMatch(/Its settings come from https:\/\/\S+\/actions\/runs\/\d+/);
    await tearDown(meanwhile);
    await tearDown(two);
    const repaired = await setUp(three);
    expect(repaired.log).toContain('it did not serve, and no other job uses it');
    await tearDown(three);
  });

  test('asks for more memory than there is: the reason is in the message', async () => {
    await makeGood();
    const [two, three] = [site.newJob(), site.newJob()];
    const failed = await run(two, { memory: '900Gi' });
    expect(failed.annotations[0]?.message).toMatch(/Insufficient memory/);
    await tearDown(two);
    await setUp(three);
    await tearDown(three);
  });
});
