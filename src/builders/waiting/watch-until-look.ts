import type { Pod } from '../../lib/kubernetes/kinds.ts';
import { isStartFault } from '../diagnosis/kubelet.ts';
import { hasRun, isEnding } from '../diagnosis/pods.ts';
import type { ReadOnlyRollout } from '../holds/rollout.ts';
import { readEvents } from './observe-end.ts';
import type { Tell } from './progress.ts';
import { areDecided, areStarting, type Seen, type Watched, watchPods } from './watch-pods.ts';

/** How long the pods are watched before everything is looked at: a builder is mostly up before the first look. */
const LOOK_AFTER_MS = { first: 10_000, next: 10_000, soon: 3000 } as const;
/** When it is known whether cluster nodes have taken the pods, and mounted their volumes: then only the pods show more. */
const GLANCE_AFTER_MS = 6000;
const START_MS = 24_000;

/** The first look at everything, a later one, or one at what may just have passed. */
export type Look = keyof typeof LOOK_AFTER_MS;

/** Watches the pods of these nodes until it is time to look at everything else too. */
export async function watchUntilLook(
  rollout: ReadOnlyRollout,
  nodes: readonly Watched[],
  last: Seen,
  pace: Look,
  tell: Tell,
): Promise<Seen> {
  const isFirst = pace === 'first';
  const startedMs = performance.now();
  const seen = isFirst ? await watchPods(rollout, nodes, startedMs + GLANCE_AFTER_MS, last, tell) : last;
  if (isFirst && areDecided(nodes, seen.pods)) return seen;
  if (!areStarting(nodes, seen.pods) || (await hasStartFault(rollout, seen.pods)))
    return watchPods(rollout, nodes, startedMs + LOOK_AFTER_MS[pace], seen, tell);
  return watchPods(rollout, nodes, startedMs + START_MS, seen, tell, (pods) => !areStarting(nodes, pods));
}

/** Whether an event tells why a pod does not start, which the pod itself does not show: a volume, or its network. */
async function hasStartFault({ api }: ReadOnlyRollout, pods: readonly Pod[]): Promise<boolean> {
  const unstarted = pods.filter((pod) => !isEnding(pod) && !hasRun(pod));
  const events = await Promise.all(unstarted.map((pod) => readEvents(api, pod.metadata?.name ?? '')));
  return events.flat().some(isStartFault);
}
