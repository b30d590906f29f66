import type { Pod } from '../../lib/kubernetes/kinds.ts';
import { timestampMs } from '../../lib/kubernetes/timestamp.ts';
import { containersOf, isEnding, isOver, isReady, unscheduledWords } from '../diagnosis/pods.ts';

/** How long a node waited in each phase of its start, in ms; undefined for one that cannot be told from its pod. */
export type Waits = {
  /** Until a cluster node took its pod. */
  readonly nodeMs: number | undefined;
  /** Until the volumes and the network of the pod were there. */
  readonly volumeMs: number | undefined;
  /** Until its image was there and its container ran. */
  readonly imageMs: number | undefined;
  /** Until BuildKit answered. */
  readonly startMs: number | undefined;
};

/** What ends each phase, in their order. */
const MILESTONES = ['scheduled', 'mounted', 'running', 'ready'] as const;

type Milestone = (typeof MILESTONES)[number];

/** When each milestone was passed, by the clock of this process; and when it was last looked. */
export type Passed = {
  readonly sinceMs: number;
  readonly lookedMs: number;
  readonly at: Partial<Readonly<Record<Milestone, number>>>;
  /** The scheduler has said that no cluster node fits. */
  readonly hadNoNode: boolean;
};

/** Starts to time a node. */
export function startTiming(nowMs: number): Passed {
  return { sinceMs: nowMs, lookedMs: nowMs, at: {}, hadNoNode: false };
}

/**
 * Notes what a node's pods have passed since they were last seen. A watch shows each step as it happens; where several
 * were passed between two looks, the pod's own times tell them apart, which have no parts of a second.
 */
export function notePassed(before: Passed, pods: readonly Pod[], nowMs: number): Passed {
  const pod = newestOf(pods);
  if (pod === undefined) return { ...before, lookedMs: nowMs };
  const times = timesOf(pod);
  const lastMs = Math.max(...MILESTONES.map((one) => times[one] ?? 0));
  const at: Partial<Record<Milestone, number>> = {};
  let floorMs = before.lookedMs;
  for (const [index, milestone] of MILESTONES.entries()) {
    const [known, time] = [before.at[milestone], times[milestone]];
    if (time === undefined) continue;
    const agoMs = time === 0 ? 0 : lastMs - time;
    // One that is told late was passed before those after it.
    const latestMs = Math.min(
      nowMs,
      ...MILESTONES.slice(index + 1).map((later) => before.at[later] ?? nowMs),
    );
    const passedMs = Math.max(floorMs, agoMs < CERTAIN_MS ? nowMs : nowMs - agoMs);
    at[milestone] = known ?? Math.min(latestMs, passedMs);
    floorMs = Math.max(floorMs, at[milestone] ?? 0);
  }
  return { ...before, lookedMs: nowMs, at, hadNoNode: before.hadNoNode || hasNoNode(pod) };
}

/** A claim that has no volume yet is no reason to wait for a cluster node. */
function hasNoNode(pod: Pod): boolean {
  return unscheduledWords(pod)?.includes('unbound immediate') === false;
}

/** Times without parts of a second are this far apart at least if there was time between them. */
const CERTAIN_MS = 2000;

/**
 * Returns how long each phase took. A phase that begins where another one is not known lasts from the one before. The
 * scheduler decides at once where a cluster node fits, and then waits until the pod's claim has its volume (its PreBind):
 * without word that none fits, that time is the volume's.
 */
export function waitsOf({ sinceMs, at, hadNoNode }: Passed): Waits {
  let fromMs = sinceMs;
  const [nodeMs, volumeMs, imageMs, startMs] = MILESTONES.map((milestone) => {
    const passedMs = at[milestone];
    if (passedMs === undefined) return undefined;
    const ms = Math.round(passedMs - fromMs);
    fromMs = passedMs;
    return ms;
  });
  if (hadNoNode || nodeMs === undefined || volumeMs === undefined)
    return { nodeMs, volumeMs, imageMs, startMs };
  return { nodeMs: 0, volumeMs: nodeMs + volumeMs, imageMs, startMs };
}

/** Returns what a node waits for, as it follows after "still waiting for"; undefined: for nothing. */
export function awaitedBy(pods: readonly Pod[]): string | undefined {
  const pod = newestOf(pods);
  if (pod === undefined) return pods.some(isEnding) ? 'its previous pod to terminate' : 'its pod';
  const times = timesOf(pod);
  if (times.ready !== undefined) return undefined;
  if (times.scheduled === undefined)
    return hasNoNode(pod) ? 'a cluster node' : 'a cluster node and its volume';
  if (times.running !== undefined) return 'BuildKit to answer';
  return times.mounted === undefined ? 'its volumes and its image' : 'its image';
}

/** The pod that the node will have: one that stays, the newest of them. */
function newestOf(pods: readonly Pod[]): Pod | undefined {
  return pods
    .filter((pod) => !isEnding(pod) && !isOver(pod))
    .toSorted((one, other) => createdMs(one) - createdMs(other))
    .at(-1);
}

function createdMs({ metadata }: Pod): number {
  return timestampMs(metadata?.creationTimestamp) ?? 0;
}

/** When a pod says that it passed each milestone, by the cluster's clocks; 0 where it does not say when. */
function timesOf(pod: Pod): Readonly<Record<Milestone, number | undefined>> {
  const running = containersOf(pod).find((one) => one.isDaemon)?.status.state?.running;
  const scheduledMs = timeOf(pod, 'PodScheduled');
  return {
    scheduled: pod.spec?.nodeName === undefined ? scheduledMs : (scheduledMs ?? 0),
    mounted: timeOf(pod, 'PodReadyToStartContainers'),
    running: running === undefined ? undefined : (timestampMs(running.startedAt) ?? 0),
    ready: isReady(pod) ? timeOf(pod, 'Ready') : undefined,
  };
}

function timeOf({ status }: Pod, type: string): number | undefined {
  const condition = status?.conditions?.find((one) => one.type === type);
  return condition?.status === 'True' ? (timestampMs(condition.lastTransitionTime) ?? 0) : undefined;
}
