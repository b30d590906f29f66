import { nodeSelector } from '../builder/labels.ts';
import { describePods, isReady } from '../builder/readiness.ts';
import { podTrouble } from '../builder/trouble.ts';
import { granted } from '../cluster/answer.ts';
import type { Pod } from '../cluster/kinds.ts';
import { pause } from '../pause.ts';
import type { Rollout } from './rollout.ts';

/** A watch that ends at once (no right, a proxy that does not stream) must not become a storm of lists. */
const SHORTEST_ROUND_MS = 500;
const LONGEST_ROUND_MS = 4000;

/** A watch on a connection that is dead says as little as one of a pod that waits: none is trusted for longer. */
const WATCH_SECONDS = 3;

/** Watches the node's pods until one is ready or in trouble, or the time is over. */
export async function watchPods(
  endMs: number,
  rollout: Rollout,
  node: string,
  progress: (state: string) => void,
): Promise<readonly Pod[]> {
  for (let roundMs = SHORTEST_ROUND_MS; ; roundMs = Math.min(roundMs * 2, LONGEST_ROUND_MS)) {
    const startedMs = Date.now();
    const pods = await watchOnce(rollout, node, progress);
    if (isDecided(pods) || Date.now() >= endMs) return pods;
    await pause(Math.max(0, startedMs + roundMs - Date.now()), rollout.signal);
  }
}

function isDecided(pods: readonly Pod[]): boolean {
  return pods.some(isReady) || podTrouble(pods) !== undefined;
}

/** One list and one watch of the node's pods, which ends as soon as one is ready or in trouble. */
async function watchOnce(
  rollout: Rollout,
  node: string,
  progress: (state: string) => void,
): Promise<readonly Pod[]> {
  const { api } = rollout;
  const listed = granted(
    await api.list('pods', nodeSelector(node)),
    `list Pods in namespace ${api.namespace}`,
  );
  const pods = new Map<string, Pod>(listed.items.map((pod) => [pod.metadata?.uid ?? '', pod]));
  const look = (): boolean => {
    const all = [...pods.values()];
    progress(describePods(all));
    return isDecided(all);
  };
  if (look()) return [...pods.values()];
  for await (const { type, object } of api.watch(
    'pods',
    nodeSelector(node),
    listed.metadata.resourceVersion,
    WATCH_SECONDS,
  )) {
    const uid = object.metadata?.uid ?? '';
    if (type === 'DELETED') pods.delete(uid);
    else pods.set(uid, object);
    if (look()) break;
  }
  return [...pods.values()];
}
