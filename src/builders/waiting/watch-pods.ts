import { bodyOrThrow } from '../../cluster/api/answer.ts';
import type { Deployment, Pod } from '../../lib/kubernetes/kinds.ts';
import { pause } from '../../lib/system/pause.ts';
import { canNeverStart } from '../diagnosis/find-problem.ts';
import { isStartFailure } from '../diagnosis/kubelet.ts';
import { describePods, hasRun, isEnding, isReady, isStarting } from '../diagnosis/pods.ts';
import type { ReadOnlyRollout, WatchLimits } from '../holds/rollout.ts';
import { isOfTemplate } from '../manifests/deployment.ts';
import { appOf, nodesSelector } from '../manifests/names.ts';
import type { NodeSpec } from '../manifests/spec.ts';
import { readEvents } from './observe.ts';

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
  return events.flat().some(isStartFailure);
}

/** A node whose pods are watched, and its Deployment, which says which of them count. */
export type Watched = { readonly spec: NodeSpec; readonly deployment: Deployment };

/** Pods as they were at a version of their collection; '' when what came after it may have been missed. */
export type Seen = {
  readonly pods: readonly Pod[];
  readonly version: string;
  /** Whether a watch was seen to bring events in time. */
  readonly isTrusted: boolean;
};

/**
 * Watches the pods of all these nodes until each has one that is ready, or any is in trouble, or `isEnough` says so, or
 * the time is over. It goes on from what was seen of them last, which spares a list.
 */
export async function watchPods(
  rollout: ReadOnlyRollout,
  nodes: readonly Watched[],
  endMs: number,
  last: Seen,
  tell: Tell,
  isEnough: (pods: readonly Pod[]) => boolean = () => false,
): Promise<Seen> {
  const selector = nodesSelector(nodes.map(({ spec }) => spec.name));
  const isDecided = (pods: readonly Pod[]): boolean => {
    for (const node of nodes) tell(node.spec.name, describePods(podsOf(node, pods)));
    return areDecided(nodes, pods) || isEnough(pods);
  };
  const { shortestRoundMs, longestRoundMs, trustMs, untrustedMs } = rollout.limits.watch;
  let seen = last;
  for (let roundMs = shortestRoundMs; ; roundMs = Math.min(roundMs * 2, longestRoundMs)) {
    const startedMs = performance.now();
    if (seen.version === '') seen = { ...seen, ...(await listPods(rollout, selector)) };
    if (isDecided(seen.pods)) return seen;
    const leftMs = Math.max(endMs - performance.now(), trustMs);
    const watchMs = seen.isTrusted ? leftMs : Math.min(leftMs, untrustedMs);
    seen = await watchOnce(rollout, selector, seen, watchMs, isDecided);
    if (isDecided(seen.pods) || performance.now() >= endMs - shortestRoundMs) return seen;
    await pause(Math.max(0, startedMs + roundMs - performance.now()), rollout.signal);
  }
}

async function listPods({ api }: ReadOnlyRollout, selector: string): Promise<Pick<Seen, 'pods' | 'version'>> {
  const listed = bodyOrThrow(await api.list('pods', selector), `list Pods in namespace ${api.namespace}`);
  return { pods: listed.items, version: listed.metadata.resourceVersion };
}

/** One watch, until enough has been seen of all pods. */
async function watchOnce(
  { api, limits }: ReadOnlyRollout,
  selector: string,
  last: Seen,
  watchMs: number,
  isDecided: (pods: readonly Pod[]) => boolean,
): Promise<Seen> {
  const pods = new Map<string, Pod>(last.pods.map((pod) => [pod.metadata?.uid ?? '', pod]));
  let { version } = last;
  let firstMs = Number.POSITIVE_INFINITY;
  for await (const event of api.watch('pods', selector, last.version, Math.ceil(watchMs / 1000))) {
    if (event.type === 'OVER') {
      const isTrusted = last.isTrusted || performance.now() - firstMs > limits.watch.trustMs;
      return { pods: [...pods.values()], version, isTrusted };
    }
    firstMs = Math.min(firstMs, performance.now());
    const { uid = '', resourceVersion = '' } = event.object.metadata ?? {};
    version = resourceVersion;
    if (event.type === 'DELETED') pods.delete(uid);
    else pods.set(uid, event.object);
    if (isDecided([...pods.values()])) break;
  }
  return { pods: [...pods.values()], version: '', isTrusted: false };
}

/** True when each of these nodes has a pod that is ready, or any is in trouble: there is nothing to watch for. */
export function areDecided(nodes: readonly Watched[], pods: readonly Pod[]): boolean {
  const of = nodes.map((node) => podsOf(node, pods));
  return canNeverStart(of.flat()) || of.every((some) => some.some(isReady));
}

/** True when each of these nodes has a pod that a machine is starting, and none is in trouble. */
export function areStarting(nodes: readonly Watched[], pods: readonly Pod[]): boolean {
  const of = nodes.map((node) => podsOf(node, pods));
  return !canNeverStart(of.flat()) && of.every((some) => some.some(isStarting));
}

/**
 * The pods that count for one of the nodes: those of its newest template, and those that have yet to end before it can
 * have one. An older one that nobody has told to end yet says nothing about the node.
 */
export function podsOf({ spec, deployment }: Watched, pods: readonly Pod[]): readonly Pod[] {
  return pods.filter((pod) => appOf(pod) === spec.name && (isEnding(pod) || isOfTemplate(pod, deployment)));
}

/** Prints the state of a node, unless it is the one that was printed last; undefined is none. */
export type Tell = (node: string, state: string | undefined) => void;

/** A progress that has told nothing yet. */
export function progressOf({ info }: ReadOnlyRollout): Tell {
  const told = new Map<string, string | undefined>();
  return (node, state) => {
    if (state !== undefined && state !== told.get(node)) info(`Builder ${node}: ${state}`);
    told.set(node, state);
  };
}
