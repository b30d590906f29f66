import { readdirSync, readFileSync } from 'node:fs';

function hasVariable(pid: string, variable: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(variable);
  } catch {
    return false; // gone, or not ours to read
  }
}

/** Processes that a job left behind, found as the runner finds them: by RUNNER_TRACKING_ID in their environment. */
export function findOrphans(trackingId: string): readonly number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.filter((pid) => hasVariable(pid, `RUNNER_TRACKING_ID=${trackingId}`)).map(Number);
}

/** What the runner does in "Complete job", after all post steps. */
export function killOrphans(trackingId: string): void {
  for (const pid of findOrphans(trackingId)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended by itself in the meantime.
    }
  }
}
