import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ActionJob } from './runner.ts';

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

function logOf(job: ActionJob): string {
  return join(job.home, 'calls');
}
