import type { Site } from '../site/site.ts';

/** What was measured, in the order in which it was; no baseline for what is only counted. */
export type Samples = { readonly ours: readonly number[]; readonly baseline: readonly number[] };

/** What a figure is measured with. */
export type Context = {
  /** How many pairs of samples count. */
  readonly pairs: number;
  /** Folder of a checkout of docker/setup-buildx-action; '' without one. */
  readonly peer: string;
  /** The namespace to measure in, made on the first call, so that what needs no cluster starts none. */
  readonly site: () => Promise<Site>;
  /** Takes a line that only --verbose prints. */
  readonly detail: (line: string) => void;
};

/** One figure of the bench. */
export type Figure = {
  readonly name: string;
  /** Times are compared by their medians; of calls and of memory the most seen counts. */
  readonly unit: 'ms' | 'calls' | 'MB';
  /** What the ratio to the baseline, or without a baseline the value, must not exceed. */
  readonly bar: number;
  readonly measure: (context: Context) => Promise<Samples>;
};
