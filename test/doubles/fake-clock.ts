import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';

import { afterEach, beforeEach, vi } from 'vitest';

const [realTimeout, realUptime] = [AbortSignal.timeout, os.uptime];

/**
 * Gives the tests of a file a clock of their own, which jumps to the next timer whenever nothing else is to be done: what
 * waits for hours takes milliseconds. For what stays in memory; sockets and child processes live by the real time.
 */
export function useFakeClock(): void {
  beforeEach(() => {
    vi.useFakeTimers({ fakeNodeBuiltins: true });
    vi.setTimerTickMode('nextTimerAsync');
    // Vitest knows nothing of these two.
    AbortSignal.timeout = fakeTimeout;
    os.uptime = () => performance.now() / 1000;
    syncBuiltinESMExports();
  });
  afterEach(() => {
    [AbortSignal.timeout, os.uptime] = [realTimeout, realUptime];
    vi.useRealTimers();
    syncBuiltinESMExports();
  });
}

function fakeTimeout(ms: number): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(new DOMException('The operation timed out.', 'TimeoutError')), ms);
  return controller.signal;
}
