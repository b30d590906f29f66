/**
 * Whether a no (401, 403) of the API server is to be doubted. One that has just started refuses what it grants a
 * moment later, as it has not read all rights yet: for 10 to 200 ms after each restart that was looked at, for longer
 * in large clusters (kubernetes #121635). So a no counts from a server that had given another answer since it was last
 * out of reach, before it was asked, or that has kept to its no for a while. All times are of `performance.now()`.
 */
export type Doubt = {
  /** The server was out of reach, or a connection to it has ended: it may have been restarted. */
  readonly reopen: () => void;
  /** The server answered a call that was sent then, and not with such a no. */
  readonly settle: (sentMs: number) => void;
  /** Whether a no to a call that was sent then is to be asked again. */
  readonly isOpen: (sentMs: number) => boolean;
};

/** Starts in doubt; the first no after each trouble is doubted for `longestMs`. */
export function openDoubt(longestMs: number): Doubt {
  let awayMs = 0;
  /** What was sent later is answered by a server that knows its rights. */
  let knowingMs = Number.POSITIVE_INFINITY;
  let firstNoMs = Number.POSITIVE_INFINITY;
  return {
    reopen: () => {
      awayMs = performance.now();
      knowingMs = Number.POSITIVE_INFINITY;
      firstNoMs = Number.POSITIVE_INFINITY;
    },
    settle: (sentMs) => {
      if (sentMs >= awayMs) knowingMs = Math.min(knowingMs, performance.now());
    },
    isOpen: (sentMs) => {
      if (sentMs >= knowingMs) return false;
      const nowMs = performance.now();
      firstNoMs = Math.min(firstNoMs, nowMs);
      return nowMs - firstNoMs < longestMs;
    },
  };
}
