import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { until } from '../../run/until.ts';
import { findOrphans } from './orphans.ts';
import type { StepResult } from './result.ts';
import type { ActionJob } from './runner.ts';

/** The renewers of a job that are alive, by process id. */
export function renewersOf(job: ActionJob): readonly number[] {
  return findOrphans(job.env().RUNNER_TRACKING_ID ?? '').filter((pid) => isRenewer(readProc(pid, 'cmdline')));
}

/** True for the command of a renewer: node, its bundle, the job's folder. */
function isRenewer([, script = '']: readonly string[]): boolean {
  return script.endsWith('/dist/renewer.js');
}

/** The one renewer that main left. */
export function renewerOf(job: ActionJob): number {
  const [pid, ...others] = renewersOf(job);
  if (pid === undefined || others.length > 0)
    throw new Error(`${others.length + Number(pid !== undefined)} renewers`);
  return pid;
}

/** Waits until no renewer of the job is left. */
export async function untilNoRenewer(job: ActionJob, timeoutMs: number): Promise<void> {
  await until('the renewer has ended', timeoutMs, async () => renewersOf(job).length === 0);
}

/** The words of a process' command line, or its variables; none when it is gone. */
export function readProc(pid: number, file: 'cmdline' | 'environ'): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

/** The folder of the job's own files that main made. */
export function folderOf(main: StepResult): string {
  return dirname(main.outputs.kubeconfig ?? '');
}
