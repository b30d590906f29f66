import { nodeSelector } from '../builder/labels.ts';
import { describePods, isReady } from '../builder/readiness.ts';
import { podTrouble } from '../builder/trouble.ts';
import { granted } from '../cluster/answer.ts';
import type { Pod } from '../cluster/kinds.ts';
import type { Rollout } from './rollout.ts';

/** One list and one watch of the node's pods, which ends as soon as one is ready or in trouble. */
export async function watchPods(
  rollout: Rollout,
  node: string,
  seconds: number,
  progress: (state: string) => void,
): Promise<readonly Pod[]> {
  const { api } = rollout;
  const listed = granted(
    await api.list('pods', nodeSelector(node)),
    `list Pods in namespace ${api.namespace}`,
  );
  const pods = new Map<string, Pod>(listed.items.map((pod) => [pod.metadata?.uid ?? '', pod]));
  const isDecided = (): boolean => {
    const all = [...pods.values()];
    progress(describePods(all));
    return all.some(isReady) || podTrouble(all) !== undefined;
  };
  if (isDecided()) return [...pods.values()];
  for await (const { type, object } of api.watch(
    'pods',
    nodeSelector(node),
    listed.metadata.resourceVersion,
    seconds,
  )) {
    const uid = object.metadata?.uid ?? '';
    if (type === 'DELETED') pods.delete(uid);
    else pods.set(uid, object);
    if (isDecided()) break;
  }
  return [...pods.values()];
}
