import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { ensureInputs } from '../support/ensure-inputs.ts';
import { interruptAt, interruptibleCalls, signalledAtMs } from '../support/interrupt.ts';
import type { ActionJob } from '../support/runner.ts';
import { sideBySide } from '../support/side-by-side.ts';
import { makeSite, type Site } from '../support/site.ts';
import { until } from '../support/until.ts';

let site: Site;
/** What main waits for on its way to a cold builder, found by writing it down once. */
let calls: readonly string[] = [];
beforeAll(async () => {
  site = await makeSite();
  const job = site.newJob();
  const main = await job.runMain(ensureInputs(site, 'plain'), interruptAt(job, 0, 'SIGINT'));
  expect(main.exitCode, main.log).toBe(0);
  await job.runPost();
  calls = interruptibleCalls(job);
});
afterAll(() => site.remove());

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

test('a machine that is lost anywhere leaves nothing but caches once its hold has ended', {
  timeout: 300_000,
}, async () => {
  const claims = (await site.contents()).filter((name) => name.startsWith('claims/'));
  const points = calls.map((call, index) => ({ call, at: index + 1 }));
  await sideBySide(points, 6, async ({ at }) => {
    const job = site.newJob();
    await job.runMain(
      ensureInputs(site, `kill-${at}`, { 'max-job': '10s' }),
      interruptAt(job, at, 'SIGKILL'),
    );
    job.dispose();
  });
  await untilOnlyClaims(70_000);
  expect(await site.contents()).toEqual(expect.arrayContaining(claims));
});
