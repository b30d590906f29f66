import { setTimeout as delay } from 'node:timers/promises';

/** Whether `event` comes within the limit; does not wait longer and leaves no timer behind. */
export async function isWithin(event: Promise<unknown>, limitMs: number): Promise<boolean> {
  const timer = new AbortController();
  const limit = delay(limitMs, false, { signal: timer.signal }).catch(() => false);
  try {
    return await Promise.race([event.then(() => true), limit]);
  } finally {
    timer.abort();
  }
}
