import { type Pace, paceMs } from './pace.ts';
import { pause } from './pause.ts';

/** How to poll: the pause after each round (from 0), and the signal that ends it. */
export type Polling = {
  readonly pace: Pace | ((round: number) => number);
  /** At most this many rounds; undefined = until there is an answer. */
  readonly tries?: number | undefined;
  readonly signal: AbortSignal;
};

/**
 * Looks again and again, with pauses in between, and returns the first thing that `look` returns but undefined. Without
 * a pause after the last of the tries, it returns undefined.
 *
 * @throws the signal's reason as soon as it is aborted in a pause
 */
export function poll<T>(
  polling: Polling & { readonly tries?: undefined },
  look: (round: number) => Promise<T | undefined>,
): Promise<T>;
export function poll<T>(
  polling: Polling,
  look: (round: number) => Promise<T | undefined>,
): Promise<T | undefined>;
export async function poll<T>(
  { pace, tries, signal }: Polling,
  look: (round: number) => Promise<T | undefined>,
): Promise<T | undefined> {
  for (let round = 0; ; round += 1) {
    const found = await look(round);
    if (found !== undefined || round + 1 === tries) return found;
    const ms = typeof pace === 'function' ? pace(round) : paceMs(pace, round, Math.random());
    await pause(ms, signal);
  }
}
