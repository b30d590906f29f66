import type { V1Pod } from '@kubernetes/client-node';

import type { Wire } from '../cluster/wire.ts';
import { crashTrouble } from './crash-trouble.ts';
import { deletedClaim } from './deleted-claim.ts';
import { configTrouble, pullTrouble } from './image-trouble.ts';
import { lostPod } from './lost-pod.ts';
import type { Observed, Trouble } from './observed.ts';
import { refusedPods } from './refused-pod.ts';
import { scaledDown } from './scaled-down.ts';
import { isEnding } from './template.ts';
import { unschedulable } from './unschedulable.ts';
import { volumeTrouble } from './volume-trouble.ts';

/**
 * Why waiting for this node cannot help; undefined while it can. Only states that nothing but a change from outside
 * ends: everything else is waited for, since a Pending pod is what makes an autoscaler act.
 */
export function troubleOf(observed: Observed): Trouble | undefined {
  return (
    scaledDown({ kind: 'Deployment', object: observed.deployment }, observed.setting.namespace) ??
    deletedClaim(observed) ??
    refusedPods(observed) ??
    podTrouble(observed.pods) ??
    firstOf(
      observed.pods.filter((pod) => !isEnding(pod)),
      (pod) => crashTrouble(observed, pod),
    ) ??
    volumeTrouble(observed) ??
    unschedulable(observed) ??
    lostPod(observed)
  );
}

/** What the pods alone show, without another look: an image or a configuration that will never do. */
export function podTrouble(pods: readonly Wire<V1Pod>[]): Trouble | undefined {
  // One that is told to end is of no account any more, whatever was wrong with it.
  const staying = pods.filter((pod) => !isEnding(pod));
  return firstOf(staying, pullTrouble) ?? firstOf(staying, configTrouble);
}

function firstOf<Item>(
  items: readonly Item[],
  look: (item: Item) => Trouble | undefined,
): Trouble | undefined {
  for (const item of items) {
    const found = look(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
