import type { Kitchen } from './mint.ts';
import type { EksRecipe } from './recipe.ts';

/** A Date header has whole seconds, and the answer was on its way: less than this is no fault of a clock. */
const CLOCK_NOISE_MS = 5000;
/** What STS is asked for only to see its clock may not take long. */
const ASK_MS = 1000;

/** How far a clock is ahead of this runner's, 0 where that is nothing but noise or is not known. */
export function clockOffset(dateMs: number, nowMs: number): number {
  const ms = dateMs - nowMs;
  return Number.isNaN(ms) || Math.abs(ms) < CLOCK_NOISE_MS ? 0 : Math.round(ms);
}

/** The recipe by the clock of a server that has just refused a token of it; as it is where the server does not tell. */
export function atServerTime(recipe: EksRecipe, kitchen: Kitchen, dateMs: number): EksRecipe {
  if (Number.isNaN(dateMs)) return recipe;
  const nowMs = kitchen.nowMs();
  const clockReadAt = { nowMs, uptimeMs: kitchen.uptimeMs() };
  return { ...recipe, clockOffsetMs: clockOffset(dateMs, nowMs), clockReadAt };
}

/**
 * The recipe with an offset that counts now. Machines that are resumed from a snapshot have their clock set after the
 * step has begun, and an offset that was measured before says nothing then: STS is asked for its time again. Where it
 * does not tell, a clock that was just set is right.
 */
export async function atClockOfNow(
  recipe: EksRecipe,
  kitchen: Kitchen,
  signal: AbortSignal,
): Promise<EksRecipe> {
  const { clockReadAt: last, stsUrl } = recipe;
  if (last === undefined) return recipe;
  const setMs = kitchen.nowMs() - last.nowMs - (kitchen.uptimeMs() - last.uptimeMs);
  if (Math.abs(setMs) < CLOCK_NOISE_MS) return recipe;
  const soon = AbortSignal.any([signal, AbortSignal.timeout(ASK_MS)]);
  const question = { method: 'GET', url: `${stsUrl}/`, headers: {}, body: '' } as const;
  const dateMs = await kitchen.send(question, soon).then(
    ({ date }) => Date.parse(date),
    () => Number.NaN,
  );
  signal.throwIfAborted();
  return atServerTime(recipe, kitchen, Number.isNaN(dateMs) ? kitchen.nowMs() : dateMs);
}
