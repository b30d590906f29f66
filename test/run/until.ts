import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Looks again, each `eachMs`, until `look` gives something.
 * @throws with what was waited for, when it gives nothing for so long.
 */
export async function until<T>(
  what: string,
  timeoutMs: number,
  look: () => Promise<T | undefined | false>,
  eachMs = 200,
): Promise<T> {
  const endMs = Date.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > endMs) throw new Error(`${what}: not within ${timeoutMs} ms`);
    await sleep(eachMs);
  }
}
