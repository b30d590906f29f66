import { uptime } from 'node:os';

/**
 * Ms since this machine was started: a clock that nobody can set, and that goes on while the machine is suspended, which
 * `performance.now()` does not (clock_gettime(2), CLOCK_BOOTTIME). It counts in hundredths of a second.
 */
export function uptimeMs(): number {
  return uptime() * 1000;
}
