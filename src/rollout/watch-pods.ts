import { appOf, nodesSelector } from '../builder/labels.ts';
import { describePods, isReady } from '../builder/readiness.ts';
import type { NodeSpec } from '../builder/spec.ts';
import { podTrouble } from '../builder/trouble.ts';
import { granted } from '../cluster/answer.ts';
import type { Listed } from '../cluster/api.ts';
import type { Pod } from '../cluster/kinds.ts';
import { pause } from '../pause.ts';
import type { Tell } from './progress.ts';
import type { Rollout } from './rollout.ts';

/** A watch that ends at once (no right, a proxy that does not stream) must not become a storm of lists. */
const SHORTEST_ROUND_MS = 500;
const LONGEST_ROUND_MS = 5000;

/** A watch on a connection that is dead says as little as one of a pod that waits: none is trusted for longer. */
const WATCH_SECONDS = 4;

/**
 * Watches the pods of all these nodes until each has one that is ready, or any is in trouble, or the time is over.
 * `podsVersion` spares the first list: there was no pod then.
 */
export async function watchPods(
  rollout: Rollout,
  specs: readonly NodeSpec[],
  endMs: number,
  podsVersion: string,
  tell: Tell,
): Promise<readonly Pod[]> {
  const selector = nodesSelector(specs.map((spec) => spec.name));
  const look = (pods: readonly Pod[]): boolean => {
    for (const spec of specs) tell(spec.name, describePods(podsOf(spec, pods)));
    return podTrouble(pods) !== undefined || specs.every((spec) => podsOf(spec, pods).some(isReady));
  };
  let version = podsVersion;
  for (let roundMs = SHORTEST_ROUND_MS; ; roundMs = Math.min(roundMs * 2, LONGEST_ROUND_MS)) {
    const startedMs = Date.now();
    const { pods, isDecided } = await watchOnce(rollout, selector, version, look);
    if (isDecided || Date.now() >= endMs) return pods;
    version = '';
    await pause(Math.max(0, startedMs + roundMs - Date.now()), rollout.signal);
  }
}

/** One list and one watch, until `look` says of all pods that it has seen enough. */
async function watchOnce(
  rollout: Rollout,
  selector: string,
  podsVersion: string,
  look: (pods: readonly Pod[]) => boolean,
): Promise<{ readonly pods: readonly Pod[]; readonly isDecided: boolean }> {
  const { items, metadata } = await listPods(rollout, selector, podsVersion);
  const pods = new Map<string, Pod>(items.map((pod) => [pod.metadata?.uid ?? '', pod]));
  let isDecided = look(items);
  if (isDecided) return { pods: items, isDecided };
  for await (const event of rollout.api.watch('pods', selector, metadata.resourceVersion, WATCH_SECONDS)) {
    const uid = event.object.metadata?.uid ?? '';
    if (event.type === 'DELETED') pods.delete(uid);
    else pods.set(uid, event.object);
    isDecided = look([...pods.values()]);
    if (isDecided) break;
  }
  return { pods: [...pods.values()], isDecided };
}

async function listPods({ api }: Rollout, selector: string, podsVersion: string): Promise<Listed<Pod>> {
  if (podsVersion !== '') return { items: [], metadata: { resourceVersion: podsVersion } };
  return granted(await api.list('pods', selector), `list Pods in namespace ${api.namespace}`);
}

/** The pods of one of the nodes. */
export function podsOf(spec: NodeSpec, pods: readonly Pod[]): readonly Pod[] {
  return pods.filter((pod) => appOf(pod) === spec.name);
}
