/** How long failed calls are tried again in all, and what a single wait is bound by; all in ms. */
export type RetryBudget = {
  readonly totalMs: number;
  readonly shortestMs: number;
  readonly longestMs: number;
};

/** 408 and 429 ask for it; the others come from a server, or a proxy before it, that is restarting. */
const RETRYABLE_STATUS: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);

const LONGEST_RETRY_AFTER_MS = 30_000;

/**
 * True when the same call may work a moment later. Every call of this action may be repeated: what it creates
 * has a name of its own or may exist already, and what it patches or deletes is named by uid.
 */
export function isRetryable(status: number): boolean {
  return RETRYABLE_STATUS.has(status);
}

/** The server's Retry-After header in ms (seconds or an HTTP date), 0 when there is none. */
export function retryAfterMs(header: string | undefined, nowMs: number): number {
  if (header === undefined || header.trim() === '') return 0;
  const seconds = Number(header);
  const waitMs = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - nowMs;
  return Number.isNaN(waitMs) ? 0 : Math.min(Math.max(waitMs, 0), LONGEST_RETRY_AFTER_MS);
}

/**
 * The wait before try number `attempt` + 1: full jitter that doubles, never under what the server asked for.
 * `random` is in [0, 1).
 */
export function backoffMs(attempt: number, askedMs: number, random: number, budget: RetryBudget): number {
  const ceiling = Math.min(budget.longestMs, budget.shortestMs * 2 ** attempt);
  return Math.max(askedMs, budget.shortestMs + random * (ceiling - budget.shortestMs));
}
