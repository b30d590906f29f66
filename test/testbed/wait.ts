import { setTimeout as sleep } from 'node:timers/promises';

const intervalMs = 100;

/** True when the condition holds, otherwise what is still missing, for the message. */
export type Check = () => Promise<true | string> | true | string;

/**
 * Asks until the condition holds. Fails with the last answer after timeoutMs,
 * and at once when the check itself throws: it throws where waiting cannot help.
 */
export async function waitFor(what: string, timeoutMs: number, check: Check): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const answer = await check();
    if (answer === true) return;
    if (performance.now() > deadline) throw new Error(`${what}: not after ${timeoutMs / 1000} s: ${answer}`);
    await sleep(intervalMs);
  }
}
