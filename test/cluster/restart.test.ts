import { beforeEach, expect, test } from 'vitest';
import { renewerOf, untilNoRenewer } from '../doubles/runner/renewers.ts';
import type { StepResult } from '../doubles/runner/result.ts';
import type { ActionJob } from '../doubles/runner/runner.ts';
import { sideBySide } from '../doubles/runner/side-by-side.ts';
import { timesOf } from '../run/rounds.ts';
import { until } from '../run/until.ts';
import { ensureInputs } from '../site/ensure-inputs.ts';
import { buildImage } from '../site/image.ts';
import { untilContents } from '../site/site.ts';
import { siteOfFile } from '../site/site-of-file.ts';
import { restartApiServer } from '../testbed/restart.ts';

const site = siteOfFile();

beforeEach(({ skip }) => {
  if (site.bed.kind !== 'embedded') skip("only the bed's own API server may be killed");
});

const SMALL = { 'cache-size': '0' };

async function expectReady(running: Promise<StepResult>): Promise<StepResult> {
  const main = await running;
  expect(main.exitCode, main.log).toBe(0);
  expect(main.annotations, main.log).toEqual([]);
  return main;
}

async function expectTidied(running: Promise<StepResult>): Promise<void> {
  const post = await running;
  expect(post, post.log).toMatchObject({ exitCode: 0, annotations: [] });
  expect(post.durationMs).toBeLessThan(20_000);
}

/** The builder is as good as any other. */
async function expectBuilds(job: ActionJob, name: string): Promise<void> {
  const { cachedSteps } = await buildImage(site, job, `${site.bed.registry}/${name}:1`, '1');
  expect(cachedSteps).toBe(0);
}

test('a job whose API server is killed while it waits for its builder gets it, and its cache alone stays', async () => {
  const job = site.newJob();
  const step = job.start(ensureInputs(site, 'waits'));
  await step.seen(/created Deployment waits-amd64/);
  await restartApiServer();
  await expectReady(step.done);
  await expectBuilds(job, 'waits');
  await expectTidied(job.runPost());
  await untilContents(site, 60_000, ['claims/waits-amd64-cache']);
  await site.core.deleteNamespacedPersistentVolumeClaim({
    name: 'waits-amd64-cache',
    namespace: site.namespace,
  });
  await untilContents(site, 60_000, []);
});

test('jobs whose API server is killed while they join, and before and in their post, share one builder', async () => {
  const [one, ...others] = [site.newJob(), site.newJob(), site.newJob(), site.newJob()];
  await expectReady(one.runMain(ensureInputs(site, 'joins', SMALL)));
  const steps = others.map((job) => job.start(ensureInputs(site, 'joins', SMALL)));
  await Promise.all(steps.map((step) => step.seen(/^Cluster /)));
  await restartApiServer();
  for (const step of steps) expect((await expectReady(step.done)).outputs.created).toBe('false');
  await restartApiServer();
  await expectBuilds(one, 'joins');
  const posts = [one, ...others].map((job) => job.startPost());
  await restartApiServer();
  for (const post of posts) await expectTidied(post.done);
  await untilContents(site, 60_000, []);
});

const KILLS_MS = timesOf('KILLS_SECONDS', 45) * 1000;
const BETWEEN_KILLS_MS = 5000;
/** A hold of 100 s that is renewed each 20 s. */
const LONGER_THAN_KILLS = { 'max-job-duration': '300s' };

/** Kills the API server again and again, each time when it has been up for so long; answers how often, when it is up. */
async function keepKilling(endMs: number, betweenMs: number): Promise<number> {
  for (let count = 1; ; count += 1) {
    await restartApiServer();
    const nextMs = Date.now() + betweenMs;
    if (nextMs > endMs) return count;
    await until('the next kill', betweenMs + 1000, async () => Date.now() >= nextMs);
  }
}

test('an API server that is killed all the time fails no job, and a builder that is held stays', {
  timeout: 420_000,
}, async () => {
  const lasting = site.newJob();
  await expectReady(lasting.runMain(ensureInputs(site, 'lasting', { ...SMALL, ...LONGER_THAN_KILLS })));
  const builder = { name: 'lasting-amd64', namespace: site.namespace };
  const before = (await site.apps.readNamespacedDeployment(builder)).metadata?.uid;
  const renewer = renewerOf(lasting);
  const endMs = Date.now() + KILLS_MS;
  const killing = keepKilling(endMs, BETWEEN_KILLS_MS);
  const mainsMs: number[] = [];
  let kills = 0;
  try {
    // One runs after the other on the builder that is there, the others wait for new ones, on a cluster that limps.
    await sideBySide(['lasting', 'cold-1', 'cold-2'], 3, async (name) => {
      while (Date.now() < endMs) {
        const job = site.newJob();
        const main = await expectReady(job.runMain(ensureInputs(site, name, SMALL)));
        mainsMs.push(main.durationMs);
        await expectTidied(job.runPost());
        job.dispose();
      }
    });
  } finally {
    kills = await killing;
  }
  const longestMs = Math.max(...mainsMs);
  console.log(`${kills} kills, ${mainsMs.length} jobs, the longest main took ${Math.round(longestMs)} ms`);
  expect(kills).toBeGreaterThan(2);
  expect(renewerOf(lasting)).toBe(renewer);
  expect((await site.apps.readNamespacedDeployment(builder)).metadata?.uid).toBe(before);
  await expectBuilds(lasting, 'lasting');
  await expectTidied(lasting.runPost());
  await untilNoRenewer(lasting, 5000);
  await untilContents(site, 90_000, []);
});
