/** Waits, or rejects with the signal's reason as soon as it is aborted. By the global timer, which tests can replace. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const stop = (): void => reject(signal.reason);
  const timer = setTimeout(resolve, ms);
  signal.addEventListener('abort', stop);
  try {
    await promise;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

/** The pauses between the rounds of a loop that asks a server: `firstMs`, then threefold each time, to `longestMs`. */
export type Pace = { readonly firstMs: number; readonly longestMs: number };

/** For an object that answers 409 although it is there: others write to it, or a webhook refuses. */
export const CONFLICT_PACE: Pace = { firstMs: 700, longestMs: 5000 };

/** How often a write that meets a conflict is tried in all, which takes some 15 s. */
export const CONFLICT_TRIES = 6;

/** Returns the pause after a round (from 0), a quarter more or less: jobs that start at once do not stay in step. */
export function paceMs({ firstMs, longestMs }: Pace, round: number, random: number): number {
  return Math.min(longestMs, firstMs * 3 ** round) * (0.75 + random / 2);
}

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
