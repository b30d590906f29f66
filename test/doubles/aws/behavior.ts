/** A refusal in the words of the service. */
export type Refusal = { readonly status: number; readonly code: string; readonly message: string };

/** What a service does with a call: its work, nothing at all (the connection stays open), or refuse. */
export type Mood = 'well' | 'silent' | Refusal;

/** A service's mood, which tests change. */
export type Temper = {
  /** From now on, or for so many calls. */
  readonly become: (mood: Mood, calls?: number) => void;
  /** The mood for the next call; it counts. */
  readonly next: () => Mood;
};

/** The temper of a service that is well. */
export function evenTemper(): Temper {
  let current: Mood = 'well';
  let left = Number.POSITIVE_INFINITY;
  return {
    become: (mood, calls = Number.POSITIVE_INFINITY) => {
      current = mood;
      left = calls;
    },
    next: () => {
      if (left <= 0) return 'well';
      left -= 1;
      return current;
    },
  };
}
