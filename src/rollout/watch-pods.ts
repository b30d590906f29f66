import { appOf, nodesSelector } from '../builder/labels.ts';
import { describePods, isReady } from '../builder/readiness.ts';
import type { NodeSpec } from '../builder/spec.ts';
import { podTrouble } from '../builder/trouble.ts';
import { granted } from '../cluster/answer.ts';
import type { Listed } from '../cluster/api.ts';
import type { Pod } from '../cluster/kinds.ts';
import type { Tell } from './progress.ts';
import type { Rollout } from './rollout.ts';

/**
 * One list and one watch of the pods of all these nodes, which ends as soon as each has one that is ready, or any is in
 * trouble. `podsVersion` spares the list: there was no pod then.
 */
export async function watchPods(
  rollout: Rollout,
  specs: readonly NodeSpec[],
  seconds: number,
  podsVersion: string,
  tell: Tell,
): Promise<readonly Pod[]> {
  const selector = nodesSelector(specs.map((spec) => spec.name));
  const listed = await listPods(rollout, selector, podsVersion);
  const pods = new Map<string, Pod>(listed.items.map((pod) => [pod.metadata?.uid ?? '', pod]));
  const isDecided = (): boolean => {
    const all = [...pods.values()];
    for (const spec of specs) tell(spec.name, describePods(podsOf(spec, all)));
    return podTrouble(all) !== undefined || specs.every((spec) => podsOf(spec, all).some(isReady));
  };
  if (isDecided()) return [...pods.values()];
  const { resourceVersion } = listed.metadata;
  for await (const { type, object } of rollout.api.watch('pods', selector, resourceVersion, seconds)) {
    const uid = object.metadata?.uid ?? '';
    if (type === 'DELETED') pods.delete(uid);
    else pods.set(uid, object);
    if (isDecided()) break;
  }
  return [...pods.values()];
}

async function listPods({ api }: Rollout, selector: string, podsVersion: string): Promise<Listed<Pod>> {
  if (podsVersion !== '') return { items: [], metadata: { resourceVersion: podsVersion } };
  return granted(await api.list('pods', selector), `list Pods in namespace ${api.namespace}`);
}

/** The pods of one of the nodes. */
export function podsOf(spec: NodeSpec, pods: readonly Pod[]): readonly Pod[] {
  return pods.filter((pod) => appOf(pod) === spec.name);
}
