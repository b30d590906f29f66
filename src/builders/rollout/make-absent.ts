import type { Deployment } from '../../lib/kubernetes/kinds.ts';
import type { Holding } from '../holds/holding.ts';
import type { Rollout } from '../holds/rollout.ts';
import type { NodeSpec } from '../manifests/spec.ts';
import { ofNode } from '../waiting/of-node.ts';
import type { BuilderWish } from './ensuring.ts';
import { awaitRival, makeNode } from './make.ts';
import type { Start } from './start.ts';

/** A node that was made by this job, or that is there by another one, or that has to end first. */
export type Met = {
  readonly spec: NodeSpec;
  readonly met:
    | { readonly kind: 'made' | 'running'; readonly deployment: Deployment }
    | { readonly kind: 'ending' };
};

/**
 * Makes the nodes that are not there, the first of them alone: when another job is faster with that one, it is at work
 * on the others too, and fifty jobs that start at once would try in vain to make each.
 */
export async function makeAbsent(
  rollout: Rollout,
  wish: BuilderWish,
  holding: Holding,
  starts: readonly Start[],
): Promise<readonly Met[]> {
  const makeOne = (spec: NodeSpec, found: Absent): Promise<Met> =>
    make(rollout, wish, holding, { spec, found }).catch((thrown: unknown) => {
      throw ofNode(wish, spec, thrown);
    });
  let first: Met | undefined;
  for (const { spec, found } of starts) {
    if (found.kind !== 'absent') continue;
    first = await makeOne(spec, found);
    break;
  }
  return Promise.all(
    starts.map(async ({ spec, found }) => {
      if (found.kind !== 'absent') return { spec, met: found };
      if (first?.spec === spec) return first;
      const rival = first?.met.kind === 'running' ? await awaitRival(rollout, spec.name) : undefined;
      return rival === undefined
        ? makeOne(spec, found)
        : { spec, met: { kind: 'running', deployment: rival } };
    }),
  );
}

type Absent = Extract<Start['found'], { kind: 'absent' }>;

async function make(
  rollout: Rollout,
  { explicit }: BuilderWish,
  holding: Holding,
  { spec, found }: { readonly spec: NodeSpec; readonly found: Absent },
): Promise<Met> {
  const made = await makeNode(rollout, spec, explicit, holding, found.claim);
  if (made.deployment === undefined) return { spec, met: { kind: 'ending' } };
  if (made.kind === 'exists') return { spec, met: { kind: 'running', deployment: made.deployment } };
  rollout.info(`Builder ${spec.name} made (${spec.image}).`);
  return { spec, met: { kind: 'made', deployment: made.deployment } };
}
