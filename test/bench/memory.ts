import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FakeCluster } from '../doubles/api/fake-cluster.ts';
import { type ScriptedJob, startScriptedJob } from '../doubles/api/scripted-job.ts';
import { renewerOf } from '../doubles/runner/renewers.ts';
import { mustPass } from './builder.ts';
import type { Figure } from './figure.ts';
import { repeat } from './sampling.ts';

/** Loaded before main: writes down the most memory that it ever held, in KiB. Its children go without. */
const WRITE_PEAK = `delete process.env.NODE_OPTIONS;
const { writeFileSync } = require('node:fs');
process.on('exit', () => writeFileSync(process.env.PEAK_FILE, String(process.resourceUsage().maxRSS)));
`;

/** The most memory that main holds, for a job that creates its builder. */
export const memoryMain: Figure = {
  name: 'memory-main',
  unit: 'MB',
  bar: 90,
  measure: ({ pairs }) =>
    repeat(pairs, () =>
      withScriptedJob(async ({ job, inputs }) => {
        const [preload, peak] = [join(job.home, 'peak.cjs'), join(job.home, 'peak')];
        writeFileSync(preload, WRITE_PEAK);
        mustPass(await job.runMain(inputs(), { NODE_OPTIONS: `-r ${preload}`, PEAK_FILE: peak }));
        return megabytes(readFileSync(peak, 'utf8'));
      }),
    ),
};

/** The memory that the renewer holds between main and post. */
export const memoryRenewer: Figure = {
  name: 'memory-renewer',
  unit: 'MB',
  bar: 50,
  measure: ({ pairs }) =>
    repeat(pairs, () =>
      withScriptedJob(async ({ job, inputs }) => {
        mustPass(await job.runMain(inputs()));
        const status = readFileSync(`/proc/${renewerOf(job)}/status`, 'utf8');
        return megabytes(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? '');
      }),
    ),
};

async function withScriptedJob(measure: (scripted: ScriptedJob) => Promise<number>): Promise<number> {
  const scripted = await startScriptedJob(new FakeCluster().script);
  try {
    return await measure(scripted);
  } finally {
    await scripted.close();
  }
}

function megabytes(kibibytes: string): number {
  return (Number.parseInt(kibibytes, 10) * 1024) / 1e6;
}
