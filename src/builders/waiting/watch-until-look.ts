import type { Pod } from '../../lib/kubernetes/kinds.ts';
import { isStartFault } from '../diagnosis/kubelet.ts';
import { hasRun, isEnding } from '../diagnosis/pods.ts';
import type { ReadOnlyRollout, WatchLimits } from '../holds/rollout.ts';
import { readEvents } from './observe-end.ts';
import type { Tell } from './progress.ts';
import { areDecided, areStarting, type Seen, type Watched, watchPods } from './watch-pods.ts';

/** The first look at everything, a later one, or one at what may just have passed. */
export type Look = keyof WatchLimits['lookAfterMs'];

/** Watches the pods of these nodes until it is time to look at everything else too. */
export async function watchUntilLook(
  rollout: ReadOnlyRollout,
  nodes: readonly Watched[],
  last: Seen,
  pace: Look,
  tell: Tell,
): Promise<Seen> {
  const isFirst = pace === 'first';
  const { glanceMs, lookAfterMs, startMs } = rollout.limits.watch;
  const startedMs = performance.now();
  const seen = isFirst ? await watchPods(rollout, nodes, startedMs + glanceMs, last, tell) : last;
  if (isFirst && areDecided(nodes, seen.pods)) return seen;
  if (!areStarting(nodes, seen.pods) || (await hasStartFault(rollout, seen.pods)))
    return watchPods(rollout, nodes, startedMs + lookAfterMs[pace], seen, tell);
  return watchPods(rollout, nodes, startedMs + startMs, seen, tell, (pods) => !areStarting(nodes, pods));
}

/** Whether an event tells why a pod does not start, which the pod itself does not show: a volume, or its network. */
async function hasStartFault({ api }: ReadOnlyRollout, pods: readonly Pod[]): Promise<boolean> {
  const unstarted = pods.filter((pod) => !isEnding(pod) && !hasRun(pod));
  const events = await Promise.all(unstarted.map((pod) => readEvents(api, pod.metadata?.name ?? '')));
  return events.flat().some(isStartFault);
}
