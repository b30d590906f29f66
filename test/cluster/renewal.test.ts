import type { V1Job } from '@kubernetes/client-node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startRelay } from '../doubles/network/relay.ts';
import { renewerOf, untilNoRenewer } from '../doubles/runner/renewers.ts';
import type { ActionJob } from '../doubles/runner/runner.ts';
import { startBelow } from '../doubles/runner/start-below.ts';
import { until } from '../run/until.ts';
import { ensureInputs } from '../site/ensure-inputs.ts';
import { buildImage, startBuild } from '../site/image.ts';
import { makeSite, type Site, untilContents } from '../site/site.ts';

/** Holds of 20 s, renewed each 4 s. */
const TERM = { 'max-job-duration': '60s', 'cache-size': '0' };
const LIFE_MS = 20_000;

let site: Site;
beforeAll(async () => {
  site = await makeSite();
});
afterAll(async () => {
  try {
    await untilContents(site, 60_000, []);
  } finally {
    await site.remove();
  }
});

type Held = { readonly name: string; readonly uid: string; readonly endMs: number };

/** Longer than a start takes; what it takes is gone of max-job-duration, by which these tests count. */
const SLOW_START_MS = 10_000;

async function setUp(job: ActionJob, name: string, more: Readonly<Record<string, string>> = {}) {
  for (;;) {
    const main = await job.runMain(ensureInputs(site, name, { ...TERM, ...more }));
    expect(main.exitCode, main.log).toBe(0);
    expect(main.log).not.toContain('renewed');
    if (Number(main.outputs['ready-ms']) < SLOW_START_MS) return builderOf(name);
    console.log(`${name}: a slow start, once more\n${main.log}`);
    await tearDown(job);
  }
}

async function tearDown(job: ActionJob): Promise<void> {
  expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
  await untilNoRenewer(job, 5000);
}

async function builderOf(name: string) {
  const { namespace } = site;
  const { metadata, status } = await site.apps.readNamespacedDeployment({ name: `${name}-amd64`, namespace });
  const { uid, deletionTimestamp } = metadata ?? {};
  return { uid, deletionTimestamp, readyReplicas: status?.readyReplicas };
}

/** The one hold on a builder, and when it ends if nobody renews it. */
async function holdOn(name: string): Promise<Held> {
  const [held, ...others] = await holdsOn(name);
  if (held === undefined || others.length > 0) throw new Error(`not one hold on ${name}`);
  return held;
}

async function holdsOn(name: string): Promise<readonly Held[]> {
  const labelSelector = `setup-buildx-kubernetes/builder=${name}`;
  const { items } = await site.batch.listNamespacedJob({ namespace: site.namespace, labelSelector });
  return items.map((job) => ({
    name: job.metadata?.name ?? '',
    uid: job.metadata?.uid ?? '',
    endMs: endOf(job),
  }));
}

/** The uids of a builder's owners. */
async function ownersOf(name: string): Promise<readonly string[]> {
  const { namespace } = site;
  const { metadata } = await site.apps.readNamespacedDeployment({ name: `${name}-amd64`, namespace });
  return (metadata?.ownerReferences ?? []).map(({ uid }) => uid);
}

function endOf(job: V1Job | undefined): number {
  return (job?.status?.startTime?.getTime() ?? Number.NaN) + (job?.spec?.activeDeadlineSeconds ?? 0) * 1000;
}

async function untilRenewed(name: string, than: Held): Promise<Held> {
  return until('the hold is prolonged', 30_000, async () => {
    const now = await holdOn(name);
    expect(now.uid).toBe(than.uid);
    return now.endMs > than.endMs && now;
  });
}

async function untilMs(momentMs: number): Promise<void> {
  await until('its time', momentMs - Date.now() + 1000, async () => Date.now() >= momentMs);
}

describe.concurrent('a job that lasts', () => {
  test('longer than its hold lives has its builder to the end', async () => {
    const job = site.newJob();
    const builder = await setUp(job, 'lasting');
    const first = await holdOn('lasting');
    const build = startBuild(site, job, `${site.bed.registry}/lasting:1`, '1', 'sleep 25');
    await build.runs;
    await build.done;
    expect(Date.now()).toBeGreaterThan(first.endMs);
    expect(await builderOf('lasting')).toEqual(builder);
    expect((await holdOn('lasting')).endMs).toBeGreaterThan(first.endMs);
    await tearDown(job);
  });

  test('has its builder although its renewer stood still for half a life of the hold', async () => {
    const job = site.newJob();
    const builder = await setUp(job, 'stopped');
    const renewed = await untilRenewed('stopped', await holdOn('stopped'));
    const build = startBuild(site, job, `${site.bed.registry}/stopped:1`, '1', 'sleep 20');
    await build.runs;
    const renewer = renewerOf(job);
    process.kill(renewer, 'SIGSTOP');
    const before = await holdOn('stopped');
    await untilMs(Date.now() + LIFE_MS / 2);
    expect(await holdOn('stopped')).toEqual(before);
    process.kill(renewer, 'SIGCONT');
    const after = await untilRenewed('stopped', before);
    expect(after.endMs).toBeGreaterThan(renewed.endMs);
    await build.done;
    expect(await builderOf('stopped')).toEqual(builder);
    await tearDown(job);
  });

  test('has its builder although the API server was out of reach for half a life of the hold', async () => {
    const job = site.newJob();
    const { caPem, server } = site.endpoint;
    const relay = await startRelay(server);
    try {
      const kubeconfig = site.kubeconfig('ensure', { server: relay.server, caPem });
      const builder = await setUp(job, 'cut', { kubeconfig });
      await untilRenewed('cut', await holdOn('cut'));
      relay.cut();
      const before = await holdOn('cut');
      await untilMs(Date.now() + LIFE_MS / 2);
      expect(await holdOn('cut')).toEqual(before);
      relay.restore();
      await untilRenewed('cut', before);
      await buildImage(site, job, `${site.bed.registry}/cut:1`, '1');
      expect(await builderOf('cut')).toEqual(builder);
      await tearDown(job);
    } finally {
      await relay.close();
    }
  });
});

describe('a job whose hold is lost while it goes on', () => {
  test('because somebody deleted it, has its builder to its end, and leaves nothing', async () => {
    const [one, two] = [site.newJob(), site.newJob()];
    const builder = await setUp(one, 'lost');
    const lost = await holdOn('lost');
    await setUp(two, 'lost');
    const { namespace } = site;
    await site.batch.deleteNamespacedJob({ name: lost.name, namespace, propagationPolicy: 'Foreground' });
    const replacement = await until('a hold of the same name owns the builder', 20_000, async () => {
      const found = (await holdsOn('lost')).find(({ name, uid }) => name === lost.name && uid !== lost.uid);
      const hasStarted = found !== undefined && !Number.isNaN(found.endMs);
      return hasStarted && (await ownersOf('lost')).includes(found.uid) && found;
    });
    await tearDown(two);
    await until(
      'only the new hold owns it',
      20_000,
      async () => `${await ownersOf('lost')}` === replacement.uid,
    );
    await untilRenewed('lost', replacement);
    await buildImage(site, one, `${site.bed.registry}/lost:1`, '1');
    expect(await builderOf('lost')).toEqual(builder);
    await tearDown(one);
    await until('the builder is gone', 30_000, async () => (await holdsOn('lost')).length === 0);
  });

  test('because the cluster was out of reach for longer than it lives, has the builder that others kept', async () => {
    const [one, two] = [site.newJob(), site.newJob()];
    const relay = await startRelay(site.endpoint.server);
    try {
      const kubeconfig = site.kubeconfig('ensure', { server: relay.server, caPem: site.endpoint.caPem });
      const term = { 'max-job-duration': '90s' };
      const builder = await setUp(one, 'apart', { kubeconfig, ...term });
      const lost = await holdOn('apart');
      relay.cut();
      await setUp(two, 'apart', { 'max-job-duration': '3m' });
      await until('the hold has ended', 60_000, async () => (await holdsOn('apart')).length === 1);
      relay.restore();
      const replacement = await until('a new hold owns the builder', 30_000, async () => {
        const found = (await holdsOn('apart')).find(({ name }) => name === lost.name);
        return found !== undefined && (await ownersOf('apart')).includes(found.uid) && found;
      });
      expect(replacement.uid).not.toBe(lost.uid);
      await tearDown(two);
      await until(
        'only the new hold owns it',
        20_000,
        async () => `${await ownersOf('apart')}` === replacement.uid,
      );
      await buildImage(site, one, `${site.bed.registry}/apart:1`, '1');
      expect(await builderOf('apart')).toEqual(builder);
      await tearDown(one);
    } finally {
      await relay.close();
    }
  });

  test('and its builder with it, takes none for nothing', async () => {
    const job = site.newJob();
    await setUp(job, 'all');
    const { name } = await holdOn('all');
    const { namespace } = site;
    await site.batch.deleteNamespacedJob({ name, namespace, propagationPolicy: 'Foreground' });
    await untilNoRenewer(job, 20_000);
    expect(await holdsOn('all')).toEqual([]);
    expect(await job.runPost()).toMatchObject({
      exitCode: 0,
      annotations: [{ level: 'warning', message: expect.stringMatching(/^The hold of this job ended/) }],
    });
  });
});

test('a runner whose worker is killed leaves its builder until the deadline of its hold', async () => {
  const job = site.newJob();
  const inputs = ensureInputs(site, 'killed', { ...TERM, 'keep-warm': '1h' });
  const { up, kill } = startBelow(job, ['Runner.Worker'], inputs);
  await up;
  await untilRenewed('killed', await holdOn('killed'));
  await kill();
  await untilNoRenewer(job, 5000);
  const { endMs } = await holdOn('killed');
  await untilContents(site, 60_000, []);
  expect(Math.abs(Date.now() - endMs)).toBeLessThan(15_000);
});

test('a runner that dies, renewer and all, leaves its builder until the deadline of its hold', async () => {
  const job = site.newJob();
  await setUp(job, 'dead', { 'keep-warm': '1h' });
  const { endMs } = await untilRenewed('dead', await holdOn('dead'));
  job.dispose();
  await untilMs(endMs - 3000);
  expect(await builderOf('dead')).toMatchObject({ deletionTimestamp: undefined, readyReplicas: 1 });
  await untilContents(site, 60_000, []);
  expect(Math.abs(Date.now() - endMs)).toBeLessThan(15_000);
});
