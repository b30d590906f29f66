import type { V1Job } from '@kubernetes/client-node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { ensureInputs } from '../support/ensure-inputs.ts';
import { buildImage, startBuild } from '../support/image.ts';
import { startRelay } from '../support/relay.ts';
import { renewerOf, untilNoRenewer } from '../support/renewer.ts';
import type { ActionJob } from '../support/runner.ts';
import { makeSite, type Site, untilContents } from '../support/site.ts';
import { until } from '../support/until.ts';

/** Holds of 20 s, renewed each 4 s. */
const TERM = { 'max-job': '60s', 'cache-size': '0' };
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

type Held = { readonly uid: string; readonly endMs: number };

async function setUp(job: ActionJob, name: string, more: Readonly<Record<string, string>> = {}) {
  const main = await job.runMain(ensureInputs(site, name, { ...TERM, ...more }));
  expect(main.exitCode, main.log).toBe(0);
  expect(main.log).not.toContain('renewed');
  return builderOf(name);
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
  const labelSelector = `setup-buildx-kubernetes/builder=${name}`;
  const { items } = await site.batch.listNamespacedJob({ namespace: site.namespace, labelSelector });
  expect(items).toHaveLength(1);
  return { uid: items[0]?.metadata?.uid ?? '', endMs: endOf(items[0]) };
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
      relay.mend();
      await untilRenewed('cut', before);
      await buildImage(site, job, `${site.bed.registry}/cut:1`, '1');
      expect(await builderOf('cut')).toEqual(builder);
      await tearDown(job);
    } finally {
      await relay.close();
    }
  });
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
