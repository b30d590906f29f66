import { codeOf, messageOf } from '../../lib/errors.ts';

/** Why a request has no answer, in a few words. */
export function whySilent(error: unknown): string {
  // A request that its signal ends is an AbortError, whatever the signal's reason.
  const isEnded = error instanceof Error && ['AbortError', 'TimeoutError'].includes(error.name);
  return isEnded ? 'no answer in time' : codeOf(error) || messageOf(error);
}
