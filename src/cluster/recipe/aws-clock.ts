import { timeOf } from '../aws/caller.ts';
import type { MintContext } from './context.ts';
import type { EksRecipe } from './recipe.ts';

/** A Date header has whole seconds, and an answer takes its time: less than this is no fault of a clock. */
const CLOCK_NOISE_MS = 5000;
/** What STS is asked for only to see its clock may not take long. */
const ASK_MS = 1000;

/** Returns how far a clock is ahead of this runner's: 0 where that is only noise, or is not known. */
export function clockOffset(dateMs: number | undefined, nowMs: number): number {
  const ms = (dateMs ?? nowMs) - nowMs;
  return Math.abs(ms) < CLOCK_NOISE_MS ? 0 : Math.round(ms);
}

/** Returns the recipe by the clock of a server that has just refused a token of it; unchanged where it does not say. */
export function atServerTime(
  recipe: EksRecipe,
  context: Pick<MintContext, 'nowMs' | 'uptimeMs'>,
  dateMs: number | undefined,
): EksRecipe {
  if (dateMs === undefined) return recipe;
  const nowMs = context.nowMs();
  const clockReadAt = { nowMs, uptimeMs: context.uptimeMs() };
  return { ...recipe, clockOffsetMs: clockOffset(dateMs, nowMs), clockReadAt };
}

/**
 * Returns the recipe with an offset that is right now. The clock of a runner that is resumed from a snapshot is set
 * after the step has begun, and an offset that was measured before says nothing then: STS is asked for its time again.
 * Where it does not say, a clock that was just set is right.
 */
export async function atClockOfNow(
  recipe: EksRecipe,
  context: MintContext,
  signal: AbortSignal,
): Promise<EksRecipe> {
  const { clockReadAt: last, stsUrl } = recipe;
  if (last === undefined) return recipe;
  const setMs = context.nowMs() - last.nowMs - (context.uptimeMs() - last.uptimeMs);
  if (Math.abs(setMs) < CLOCK_NOISE_MS) return recipe;
  const soon = AbortSignal.any([signal, AbortSignal.timeout(ASK_MS)]);
  const question = { method: 'GET', url: `${stsUrl}/`, headers: {}, body: '' } as const;
  const dateMs = await context.send(question, soon).then(
    ({ headers }) => timeOf(headers.date),
    () => undefined,
  );
  signal.throwIfAborted();
  return atServerTime(recipe, context, dateMs ?? context.nowMs());
}
