import { ActionError, conflictError } from '../../lib/errors.ts';
import type { Deployment, PersistentVolumeClaim } from '../../lib/kubernetes/kinds.ts';
import type { Problem } from '../diagnosis/problem.ts';
import { isMadeByBuildx, pausedProblem, type Scalable, scaledDownProblem } from '../diagnosis/workload.ts';
import { find, type ReadOnlyRollout } from '../holds/rollout.ts';
import { isOurs } from '../manifests/names.ts';
import type { NodeSpec } from '../manifests/spec.ts';

/** What the cluster has of a node: one that runs, at most its claim, or pods of the last one that have not ended yet. */
export type Found =
  | { readonly kind: 'running'; readonly deployment: Deployment }
  | { readonly kind: 'absent'; readonly claim: PersistentVolumeClaim | undefined }
  | { readonly kind: 'ending' };

/** A node that is wanted, and what there is of it. */
export type FoundNode = { readonly spec: NodeSpec; readonly found: Found };

/**
 * Looks for a node's Deployment, and no further.
 *
 * @throws ActionError code `not-ready` for one that gets no pods until a person changes it: scaled to 0, or paused
 */
export async function findNode(rollout: ReadOnlyRollout, spec: NodeSpec): Promise<FoundNode> {
  const { namespace } = rollout.api;
  const deployment = await findDeployment(rollout, spec.name);
  if (deployment === undefined) return { spec, found: { kind: 'absent', claim: undefined } };
  refuseScaledDown({ kind: 'Deployment', object: deployment }, namespace);
  if (deployment.metadata?.deletionTimestamp === undefined)
    throwProblem(pausedProblem(deployment, namespace));
  return { spec, found: { kind: 'running', deployment } };
}

/** Refuses a workload with `replicas: 0`, code `not-ready`: nobody needs to wait for it. Not one that is being deleted. */
export function refuseScaledDown(workload: Scalable, namespace: string): void {
  if (workload.object.metadata?.deletionTimestamp === undefined)
    throwProblem(scaledDownProblem(workload, namespace));
}

function throwProblem(problem: Problem | undefined): void {
  if (problem === undefined) return;
  const { topic, what, hint } = problem;
  throw new ActionError({ code: 'not-ready', topic, message: what, hint });
}

/**
 * Returns the Deployment of a node; undefined when there is none.
 *
 * @throws ActionError code `conflict` for one that is not ours: it is never touched, even where buildx made it in the
 * place of ours
 */
export async function findDeployment(
  { api }: ReadOnlyRollout,
  name: string,
): Promise<Deployment | undefined> {
  const found = await find(api, 'deployments', name);
  if (found === undefined || isOurs(found)) return found;
  const { namespace } = api;
  const message = `Deployment ${name} exists in namespace ${namespace}, and this action did not create it`;
  if (!isMadeByBuildx(found))
    throw conflictError(`${message}.`, 'Change `name`, or use it with `mode: connect`.');
  throw conflictError(
    `${message}: buildx did, in place of a builder that was gone.`,
    `If no build uses it, delete it: kubectl --namespace ${namespace} delete deployment ${name}`,
  );
}
