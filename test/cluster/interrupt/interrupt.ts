import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ActionJob } from '../../doubles/runner/runner.ts';

const PRELOAD = join(import.meta.dirname, 'interrupt.cjs');

/** Variables with which main gets `signal` at the call of this number; 0 = never, the calls are only written down. */
export function interruptAt(
  job: ActionJob,
  at: number,
  signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL',
): Readonly<Record<string, string>> {
  return {
    NODE_OPTIONS: `-r ${PRELOAD}`,
    INTERRUPT_AT: `${at}`,
    INTERRUPT_SIGNAL: signal,
    INTERRUPT_LOG: logOf(job),
  };
}

/** The calls that main made, in their order: API calls, file writes, child processes. */
export function interruptibleCalls(job: ActionJob): readonly string[] {
  return readFileSync(logOf(job), 'utf8').trim().split('\n');
}

/** When main got its signal, in ms since the epoch; undefined when it made fewer calls this time. */
export function signalledAtMs(job: ActionJob): number | undefined {
  const [, ms] = /^signalled (\d+)$/m.exec(readFileSync(logOf(job), 'utf8')) ?? [];
  return ms === undefined ? undefined : Number(ms);
}

function logOf(job: ActionJob): string {
  return join(job.home, 'calls');
}
