/** The time limits of the calls to an API server, all in ms. */
export type CallLimits = {
  /** How long failed calls are tried again in all. */
  readonly totalMs: number;
  /** What a single wait between two tries is bound by. */
  readonly shortestMs: number;
  readonly longestMs: number;
  /** The longest wait that a server can ask for (Retry-After). */
  readonly retryAfterMs: number;
  /** A call that has not been answered after this long is tried again. */
  readonly answerMs: number;
  /** A proxy that has not opened a tunnel after this long never will. */
  readonly tunnelMs: number;
  /** How long a call waits for an admission webhook that fails: it may be restarting, but not for its repair. */
  readonly webhookMs: number;
  /** A server that has been silent for this long is the reason of a timeout, and not what was waited for. */
  readonly silenceMs: number;
  /**
   * How long a 401 or 403 of a server that may just have started is asked again; never for more than a part of
   * `totalMs`.
   */
  readonly startupMs: number;
  /** How long after its end a watch is given up that the server has not ended. */
  readonly watchGraceMs: number;
};

/** Main can wait a minute for an API server that restarts. */
export const MAIN_LIMITS: CallLimits = {
  totalMs: 60_000,
  shortestMs: 200,
  longestMs: 5000,
  retryAfterMs: 30_000,
  answerMs: 15_000,
  tunnelMs: 15_000,
  webhookMs: 8000,
  silenceMs: 10_000,
  startupMs: 3000,
  watchGraceMs: 1000,
};

/** Post shares its time with the posts of other actions. */
export const POST_LIMITS: CallLimits = { ...MAIN_LIMITS, totalMs: 15_000, longestMs: 2000 };

/** 408 and 429 ask for it; the others come from a server, or a proxy before it, that is restarting. */
const RETRYABLE_STATUS: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);

/**
 * Returns true when the same call may work a moment later. Every call of this action may be repeated: what it creates
 * has a name of its own or may exist already, and what it patches or deletes is named by uid.
 */
export function isRetryable(status: number): boolean {
  return RETRYABLE_STATUS.has(status);
}

/** Returns the wait that a server's Retry-After header asks for (seconds or an HTTP date), 0 when it asks for none. */
export function retryAfterMs(header: string | undefined, nowMs: number, longestMs: number): number {
  if (header === undefined) return 0;
  const seconds = Number(header);
  const waitMs = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - nowMs;
  return Number.isNaN(waitMs) ? 0 : Math.min(Math.max(waitMs, 0), longestMs);
}

/**
 * Returns the wait before try number `attempt` + 1: full jitter that doubles, never under what the server asked for.
 * `random` is in [0, 1).
 */
export function backoffMs(
  attempt: number,
  askedMs: number,
  random: number,
  { shortestMs, longestMs }: CallLimits,
): number {
  const ceiling = Math.min(longestMs, shortestMs * 2 ** attempt);
  return Math.max(askedMs, shortestMs + random * (ceiling - shortestMs));
}

/**
 * An API server that has just started answers 401 and 403 until it has loaded all rights: for 10 to 200 ms after each
 * restart that was looked at, for longer in large clusters (kubernetes#121635). Such an answer is asked again, unless
 * the server has answered otherwise since the connection was last lost. All times are of `performance.now()`.
 */
export type StartupGrace = {
  /** The server was out of reach, or a connection to it has ended: it may have restarted. */
  readonly connectionLost: () => void;
  /** The server answered a call that was sent then, and not with 401 or 403. */
  readonly answered: (sentMs: number) => void;
  /** Returns true when a 401 or 403 to a call that was sent then is to be asked again. */
  readonly isWithin: (sentMs: number) => boolean;
};

/** Starts within the grace, which ends `longestMs` after the first 401 or 403 since the connection was last lost. */
export function openStartupGrace(longestMs: number): StartupGrace {
  let lostMs = 0;
  /** What was sent later is answered by a server that has loaded its rights. */
  let loadedMs: number | undefined;
  let firstRefusalMs: number | undefined;
  return {
    connectionLost: () => {
      lostMs = performance.now();
      loadedMs = undefined;
      firstRefusalMs = undefined;
    },
    answered: (sentMs) => {
      if (sentMs >= lostMs) loadedMs ??= performance.now();
    },
    isWithin: (sentMs) => {
      if (loadedMs !== undefined && sentMs >= loadedMs) return false;
      const nowMs = performance.now();
      firstRefusalMs ??= nowMs;
      return nowMs - firstRefusalMs < longestMs;
    },
  };
}
