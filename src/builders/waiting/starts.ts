import type { Pod } from '../../lib/kubernetes/kinds.ts';
import { describePods, isReady } from '../diagnosis/pods.ts';
import type { Observed } from '../diagnosis/problem.ts';
import { describeOthers, isScalingUp } from '../diagnosis/report.ts';
import type { Progress } from '../holds/rollout.ts';
import { awaitedBy, notePassed, type Passed, startTiming, type Waits, waitsOf } from './phases.ts';
import type { WatchedNode } from './watch-pods.ts';

/** How a node started that was waited for. */
export type NodeStart = {
  /** The name of its Deployment. */
  readonly name: string;
  /** undefined: its pod was not seen. */
  readonly clusterNode: string | undefined;
  /** When it served, by `performance.now()`. */
  readonly servedMs: number;
  readonly waits: Waits;
};

/** Follows nodes until they serve: shows how far each is, and times it. */
export type Starts = {
  readonly seePods: (node: WatchedNode, pods: readonly Pod[]) => void;
  readonly observe: (node: string, observed: Observed) => void;
  readonly serves: (node: string) => void;
  /** Returns the starts of the nodes that serve. */
  readonly ended: () => readonly NodeStart[];
};

/** States that every pod is in for a moment. */
const FLEETING: readonly string[] = ['no pod yet', 'waiting to be scheduled'];

/** What is known of a node that is being followed. */
type Followed = {
  readonly passed: Passed;
  readonly pods: readonly Pod[];
  readonly isScaling: boolean;
  readonly servedMs: number | undefined;
};

/** Starts to follow these nodes, from now on. */
export function followNodes(progress: Progress, nodes: readonly WatchedNode[]): Starts {
  const passed = startTiming(performance.now());
  const nothing: Followed = { passed, pods: [], isScaling: false, servedMs: undefined };
  const followed = new Map(nodes.map(({ spec }) => [spec.name, nothing]));
  const follow = (name: string, more: Partial<Followed>): Followed => {
    const now = { ...(followed.get(name) ?? nothing), ...more };
    followed.set(name, now);
    return now;
  };
  for (const { spec } of nodes) progress.await(spec.name, awaitedBy([]));
  return {
    seePods: ({ spec: { name } }, pods) => {
      const before = followed.get(name) ?? nothing;
      const now = follow(name, { pods, passed: notePassed(before.passed, pods, performance.now()) });
      const state = describePods(pods);
      if (!FLEETING.includes(state)) progress.show(name, state);
      progress.await(name, awaitedNow(now));
    },
    observe: (name, observed) => {
      const now = follow(name, { isScaling: isScalingUp(observed) });
      const words = describeOthers(observed);
      if (words !== undefined) progress.show(name, words);
      progress.await(name, awaitedNow(now));
    },
    serves: (name) => {
      follow(name, { servedMs: performance.now() });
      progress.show(name, 'ready');
      progress.await(name, undefined);
    },
    ended: () => [...followed].flatMap(([name, node]) => startOf(name, node)),
  };
}

function awaitedNow({ pods, isScaling }: Followed): string | undefined {
  const awaited = awaitedBy(pods);
  return awaited === 'a cluster node' && isScaling ? 'a new cluster node' : awaited;
}

function startOf(name: string, { passed, pods, servedMs }: Followed): readonly NodeStart[] {
  if (servedMs === undefined) return [];
  return [{ name, clusterNode: pods.find(isReady)?.spec?.nodeName, servedMs, waits: waitsOf(passed) }];
}
