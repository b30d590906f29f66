import type { V1Job } from '@kubernetes/client-node';
import { timestampMs } from '../../lib/kubernetes/timestamp.ts';
import type { Wire } from '../../lib/kubernetes/wire.ts';
import { isLiving, wasReleased } from './hold.ts';

const LONGEST_LIFE_MS = 20 * 60_000;
const SHORTEST_LIFE_MS = 10_000;
/** Four renewals in a row may fail before the hold ends. */
const RENEWALS_IN_A_LIFE = 5;

/** How long a hold lives unrenewed, and how long with all its renewals. */
export type HoldTerm = { readonly lifeMs: number; readonly maxJobMs: number };

/** How long a hold that is renewed lives after each renewal, hence at most after a runner has died. */
export function holdLifeMs(maxJobMs: number): number {
  return Math.min(LONGEST_LIFE_MS, Math.max(maxJobMs / 3, SHORTEST_LIFE_MS));
}

/** The time from one renewal to the next. */
export function renewEveryMs(lifeMs: number): number {
  return lifeMs / RENEWALS_IN_A_LIFE;
}

/** A renewal takes up to four calls, and no loop makes more than five in a second. */
const SHORTEST_RETRY_MS = 1000;

/** The time from a renewal that failed to the next try. */
export function retryEveryMs(lifeMs: number): number {
  return Math.max(renewEveryMs(lifeMs) / 4, SHORTEST_RETRY_MS);
}

/**
 * What is to be done about a hold: `last` takes it to the end of `max-job`, `wait` leaves it as it is for now, `over`
 * for good; `gone` asks for a new one. `seconds` count from its start.
 */
export type NextDeadline =
  | { readonly kind: 'renew'; readonly seconds: number }
  | { readonly kind: 'last'; readonly seconds: number }
  | { readonly kind: 'wait' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'over' };

/** Decides on the next deadline of a hold, which is never sooner than the one it has. `nowMs` is the server's time. */
export function nextDeadline(hold: Wire<V1Job>, nowMs: number, term: HoldTerm): NextDeadline {
  const deadline = hold.spec?.activeDeadlineSeconds ?? 0;
  const longest = deadlineSeconds(term.maxJobMs);
  if (wasReleased(hold)) return { kind: 'over' };
  if (!isLiving(hold)) return { kind: 'gone' };
  if (deadline >= longest) return { kind: 'over' };
  const startedMs = timestampMs(hold.status?.startTime);
  // The controller can lag behind by seconds, and the clock does not run before it has noted the start.
  if (Number.isNaN(startedMs)) return { kind: 'wait' };
  const seconds = deadlineSeconds(Math.max(0, nowMs - startedMs) + term.lifeMs);
  if (seconds >= longest) return { kind: 'last', seconds: longest };
  return seconds > deadline ? { kind: 'renew', seconds } : { kind: 'wait' };
}

/** The deadline of a hold that is to live this long from its start. */
export function deadlineSeconds(fromStartMs: number): number {
  return Math.ceil(fromStartMs / 1000);
}

/** The patch that sets a hold's deadline, for the object of this uid alone. */
export function renderDeadline(uid: string, seconds: number): object {
  return { metadata: { uid }, spec: { activeDeadlineSeconds: seconds } };
}

/**
 * The patch that renews a hold. It is refused when anything about the hold has changed since it was read: otherwise
 * it could take back the deadline with which post lets the hold go.
 */
export function renderRenewal(uid: string, resourceVersion: string, seconds: number): object {
  return { metadata: { uid, resourceVersion }, spec: { activeDeadlineSeconds: seconds } };
}
