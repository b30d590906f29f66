import type { Tell } from './progress.ts';
import type { Rollout } from './rollout.ts';
import { areDecided, areStarting, type Seen, type Watched, watchPods } from './watch-pods.ts';

/** How long the pods are watched before everything is looked at: a builder is mostly up before the first look. */
const FIRST_LOOK_AFTER_MS = 8000;
const NEXT_LOOK_AFTER_MS = 10_000;
/** When it is known whether machines have taken the pods. From then on a look finds only what the pods show too. */
const GLANCE_AFTER_MS = 4000;
const START_MS = 24_000;

/** Watches the pods of these nodes until it is time to look at everything else too. */
export async function watchUntilLook(
  rollout: Rollout,
  nodes: readonly Watched[],
  last: Seen,
  isFirst: boolean,
  tell: Tell,
): Promise<Seen> {
  const startedMs = performance.now();
  const seen = isFirst ? await watchPods(rollout, nodes, startedMs + GLANCE_AFTER_MS, last, tell) : last;
  if (isFirst && areDecided(nodes, seen.pods)) return seen;
  if (!areStarting(nodes, seen.pods)) {
    const lookMs = isFirst ? FIRST_LOOK_AFTER_MS : NEXT_LOOK_AFTER_MS;
    return watchPods(rollout, nodes, startedMs + lookMs, seen, tell);
  }
  return watchPods(rollout, nodes, startedMs + START_MS, seen, tell, (pods) => !areStarting(nodes, pods));
}
