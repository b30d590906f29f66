import { setTimeout as sleep } from 'node:timers/promises';

/** Looks again and again until `look` gives something; throws, with what was waited for, when it never does. */
export async function until<T>(
  what: string,
  timeoutMs: number,
  look: () => Promise<T | undefined | false>,
): Promise<T> {
  const endMs = Date.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > endMs) throw new Error(`${what}: not within ${timeoutMs} ms`);
    await sleep(100);
  }
}
