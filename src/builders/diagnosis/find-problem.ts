import type { V1Pod } from '@kubernetes/client-node';
import type { Wire } from '../../lib/kubernetes/wire.ts';
import { refusedPods } from './admission.ts';
import { lostPod, refusedByNode } from './cluster-nodes.ts';
import { crashTrouble } from './crash.ts';
import { isUnmakeable, isUnpullable, pullTrouble, startTrouble } from './kubelet.ts';
import { judgedOf } from './pods.ts';
import type { Observed, Trouble } from './problem.ts';
import { unschedulable } from './scheduler.ts';
import { deletedClaim, volumeTrouble } from './volume.ts';
import { paused, scaledDown } from './workload.ts';

/**
 * Why waiting for this node cannot help; undefined while it can. Only states that nothing but a change from outside
 * ends: everything else is waited for, since a Pending pod is what makes an autoscaler act. All containers of the pods
 * are judged: a pod is ready only when each of them is.
 */
export function troubleOf(observed: Observed): Trouble | undefined {
  return (
    scaledDown({ kind: 'Deployment', object: observed.deployment }, observed.setting.namespace) ??
    paused(observed.deployment, observed.setting.namespace) ??
    deletedClaim(observed) ??
    refusedPods(observed) ??
    unpullable(observed) ??
    startTrouble(observed) ??
    crashTrouble(observed) ??
    volumeTrouble(observed) ??
    unschedulable(observed) ??
    refusedByNode(observed) ??
    lostPod(observed)
  );
}

/** True when the pods alone show that waiting cannot help: an image or a container that will never be there. */
export function areHopeless(pods: readonly Wire<V1Pod>[]): boolean {
  return judgedOf(pods).some((one) => isUnpullable(one) || isUnmakeable(one));
}

function unpullable({ pods, setting }: Observed): Trouble | undefined {
  const container = judgedOf(pods).find(isUnpullable);
  return container === undefined ? undefined : pullTrouble(container, setting);
}
