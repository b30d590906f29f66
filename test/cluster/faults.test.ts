import { expect, test } from 'vitest';
import { type Call, type Fault, startCallLog } from '../doubles/network/call-log.ts';
import { startRelay } from '../doubles/network/relay.ts';
import { sideBySide } from '../doubles/runner/side-by-side.ts';
import { timesOf } from '../run/rounds.ts';
import { ensureInputs } from '../site/ensure-inputs.ts';
import { buildImage } from '../site/image.ts';
import { untilContents } from '../site/site.ts';
import { siteOfFile } from '../site/site-of-file.ts';

const site = siteOfFile();

const NONE: Fault = { kind: 'none' };
const SMALL = { 'cache-size': '0' };

/** The calls of the steps themselves, as opposed to those of buildx and of the renewer. */
const isOurs = (call: Call): boolean => call.userAgent === 'setup-buildx-kubernetes';

/** A generator of numbers in [0, 1) that gives the same ones each time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

test('30 % faults for two minutes: every job succeeds or says in one line what was wrong, for at most three times the calls', {
  timeout: 300_000,
}, async () => {
  const random = seeded(20_261_122);
  let isStorm = false;
  const log = await startCallLog(site.endpoint, () => {
    if (!isStorm || random() >= 0.3) return NONE;
    const dice = random();
    if (dice < 0.3) return { kind: 'status', status: 429, retryAfterSeconds: 1 };
    if (dice < 0.6) return { kind: 'status', status: 503, retryAfterSeconds: 0 };
    if (dice < 0.8) return { kind: 'reset' };
    return dice < 0.95 ? { kind: 'cut' } : { kind: 'late', ms: 3000 };
  });
  const kubeconfig = site.kubeconfig('ensure', log.detour);
  const runJob = async (round: number): Promise<'ok' | 'told'> => {
    const job = site.newJob();
    const main = await job.runMain(
      ensureInputs(site, `storm-${round % 3}`, { ...SMALL, kubeconfig, timeout: '60s' }),
    );
    const post = await job.runPost();
    job.dispose();
    expect(post.exitCode).toBe(0);
    expect(main.durationMs).toBeLessThan(75_000);
    if (main.exitCode === 0) return 'ok';
    expect(main.annotations, main.log).toHaveLength(1);
    return 'told';
  };
  for (let round = 0; round < 3; round += 1) expect(await runJob(round)).toBe('ok');
  const callsPerJob = log.calls.filter(isOurs).length / 3;
  log.calls.length = 0;
  isStorm = true;
  const endMs = Date.now() + timesOf('FAULTS_SECONDS', 45) * 1000;
  const ends: string[] = [];
  await sideBySide([0, 1, 2], 3, async (worker) => {
    while (Date.now() < endMs) ends.push(await runJob(worker));
  });
  isStorm = false;
  const perJob = log.calls.filter(isOurs).length / ends.length;
  console.log(
    `${ends.length} jobs, ${ends.filter((end) => end === 'ok').length} succeeded, ${(perJob / callsPerJob).toFixed(2)} times the calls`,
  );
  expect(ends.filter((end) => end === 'ok').length).toBeGreaterThan(ends.length * 0.9);
  expect(perJob).toBeLessThanOrEqual(3 * callsPerJob);
  await untilContents(site, 90_000, []);
  await log.close();
});

test('over a line of 1 s and 64 kbit/s a job gets its builder, and its post is in time', {
  timeout: 300_000,
}, async () => {
  const relay = await startRelay(site.endpoint.server, { delayMs: 500, bytesPerSecond: 8000 });
  try {
    const kubeconfig = site.kubeconfig('ensure', { server: relay.server, caPem: site.endpoint.caPem });
    const job = site.newJob();
    const main = await job.runMain(ensureInputs(site, 'slow', { ...SMALL, kubeconfig }));
    console.log(`main took ${Math.round(main.durationMs)} ms`);
    expect(main.exitCode, main.log).toBe(0);
    expect(main.annotations).toEqual([]);
    const post = await job.runPost();
    expect(post).toMatchObject({ exitCode: 0, annotations: [] });
    expect(post.durationMs).toBeLessThan(20_000);
  } finally {
    await relay.close();
  }
  await untilContents(site, 60_000, []);
});

test('a build works after all of it', async () => {
  const job = site.newJob();
  const main = await job.runMain(ensureInputs(site, 'after', SMALL));
  expect(main.exitCode, main.log).toBe(0);
  await buildImage(site, job, `${site.bed.registry}/after:1`, '1');
  await job.runPost();
  await untilContents(site, 60_000, []);
});
