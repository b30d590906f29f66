import type { Site } from '../../site/site.ts';

/** Remembers what is to be undone after a test, whatever happens; the last is undone first. */
export type Later = (undo: () => Promise<unknown>) => void;

/** A state that waiting cannot end, and what the action is to say of it. */
export type State = {
  readonly title: string;
  readonly inputs: (site: Site) => Readonly<Record<string, string>>;
  /** Brings the cluster into the state. */
  readonly prepare: (site: Site, later: Later) => Promise<unknown>;
  /** Does what somebody else does while the step runs; done as soon as the state exists. */
  readonly meanwhile: (site: Site) => Promise<unknown>;
  /** The start of the error, its remedy, and lines that were printed before it; no other state's are like that. */
  readonly cause: RegExp;
  readonly remedy: RegExp;
  readonly progress: RegExp;
  /** From when on the state exists at the earliest, after the start of the step. */
  readonly existsAfterMs: number;
  /** What is in the namespace when the job has ended. */
  readonly left: readonly string[];
  /** Needs the cluster of the test bed, where the API server and its controllers run on this machine. */
  readonly onlyOnBed: boolean;
};

/** The name of the builders of these tests; of their Deployment, on amd64; and of their claim. */
export const BUILDER = 'trouble';
export const NODE = 'trouble-amd64';
export const CLAIM = 'trouble-amd64-cache';

const NOTHING = async (): Promise<void> => undefined;

/** A state, in which nothing is particular but what is given. */
export function state(given: Pick<State, 'title' | 'cause' | 'remedy'> & Partial<State>): State {
  return {
    inputs: () => ({ 'cache-size': '0' }),
    prepare: NOTHING,
    meanwhile: NOTHING,
    progress: /^Cluster /m,
    existsAfterMs: 3000,
    left: [],
    onlyOnBed: false,
    ...given,
  };
}
