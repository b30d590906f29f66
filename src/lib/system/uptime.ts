import { uptime } from 'node:os';

/**
 * Returns the ms since this machine was started: a clock that cannot be set, and that runs while it is suspended, which
 * `performance.now()` does not (clock_gettime(2), CLOCK_BOOTTIME). It counts in hundredths of a second.
 */
export function uptimeMs(): number {
  return uptime() * 1000;
}
