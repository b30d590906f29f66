/** A refusal in the words of the service. */
export type Refusal = { readonly status: number; readonly code: string; readonly message: string };

/** What a service does with a call: it works, is silent (the connection stays open), or refuses. */
export type Behavior = 'works' | 'silent' | Refusal;

/** A service's behavior, which tests change. */
export type ChangingBehavior = {
  /** From now on, or for so many calls. */
  readonly become: (behavior: Behavior, calls?: number) => void;
  /** The behavior for the next call, which is counted. */
  readonly next: () => Behavior;
};

/** That of a service that works. */
export function newBehavior(): ChangingBehavior {
  let current: Behavior = 'works';
  let left = Number.POSITIVE_INFINITY;
  return {
    become: (behavior, calls = Number.POSITIVE_INFINITY) => {
      current = behavior;
      left = calls;
    },
    next: () => {
      if (left <= 0) return 'works';
      left -= 1;
      return current;
    },
  };
}
