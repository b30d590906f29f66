/**
 * Whether a no (401, 403) of the API server is to be doubted. One that has just started refuses what it grants a
 * moment later, as it has not read all rights yet: for 10 to 200 ms after each restart that was looked at, for longer
 * in large clusters (kubernetes #121635). So a no counts from a server that has given another answer since it was last
 * out of reach, or that has kept to its no for a while.
 */
export type Doubt = {
  /** The server was out of reach: it may have been restarted. */
  readonly reopen: () => void;
  /** The server gave an answer that is no such no. */
  readonly settle: () => void;
  /** Whether a no that has come now is to be asked again. */
  readonly isOpen: () => boolean;
};

/** Starts in doubt; the first no after each trouble is doubted for `longestMs`. */
export function openDoubt(longestMs: number): Doubt {
  let isSettled = false;
  let endMs = Number.POSITIVE_INFINITY;
  return {
    reopen: () => {
      isSettled = false;
      endMs = Number.POSITIVE_INFINITY;
    },
    settle: () => {
      isSettled = true;
    },
    isOpen: () => {
      if (isSettled) return false;
      endMs = Math.min(endMs, Date.now() + longestMs);
      if (Date.now() >= endMs) isSettled = true;
      return !isSettled;
    },
  };
}
