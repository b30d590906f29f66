import { pause } from './pause.ts';

/** The pauses between the rounds of a loop that asks a server: `firstMs`, then threefold each time, to `longestMs`. */
export type Pace = { readonly firstMs: number; readonly longestMs: number };

/** For an object that answers 409 although it is there: others write to it, or a webhook refuses. */
export const CONFLICT_PACE: Pace = { firstMs: 700, longestMs: 5000 };

/** How often a write that meets a conflict is tried in all, which takes some 15 s. */
export const CONFLICT_TRIES = 6;

/** The pause after a round (from 0), a quarter more or less: jobs that start at once do not stay in step. */
export function paceMs({ firstMs, longestMs }: Pace, round: number, random: number): number {
  return Math.min(longestMs, firstMs * 3 ** round) * (0.75 + random / 2);
}

/** Pauses after a round (from 0), or rejects with the signal's reason. */
export async function pausePaced(pace: Pace, round: number, signal: AbortSignal): Promise<void> {
  await pause(paceMs(pace, round, Math.random()), signal);
}
