import { bodyOrThrow } from '../../cluster/api/answer.ts';
import type { Deployment, Pod } from '../../lib/kubernetes/kinds.ts';
import { poll } from '../../lib/system/poll.ts';
import { canNeverStart } from '../diagnosis/find-problem.ts';
import { isStartFailure } from '../diagnosis/kubelet.ts';
import { hasRun, isEnding, isReady, isStarting } from '../diagnosis/pods.ts';
import type { ReadOnlyRollout, WatchLimits } from '../holds/rollout.ts';
import { isOfTemplate } from '../manifests/deployment.ts';
import { appOf, nodesSelector } from '../manifests/names.ts';
import type { NodeSpec } from '../manifests/spec.ts';
import { readEventsOfPods } from './observe.ts';

/*
 * How far watches are trusted. A watch shows every change of a pod for the price of one call. But it may say nothing
 * although something has happened: its connection is dead, or a proxy keeps the events back until the watch ends. And it
 * may end at once: the user has no right to watch, or a proxy does not stream.
 *
 * - A watch lasts `untrustedMs` at most, until one has brought an event more than `trustMs` before its end: then no proxy
 *   keeps events back, and the next watch may last as long as there is time.
 * - After a watch that ended in time (`OVER`) the next one goes on from the last version: nothing was missed. After any
 *   other end the pods are listed again.
 * - A round takes `shortestRoundMs`, and twice as long each time up to `longestRoundMs`: watches that end at once must not
 *   become a storm of lists.
 * - Whatever the pods show, everything else is looked at too after `lookAfterMs`.
 */

/** A node whose pods are watched, and its Deployment as it was last seen, which says which of them count. */
export type WatchedNode = { readonly spec: NodeSpec; readonly deployment: Deployment };

/** Which pods are watched, and who is told how far they are. */
export type Watching = {
  readonly rollout: ReadOnlyRollout;
  readonly nodes: readonly WatchedNode[];
  readonly report: Report;
};

/** Pods as they were at a version of their collection; undefined when what came after it may have been missed. */
export type Seen = {
  readonly pods: readonly Pod[];
  readonly version: string | undefined;
  /** Whether a watch was seen to bring events in time. */
  readonly isTrusted: boolean;
};

/** The first look at everything, a later one, or one at what may just have passed. */
export type Look = keyof WatchLimits['lookAfterMs'];

/** Watches the pods of these nodes until it is time to look at everything else too. */
export async function watchUntilLook(watching: Watching, last: Seen, pace: Look): Promise<Seen> {
  const { rollout, nodes } = watching;
  const isFirst = pace === 'first';
  const { glanceMs, lookAfterMs, startMs } = rollout.limits.watch;
  const startedMs = performance.now();
  const seen = isFirst ? await watchPods(watching, last, startedMs + glanceMs) : last;
  if (isFirst && areDecided(nodes, seen.pods)) return seen;
  if (!areStarting(nodes, seen.pods) || (await hasStartFailure(rollout, seen.pods)))
    return watchPods(watching, seen, startedMs + lookAfterMs[pace]);
  return watchPods(watching, seen, startedMs + startMs, (pods) => !areStarting(nodes, pods));
}

/** Whether an event says why a pod does not start, which the pod itself does not show: a volume, or its network. */
async function hasStartFailure({ api }: ReadOnlyRollout, pods: readonly Pod[]): Promise<boolean> {
  const unstarted = pods.filter((pod) => !isEnding(pod) && !hasRun(pod));
  return (await readEventsOfPods(api, unstarted)).some(isStartFailure);
}

/**
 * Watches the pods of all these nodes until each has one that is ready, or any is in trouble, or `isEnough` says so, or
 * it is `endMs`. It goes on from what was seen of them last, which spares a list.
 */
export async function watchPods(
  { rollout, nodes, report }: Watching,
  last: Seen,
  endMs: number,
  isEnough: (pods: readonly Pod[]) => boolean = () => false,
): Promise<Seen> {
  const { signal, limits } = rollout;
  const { shortestRoundMs, longestRoundMs, trustMs, untrustedMs } = limits.watch;
  const selector = nodesSelector(nodes.map(({ spec }) => spec.name));
  const isDecided = (pods: readonly Pod[]): boolean => {
    for (const node of nodes) report(node, podsOf(node, pods));
    return areDecided(nodes, pods) || isEnough(pods);
  };
  let seen = last;
  let startedMs = 0;
  const pace = (round: number): number =>
    Math.max(0, startedMs + Math.min(shortestRoundMs * 2 ** round, longestRoundMs) - performance.now());
  return poll({ pace, signal }, async () => {
    startedMs = performance.now();
    if (seen.version === undefined) seen = { ...seen, ...(await listPods(rollout, selector)) };
    if (isDecided(seen.pods)) return seen;
    const leftMs = Math.max(endMs - performance.now(), trustMs);
    const watchMs = seen.isTrusted ? leftMs : Math.min(leftMs, untrustedMs);
    seen = await watchOnce(rollout, selector, { ...seen, watchMs }, isDecided);
    return isDecided(seen.pods) || performance.now() >= endMs - shortestRoundMs ? seen : undefined;
  });
}

async function listPods({ api }: ReadOnlyRollout, selector: string): Promise<Omit<Seen, 'isTrusted'>> {
  const listed = bodyOrThrow(await api.list('pods', selector), `list Pods in namespace ${api.namespace}`);
  return { pods: listed.items, version: listed.metadata.resourceVersion };
}

/** One watch, until enough has been seen of all pods. */
async function watchOnce(
  { api, limits }: ReadOnlyRollout,
  selector: string,
  last: Seen & { readonly watchMs: number },
  isDecided: (pods: readonly Pod[]) => boolean,
): Promise<Seen> {
  const pods = new Map<string, Pod>(last.pods.map((pod) => [pod.metadata?.uid ?? '', pod]));
  let { version = '' } = last;
  let firstMs: number | undefined;
  for await (const event of api.watch('pods', selector, version, Math.ceil(last.watchMs / 1000))) {
    if (event.type === 'OVER') {
      const { trustMs } = limits.watch;
      const isTrusted = last.isTrusted || (firstMs !== undefined && performance.now() - firstMs > trustMs);
      return { pods: [...pods.values()], version, isTrusted };
    }
    firstMs ??= performance.now();
    const { uid = '', resourceVersion = '' } = event.object.metadata ?? {};
    version = resourceVersion;
    if (event.type === 'DELETED') pods.delete(uid);
    else pods.set(uid, event.object);
    if (isDecided([...pods.values()])) break;
  }
  return { pods: [...pods.values()], version: undefined, isTrusted: false };
}

/** True when each of these nodes has a pod that is ready, or any is in trouble: there is nothing to watch for. */
export function areDecided(nodes: readonly WatchedNode[], pods: readonly Pod[]): boolean {
  const ofNodes = nodes.map((node) => podsOf(node, pods));
  return canNeverStart(ofNodes.flat()) || ofNodes.every((some) => some.some(isReady));
}

/** True when each of these nodes has a pod that a kubelet is starting, and none is in trouble. */
function areStarting(nodes: readonly WatchedNode[], pods: readonly Pod[]): boolean {
  const ofNodes = nodes.map((node) => podsOf(node, pods));
  return !canNeverStart(ofNodes.flat()) && ofNodes.every((some) => some.some(isStarting));
}

/**
 * Returns the pods that count for one of the nodes: those of its newest template, and those that have yet to end before it
 * can have one. An older one that is not being deleted yet says nothing about the node.
 */
export function podsOf({ spec, deployment }: WatchedNode, pods: readonly Pod[]): readonly Pod[] {
  return pods.filter((pod) => appOf(pod) === spec.name && (isEnding(pod) || isOfTemplate(pod, deployment)));
}

/** Takes the pods of a node that count, each time when they are seen. */
export type Report = (node: WatchedNode, pods: readonly Pod[]) => void;
