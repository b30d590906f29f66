import type { Holding } from '../holds/hold.ts';
import type { Rollout } from '../holds/rollout.ts';
import type { HoldSpec, NodeSpec } from '../manifests/spec.ts';

/** What a job asks of a builder: its nodes, the hold that the job takes, and the inputs that its user set. */
export type BuilderWish = {
  readonly nodes: readonly NodeSpec[];
  readonly hold: HoldSpec;
  readonly explicit: ReadonlySet<string>;
};

/** A wish that is being fulfilled: by which calls, and under which hold. */
export type Ensuring = { readonly rollout: Rollout; readonly wish: BuilderWish; readonly holding: Holding };
