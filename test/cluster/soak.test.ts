import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ActionJob } from '../doubles/runner/runner.ts';
import { timesOf } from '../run/rounds.ts';
import { ensureInputs } from '../site/ensure-inputs.ts';
import { makeSite, type Site, untilContents } from '../site/site.ts';
import { type Process, processes } from './soak/processes.ts';

let site: Site;
let home: string;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'home-'));
  site = await makeSite();
});
afterAll(async () => {
  await site.remove();
  rmSync(home, { recursive: true });
});

/** Every file of buildx' own folder but the id that buildx itself gives a builder's node, and its activity notes. */
function buildxFiles(): readonly string[] {
  const folder = join(home, '.docker', 'buildx');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== '.buildNodeID' && entry.name !== '.lock')
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length))
    .sort();
}

/** The temporary folders of all jobs so far. */
const temps: string[] = [];

function newJob(): ActionJob {
  const job = site.newJob({ home });
  temps.push(job.temp);
  return job;
}

async function runWhole(keepWarm: string): Promise<void> {
  const job = newJob();
  const main = await job.runMain(ensureInputs(site, 'soak', { 'cache-size': '0', 'keep-warm': keepWarm }));
  expect(main.exitCode, main.log).toBe(0);
  expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
  job.dispose();
}

/** A job whose machine is lost: killed somewhere in main, no post, and its RUNNER_TEMP is gone at the next job. */
async function runKilled(afterMs: number): Promise<void> {
  const job = newJob();
  const inputs = { 'cache-size': '0', 'max-job-duration': '30s' };
  const running = job.start(ensureInputs(site, 'soak', inputs));
  const timer = setTimeout(() => void running.kill(), afterMs);
  await running.done;
  clearTimeout(timer);
  job.dispose();
}

const JOBS = timesOf('SOAK_JOBS', 16);

/** True for a process in a container of one of these pods: some runtimes write a UID with underscores. */
function isInPod({ cgroups }: Process, uids: readonly string[]): boolean {
  return uids.some((uid) => cgroups.includes(uid) || cgroups.includes(uid.replaceAll('-', '_')));
}

/** What the jobs before may leave behind to grow on the machine: processes, files of the home, the daemon's memory. */
async function measure() {
  const { items } = await site.core.listNamespacedPod({ namespace: site.namespace });
  const uids = items.flatMap(({ metadata }) => metadata?.uid ?? []);
  const running = processes();
  const daemons = running.filter((one) => one.words[0]?.endsWith('buildkitd') && isInPod(one, uids));
  const ofJobs = [home, ...temps];
  return {
    processes: running.filter(({ words }) =>
      words.some((word) => ofJobs.some((folder) => word.includes(folder))),
    ).length,
    files: readdirSync(home, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort(),
    daemonKib: daemons.reduce((sum, { residentKib }) => sum + residentKib, 0),
  };
}

/** A file that a job was writing when it was killed is removed by a job that comes an hour later. */
function passAnHour(): void {
  const folder = join(home, '.docker', 'buildx');
  const before = new Date(Date.now() - 61 * 60_000);
  for (const name of readdirSync(folder).filter((one) => one.startsWith('.setup-buildx-kubernetes-')))
    utimesSync(join(folder, name), before, before);
}

/** How far the memory of a daemon may wander between two moments of rest. */
const WANDERING = 1.5;

test(`${JOBS} jobs in a row on one runner, half of them killed, leave the runner and the cluster as they were`, {
  timeout: JOBS * 5000 + 120_000,
}, async () => {
  await runWhole('1m');
  const before = buildxFiles();
  await runWhole('1m');
  const early = await measure();
  for (let index = 0; index < JOBS; index += 1) {
    if (index % 2 === 0) await runWhole('1m');
    // From before the first call to after the last: main takes about half a second here.
    else await runKilled(20 + ((index * 37) % 900));
  }
  passAnHour();
  await runWhole('1m');
  const late = await measure();
  console.log(
    `the daemon's memory: ${early.daemonKib} KiB after 2 jobs, ${late.daemonKib} KiB after ${JOBS} more`,
  );
  expect(late.processes).toBe(early.processes);
  expect(late.files).toEqual(early.files);
  expect(early.daemonKib).toBeGreaterThan(0);
  expect(late.daemonKib).toBeLessThan(early.daemonKib * WANDERING);
  await runWhole('0');
  expect(buildxFiles()).toEqual(before);
  await untilContents(site, 120_000, []);
});
