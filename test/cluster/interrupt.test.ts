import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, expect, test } from 'vitest';
import { findOrphans } from '../doubles/runner/orphans.ts';
import { readProc } from '../doubles/runner/renewers.ts';
import type { ActionJob } from '../doubles/runner/runner.ts';
import { sideBySide } from '../doubles/runner/side-by-side.ts';
import { until } from '../run/until.ts';
import { ensureInputs } from '../site/ensure-inputs.ts';
import { siteOfFile } from '../site/site-of-file.ts';
import { interruptAt, interruptibleCalls, signalledAtMs } from './interrupt/interrupt.ts';

const site = siteOfFile();
/** What main waits for on its way to a cold builder, found by writing it down once. */
let calls: readonly string[] = [];
beforeAll(async () => {
  const job = site.newJob();
  const main = await job.runMain(ensureInputs(site, 'plain'), interruptAt(job, 0, 'SIGINT'));
  expect(main.exitCode, main.log).toBe(0);
  await job.runPost();
  calls = interruptibleCalls(job);
});

/** The namespace holds nothing but claims. */
async function untilOnlyClaims(timeoutMs: number): Promise<void> {
  let seen: readonly string[] = [];
  await until('only claims left', timeoutMs, async () => {
    seen = (await site.contents()).filter((name) => !name.startsWith('claims/'));
    return seen.length === 0;
  }).catch((error: unknown) => {
    throw new Error(`left: ${seen.join(' ')}`, { cause: error });
  });
}

function expectCleanRunner(job: ActionJob): void {
  expect(readdirSync(job.temp).filter((name) => name.startsWith('setup-buildx'))).toEqual([]);
  const store = join(job.home, '.docker', 'buildx');
  const files = readdirSync(join(job.home, '.docker')).includes('buildx')
    ? readdirSync(store, { recursive: true, encoding: 'utf8' })
    : [];
  expect(files.filter((name) => name.startsWith('instances/') || name.startsWith('.setup'))).toEqual([]);
}

test('the calls of main were found: the API, files and buildx', () => {
  expect(calls.length).toBeGreaterThan(15);
  for (const kind of ['POST', 'mkdir', 'link', 'append', 'exec'])
    expect(calls.some((call) => call.includes(kind))).toBe(true);
});

test('a job that is cancelled anywhere ends within 5 s, and its post leaves nothing but caches', {
  timeout: 300_000,
}, async () => {
  const points = calls.map((call, index) => ({ call, at: index + 1 }));
  await sideBySide(points, 4, async ({ call, at }) => {
    const job = site.newJob();
    const main = await job.runMain(ensureInputs(site, `int-${at}`), interruptAt(job, at, 'SIGINT'));
    const where = `at ${at}: ${call}\n${main.log}`;
    // Before the state is kept there is nothing to undo, and Node ends by itself; at the very end main may be done.
    if (main.signal === null && main.exitCode !== 0)
      expect(main.annotations[0]?.message, where).toBe('The job was cancelled.');
    const tookMs = Date.now() - (signalledAtMs(job) ?? Date.now());
    expect(tookMs, where).toBeLessThan(5000);
    const post = await job.runPost();
    expect(post, where).toMatchObject({ exitCode: 0, annotations: [] });
    expectCleanRunner(job);
    job.dispose();
  });
  await untilOnlyClaims(60_000);
});

/** What ends main there is the same code as for SIGINT, so a place of each kind is enough. */
const PLACES = [
  /^\d+ POST .*\/jobs$/,
  /^\d+ POST .*\/deployments$/,
  /^\d+ GET .*\/pods$/,
  /\blink\b/,
  /exec inspect/,
];

test('a job that gets SIGTERM alone ends within 5 s, and its post leaves nothing but caches', async () => {
  const points = PLACES.map((place) => calls.findIndex((call) => place.test(call)) + 1);
  expect(points).not.toContain(0);
  await sideBySide(points, 3, async (at) => {
    const job = site.newJob();
    const main = await job.runMain(ensureInputs(site, `term-${at}`), interruptAt(job, at, 'SIGTERM'));
    const where = `at ${at}: ${calls[at - 1]}\n${main.log}`;
    expect(Date.now() - (signalledAtMs(job) ?? 0), where).toBeLessThan(5000);
    expect(main, where).toMatchObject({ exitCode: 1, signal: null });
    expect(main.annotations.map((one) => one.message)).toEqual(['The job was cancelled.']);
    expect(await job.runPost(), where).toMatchObject({ exitCode: 0, annotations: [] });
    expectCleanRunner(job);
    job.dispose();
  });
  await untilOnlyClaims(60_000);
});

/** Whether a SIGTERM waits for a process that stands still (proc(5): a bit for each signal, from 1). */
function hasPendingSigterm(pid: number): boolean {
  const [, mask = '0'] = /^ShdPnd:\s+(\w+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return (Number.parseInt(mask, 16) & (1 << 14)) !== 0;
}

test('a main that stood still gets SIGINT and SIGTERM at once, and ends before the runner kills it', async () => {
  const job = site.newJob();
  // No node is large enough, so main waits until it is told to stop.
  const step = job.start(ensureInputs(site, 'both', { 'cache-size': '0', cpu: '1000' }));
  await step.seen(/no cluster node fits yet/);
  const pid = findOrphans(job.env().RUNNER_TRACKING_ID ?? '').find((one) => {
    const [, script = ''] = readProc(one, 'cmdline');
    return script.endsWith('index.js');
  });
  if (pid === undefined) throw new Error('main does not run');
  process.kill(pid, 'SIGSTOP');
  const ended = step.cancel();
  await until('the SIGTERM of the runner', 10_000, async () => hasPendingSigterm(pid));
  process.kill(pid, 'SIGCONT');
  const main = await ended;
  expect(main).toMatchObject({ exitCode: 1, signal: null, signals: ['SIGINT', 'SIGTERM'] });
  expect(main.annotations.map((one) => one.message)).toEqual(['The job was cancelled.']);
  expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
  expectCleanRunner(job);
  await untilOnlyClaims(60_000);
});

test('a machine that is lost anywhere leaves nothing but caches once its hold has ended', {
  timeout: 300_000,
}, async () => {
  const claims = (await site.contents()).filter((name) => name.startsWith('claims/'));
  const points = calls.map((call, index) => ({ call, at: index + 1 }));
  await sideBySide(points, 6, async ({ at }) => {
    const job = site.newJob();
    await job.runMain(
      ensureInputs(site, `kill-${at}`, { 'max-job-duration': '10s' }),
      interruptAt(job, at, 'SIGKILL'),
    );
    job.dispose();
  });
  await untilOnlyClaims(70_000);
  expect(await site.contents()).toEqual(expect.arrayContaining(claims));
});
