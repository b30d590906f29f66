import { bodyOrThrow } from '../../cluster/api/answer.ts';
import { ActionError } from '../../lib/errors.ts';
import type { Deployment, PersistentVolumeClaim } from '../../lib/kubernetes/kinds.ts';
import { isMadeByBuildx, pausedProblem, type Scalable, scaledDownProblem } from '../diagnosis/workload.ts';
import type { ReadOnlyRollout } from '../holds/rollout.ts';
import { isOurs } from '../manifests/names.ts';
import type { NodeSpec } from '../manifests/spec.ts';

/** What the cluster has of a node: one that runs, at most its claim, or pods of the last one that still end. */
export type Found =
  | { readonly kind: 'running'; readonly deployment: Deployment }
  | { readonly kind: 'absent'; readonly claim: PersistentVolumeClaim | undefined }
  | { readonly kind: 'ending' };

/** A node that is wanted, and what there is of it. */
export type Start = { readonly spec: NodeSpec; readonly found: Found };

/** Looks for a node's Deployment, and no further. */
export async function findNode(rollout: ReadOnlyRollout, spec: NodeSpec): Promise<Start> {
  const deployment = await findDeployment(rollout, spec.name);
  if (deployment !== undefined) refuseStopped(deployment, rollout.api.namespace);
  const absent = { kind: 'absent', claim: undefined } as const;
  return { spec, found: deployment === undefined ? absent : { kind: 'running', deployment } };
}

/** The Deployment of a node; undefined when there is none, code `conflict` when it is not ours. */
export async function findDeployment(
  rollout: ReadOnlyRollout,
  name: string,
): Promise<Deployment | undefined> {
  const { api } = rollout;
  const answer = await api.get('deployments', name);
  if (answer.kind === 'refused' && answer.status === 404) return undefined;
  const found = bodyOrThrow(answer, `get Deployments in namespace ${api.namespace}`);
  if (isOurs(found)) return found;
  throw foreign(found, name, api.namespace);
}

/** A Deployment that is not ours is never touched, even one that buildx made in the place of ours. */
function foreign(found: Deployment, name: string, namespace: string): ActionError {
  const message = `Deployment ${name} exists in namespace ${namespace} and is not ours`;
  if (!isMadeByBuildx(found)) {
    return new ActionError({
      code: 'conflict',
      message: `${message}.`,
      hint: 'Choose another name, or use it with mode: connect.',
    });
  }
  const hint = `If no build uses it, delete it: kubectl --namespace ${namespace} delete deployment ${name}`;
  return new ActionError({
    code: 'conflict',
    message: `${message}: buildx made it, in the place of a builder that was gone.`,
    hint,
  });
}

/** Code `not-ready` for a workload with `replicas: 0`, for which nobody needs to wait; one that is being deleted goes. */
export function refuseScaledDown(workload: Scalable, namespace: string): void {
  if (workload.object.metadata?.deletionTimestamp !== undefined) return;
  const problem = scaledDownProblem(workload, namespace);
  if (problem !== undefined)
    throw new ActionError({ code: 'not-ready', message: problem.what, hint: problem.hint });
}

/** Code `not-ready` for a Deployment that gets no pods until a person changes it: one scaled to 0, or paused. */
export function refuseStopped(deployment: Deployment, namespace: string): void {
  refuseScaledDown({ kind: 'Deployment', object: deployment }, namespace);
  if (deployment.metadata?.deletionTimestamp !== undefined) return;
  const problem = pausedProblem(deployment, namespace);
  if (problem !== undefined)
    throw new ActionError({ code: 'not-ready', message: problem.what, hint: problem.hint });
}
