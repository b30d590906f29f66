import { appOf, isOurs } from '../builder/labels.ts';
import { isMadeByBuildx } from '../builder/made-by-buildx.ts';
import { isOver } from '../builder/readiness.ts';
import { rightsToEnsure } from '../builder/rights.ts';
import type { NodeSpec } from '../builder/spec.ts';
import { granted } from '../cluster/answer.ts';
import type { Deployment, PersistentVolumeClaim, Pod } from '../cluster/kinds.ts';
import { ActionError } from '../errors.ts';
import { findUsableClaim } from './claim.ts';
import { onExistingClaim } from './existing-claim.ts';
import { listPods } from './gone.ts';
import { findMissing, forbidden } from './preflight.ts';
import type { Rollout } from './rollout.ts';
import { refuseScaledDown } from './scaled-down.ts';

/** What the cluster has of a node: one that runs, at most its claim, or pods of the last one that still end. */
export type Found =
  | { readonly kind: 'running'; readonly deployment: Deployment }
  | { readonly kind: 'absent'; readonly claim: PersistentVolumeClaim | undefined }
  | { readonly kind: 'ending' };

/** A node that is wanted, and what there is of it. */
export type Start = { readonly spec: NodeSpec; readonly found: Found };

/** All nodes; `podsVersion` is where a watch can begin when none of them had a pod, otherwise ''. */
export type Survey = { readonly starts: readonly Start[]; readonly podsVersion: string };

/**
 * Looks at all nodes of a builder before anything is written: code `conflict` for a foreign object in the way, and
 * `forbidden` for rights that are missing, which are asked for only when something has to be made.
 */
export async function survey(rollout: Rollout, specs: readonly NodeSpec[]): Promise<Survey> {
  const found = await Promise.all(specs.map((spec) => findNode(rollout, spec)));
  if (found.every(({ found }) => found.kind === 'running')) return { starts: found, podsVersion: '' };
  await refuseWithoutRights(rollout, specs);
  const [pods, starts] = await Promise.all([
    listPods(
      rollout,
      specs.map((spec) => spec.name),
    ),
    Promise.all(found.map((start) => withClaim(rollout, start))),
  ]);
  const { resourceVersion } = pods.metadata;
  return {
    starts: starts.map((start) => afterItsPods(start, pods.items)),
    podsVersion: pods.items.length === 0 ? resourceVersion : '',
  };
}

/** Looks again at a node whose last pods are gone. */
export async function surveyAgain(rollout: Rollout, spec: NodeSpec): Promise<Start> {
  return withClaim(rollout, await findNode(rollout, spec));
}

async function findNode(rollout: Rollout, spec: NodeSpec): Promise<Start> {
  const deployment = await findDeployment(rollout, spec.name);
  if (deployment !== undefined)
    refuseScaledDown({ kind: 'Deployment', object: deployment }, rollout.api.namespace);
  const absent = { kind: 'absent', claim: undefined } as const;
  return { spec, found: deployment === undefined ? absent : { kind: 'running', deployment } };
}

/** The Deployment of a node; undefined when there is none, code `conflict` when it is not ours. */
export async function findDeployment(rollout: Rollout, name: string): Promise<Deployment | undefined> {
  const { api } = rollout;
  const answer = await api.get('deployments', name);
  if (answer.kind === 'refused' && answer.status === 404) return undefined;
  const found = granted(answer, `get Deployments in namespace ${api.namespace}`);
  if (isOurs(found)) return found;
  throw foreign(found, name, api.namespace);
}

/** A Deployment that is not ours is never touched, even one that buildx made in the place of ours. */
function foreign(found: Deployment, name: string, namespace: string): ActionError {
  const message = `Deployment ${name} exists in namespace ${namespace} and is not ours`;
  if (!isMadeByBuildx(found)) {
    return new ActionError('conflict', `${message}.`, 'Choose another name, or use it with mode: connect.');
  }
  const hint = `If no build uses it, delete it: kubectl --namespace ${namespace} delete deployment ${name}`;
  return new ActionError(
    'conflict',
    `${message}: buildx made it, in the place of a builder that was gone.`,
    hint,
  );
}

async function withClaim(rollout: Rollout, { spec, found }: Start): Promise<Start> {
  if (found.kind === 'absent' && spec.cache.kind === 'existing')
    return { spec: await onExistingClaim(rollout, spec, spec.cache), found };
  // An ephemeral builder's claim is its own, by a name that nobody had before.
  if (found.kind !== 'absent' || spec.cache.kind !== 'claim' || spec.life.kind === 'ephemeral')
    return { spec, found };
  return { spec, found: { kind: 'absent', claim: await findUsableClaim(rollout, spec) } };
}

function afterItsPods({ spec, found }: Start, pods: readonly Pod[]): Start {
  const hasPods = pods.some((pod) => appOf(pod) === spec.name && !isOver(pod));
  return { spec, found: found.kind === 'absent' && hasPods ? { kind: 'ending' } : found };
}

/** A builder has to be made, so every right is asked for before the first write. */
async function refuseWithoutRights({ api }: Rollout, specs: readonly NodeSpec[]): Promise<void> {
  const needsHolds = specs.some((spec) => spec.life.kind !== 'forever');
  const missing = await findMissing(api, rightsToEnsure(needsHolds));
  if (missing.rights.length > 0) throw forbidden(api.namespace, missing);
}
