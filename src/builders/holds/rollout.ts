import type { ReadableApi, WritableApi } from '../../cluster/api/api.ts';

/** What every step that only looks at the cluster needs; `signal` ends its waiting, with its reason. */
export type ReadOnlyRollout = {
  readonly api: ReadableApi;
  readonly info: (line: string) => void;
  /** What the user should see without opening the step's log. */
  readonly warning: (line: string) => void;
  readonly signal: AbortSignal;
};

/** What every step that changes the cluster needs. */
export type Rollout = ReadOnlyRollout & { readonly api: WritableApi };

/** A hold that exists, by its identity in the cluster. */
export type Hold = { readonly name: string; readonly uid: string };
