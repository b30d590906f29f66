import type { Pod } from '../../lib/kubernetes/kinds.ts';
import { refusalProblem } from './admission.ts';
import { lostPodProblem, nodeRefusalProblem } from './cluster-nodes.ts';
import { crashProblem } from './crash.ts';
import { isUncreatable, isUnpullable, pullProblem, startProblem } from './kubelet.ts';
import { liveContainersOf } from './pods.ts';
import type { Observed, Problem } from './problem.ts';
import { schedulingProblem } from './scheduler.ts';
import { deletedClaimProblem, volumeProblem } from './volume.ts';
import { pausedProblem, scaledDownProblem } from './workload.ts';

/**
 * Returns why waiting for this node cannot help; undefined while it can. Only states that nothing but a change from
 * outside ends: everything else is waited for, since a Pending pod is what makes an autoscaler act. All containers of
 * the pods are judged: a pod is ready only when each of them is.
 */
export function findProblem(observed: Observed): Problem | undefined {
  const { deployment, setting } = observed;
  return (
    scaledDownProblem({ kind: 'Deployment', object: deployment }, setting.namespace) ??
    pausedProblem(deployment, setting.namespace) ??
    deletedClaimProblem(observed) ??
    refusalProblem(observed) ??
    pullProblem(observed) ??
    startProblem(observed) ??
    crashProblem(observed) ??
    volumeProblem(observed) ??
    schedulingProblem(observed) ??
    nodeRefusalProblem(observed) ??
    lostPodProblem(observed)
  );
}

/** True when the pods alone show that waiting cannot help: an image or a container that will never be there. */
export function canNeverStart(pods: readonly Pod[]): boolean {
  return liveContainersOf(pods).some((one) => isUnpullable(one) || isUncreatable(one));
}
