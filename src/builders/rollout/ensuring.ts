import type { Holding } from '../holds/hold.ts';
import type { Rollout } from '../holds/rollout.ts';
import { type Owner, ownerOf } from '../manifests/deployment.ts';
import type { HoldSpec, NodeSpec } from '../manifests/spec.ts';

/** What a job asks of a builder: its nodes, the hold that the job takes, and the inputs that its user set. */
export type BuilderWish = {
  readonly nodes: readonly NodeSpec[];
  readonly hold: HoldSpec;
  readonly explicit: ReadonlySet<string>;
};

/** A wish that is being fulfilled: by which calls, and under which hold. */
export type Ensuring = { readonly rollout: Rollout; readonly wish: BuilderWish; readonly holding: Holding };

/** The same for one of the nodes. */
export type EnsuringNode = Ensuring & { readonly spec: NodeSpec };

/** Returns the owners that a node's Deployment gets: this job's hold, unless the node is kept forever. */
export function ownersFor({ life }: NodeSpec, holding: Holding): readonly Owner[] {
  return holding.kind === 'held' && life.kind !== 'forever' ? [ownerOf(holding.hold)] : [];
}
