import type { ReadOnlyRollout } from '../holds/rollout.ts';

/** Prints the state of a node, unless it is the one that was told last; '' is none. */
export type Tell = (node: string, state: string) => void;

/** A progress that has told nothing yet. */
export function progressOf({ info }: ReadOnlyRollout): Tell {
  const told = new Map<string, string>();
  return (node, state) => {
    if (state !== told.get(node) && state !== '') info(`Builder ${node}: ${state}`);
    told.set(node, state);
  };
}
