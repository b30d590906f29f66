import type { Pod } from '../../lib/kubernetes/kinds.ts';
import { isOver } from '../diagnosis/pods.ts';
import type { ReadOnlyRollout } from '../holds/rollout.ts';
import { appOf } from '../manifests/names.ts';
import { rightsToEnsure } from '../manifests/rights.ts';
import type { NodeSpec } from '../manifests/spec.ts';
import { listPods } from '../waiting/gone.ts';
import type { BuilderWish } from './ensuring.ts';
import { findMissing, forbidden } from './preflight.ts';
import { findNode, type Start } from './start.ts';
import { tryOut } from './try-out.ts';

/** All nodes; `podsVersion` is where a watch can begin when none of them had a pod, otherwise ''. */
export type Survey = { readonly starts: readonly Start[]; readonly podsVersion: string };

/**
 * Looks at all nodes of a builder before anything is written: code `conflict` for a foreign object in the way,
 * `forbidden` for rights that are missing, which are asked for only when something has to be made, and what `tryOut`
 * finds out.
 */
export async function survey(
  rollout: ReadOnlyRollout,
  { nodes: specs, explicit }: BuilderWish,
): Promise<Survey> {
  const found = await Promise.all(specs.map((spec) => findNode(rollout, spec)));
  if (found.every(({ found }) => found.kind === 'running'))
    return { starts: await tryOut(rollout, found, explicit), podsVersion: '' };
  await refuseWithoutRights(rollout, specs);
  const [pods, starts] = await Promise.all([
    listPods(
      rollout,
      specs.map((spec) => spec.name),
    ),
    tryOut(rollout, found, explicit),
  ]);
  const { resourceVersion } = pods.metadata;
  return {
    starts: starts.map((start) => afterItsPods(start, pods.items)),
    podsVersion: pods.items.length === 0 ? resourceVersion : '',
  };
}

/** Looks again at a node whose last pods are gone. */
export async function surveyAgain(
  rollout: ReadOnlyRollout,
  spec: NodeSpec,
  explicit: ReadonlySet<string>,
): Promise<readonly Start[]> {
  return tryOut(rollout, [await findNode(rollout, spec)], explicit);
}

function afterItsPods({ spec, found }: Start, pods: readonly Pod[]): Start {
  const hasPods = pods.some((pod) => appOf(pod) === spec.name && !isOver(pod));
  return { spec, found: found.kind === 'absent' && hasPods ? { kind: 'ending' } : found };
}

/** A builder has to be made, so every right is asked for before the first write. */
async function refuseWithoutRights({ api }: ReadOnlyRollout, specs: readonly NodeSpec[]): Promise<void> {
  const needsHolds = specs.some((spec) => spec.life.kind !== 'forever');
  const missing = await findMissing(api, rightsToEnsure(needsHolds));
  if (missing.rights.length > 0) throw forbidden(api.namespace, missing);
}
