import type { Api } from '../../cluster/api/api.ts';

/** What every step that touches the cluster needs; `signal` ends its waiting, with its reason. */
export type Rollout = {
  readonly api: Api;
  readonly info: (line: string) => void;
  /** What the user should see without opening the step's log. */
  readonly warning: (line: string) => void;
  readonly signal: AbortSignal;
};

/** A hold that exists, by its identity in the cluster. */
export type Hold = { readonly name: string; readonly uid: string };
