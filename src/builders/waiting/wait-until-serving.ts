import { ActionError } from '../../lib/errors.ts';
import type { Pod } from '../../lib/kubernetes/kinds.ts';
import { paceMs, pause, poll } from '../../lib/system/poll.ts';
import { findProblem } from '../diagnosis/find-problem.ts';
import { isDecidedSoon } from '../diagnosis/kubelet.ts';
import { isReady } from '../diagnosis/pods.ts';
import { type Observed, type Problem, settingOf } from '../diagnosis/problem.ts';
import { renderReport, timeoutProblem } from '../diagnosis/report.ts';
import { isServing } from '../diagnosis/workload.ts';
import { inNode, isTimeout, withWait } from '../holds/explain.ts';
import type { ReadOnlyRollout } from '../holds/rollout.ts';
import type { NodeSpec } from '../manifests/spec.ts';
import { observe } from './observe.ts';
import { followNodes, type NodeStart, type Starts } from './starts.ts';
import { areDecided, type Look, podsOf, type Seen, type WatchedNode, watchUntilLook } from './watch-pods.ts';

/** A node that does not serve yet, and what was last seen of it; undefined before the first look. */
type Open = { readonly node: WatchedNode; readonly last: Observed | undefined };

/**
 * Waits until the Deployments of all nodes serve, and shows each change of state. `podsVersion`: from where their pods can
 * be watched; undefined when that is not known. `isOneOfMany`: the builder has several nodes, of which these may be some.
 * Returns how the nodes started that were waited for.
 *
 * @throws ActionError code `not-ready` as soon as waiting for one of them cannot help, after the cluster's own words, or
 * the reason of the rollout's signal, with what was waited for last
 */
export async function waitUntilServing(
  rollout: ReadOnlyRollout,
  nodes: readonly WatchedNode[],
  podsVersion: string | undefined,
  isOneOfMany: boolean,
): Promise<readonly NodeStart[]> {
  const { signal, limits } = rollout;
  let open: readonly Open[] = nodes
    .filter((node) => !isServing(node.deployment))
    .map((node) => ({ node, last: undefined }));
  const starts = followNodes(
    rollout.progress,
    open.map(({ node }) => node),
  );
  let seen: Seen = { pods: [], version: podsVersion, isTrusted: false };
  let startedMs = 0;
  const pace = (round: number): number =>
    Math.max(0, startedMs + open.length * paceMs(limits.look, round, Math.random()) - performance.now());
  try {
    return await poll({ pace, signal }, async (round) => {
      if (open.length === 0) return starts.ended();
      startedMs = performance.now();
      const waited = open.map(({ node }) => node);
      const report = starts.seePods;
      seen = await watchUntilLook({ rollout, nodes: waited, report }, seen, lookOf(round, open));
      const { pods } = seen;
      const looked = await Promise.all(waited.map((node) => look(rollout, node, pods)));
      open = looked.filter((one) => one !== undefined);
      for (const node of waited.filter(({ spec }) => !open.some((one) => one.node.spec.name === spec.name)))
        starts.serves(node.spec.name);
      // What was seen is not what the Deployment goes by, so it may be old: it is listed again.
      if (areDecided(waited, pods)) seen = { ...seen, version: undefined };
      for (const one of open) refuseHopeless(rollout, one, starts, isOneOfMany);
      return open.length === 0 ? starts.ended() : undefined;
    });
  } catch (thrown) {
    const late = open.find(({ last }) => last !== undefined) ?? open[0];
    if (late === undefined || !isTimeout(thrown)) throw thrown;
    const { node, last = podsAlone(node, podsOf(node, seen.pods)) } = late;
    reportAll(rollout, node.spec.name, last);
    throw withWait(thrown, problemIn(node, timeoutProblem(last), isOneOfMany));
  }
}

function lookOf(round: number, open: readonly Open[]): Look {
  if (round === 0) return 'first';
  return open.some(({ last }) => last !== undefined && isDecidedSoon(last)) ? 'soon' : 'next';
}

/** Returns what is seen of a node that does not serve yet; undefined when it does. */
async function look(
  rollout: ReadOnlyRollout,
  node: WatchedNode,
  allPods: readonly Pod[],
): Promise<Open | undefined> {
  const { spec, deployment } = node;
  const pods = podsOf(node, allPods);
  // A Deployment that was never rolled has no other pods than these; buildx' own proof comes after this anyway.
  if (deployment.metadata?.generation === 1 && pods.some(isReady)) return undefined;
  const last = await observeUntilCounted(rollout, spec, pods);
  if (isServing(last.deployment)) return undefined;
  // It may have been rolled since: then these pods do not count any more.
  const now = { spec, deployment: last.deployment };
  return { node: now, last: { ...last, pods: podsOf(now, pods) } };
}

function refuseHopeless(
  rollout: ReadOnlyRollout,
  { node, last }: Open,
  starts: Starts,
  isOneOfMany: boolean,
): void {
  if (last === undefined) return;
  const { name } = node.spec;
  starts.observe(name, last);
  const problem = findProblem(last);
  if (problem === undefined) return;
  reportAll(rollout, name, last);
  const { what: message, ...remedy } = problemIn(node, problem, isOneOfMany);
  throw new ActionError({ code: 'not-ready', message, ...remedy });
}

/** Of a builder with several nodes the message says which one it is. */
function problemIn({ spec }: WatchedNode, problem: Problem, isOneOfMany: boolean): Problem {
  return isOneOfMany ? { ...problem, what: inNode(spec.name, problem.what) } : problem;
}

/** The Deployment counts a ready pod some ms after the pod is; buildx goes by the Deployment. */
async function observeUntilCounted(
  rollout: ReadOnlyRollout,
  spec: NodeSpec,
  pods: readonly Pod[],
): Promise<Observed> {
  const { api, signal, limits } = rollout;
  for (const lookMs of pods.some(isReady) ? limits.countedMs : []) {
    const answer = await api.get('deployments', spec.name);
    if (answer.kind === 'ok' && isServing(answer.body))
      return podsAlone({ spec, deployment: answer.body }, pods);
    await pause(lookMs, signal);
  }
  return observe(api, spec, pods);
}

/** For when nothing else was looked at. */
function podsAlone({ spec, deployment }: WatchedNode, pods: readonly Pod[]): Observed {
  const nothing = { claim: undefined, events: [], clusterNodes: [], log: undefined, nowMs: undefined };
  return { deployment, pods, setting: settingOf(spec), ...nothing };
}

function reportAll(rollout: ReadOnlyRollout, node: string, observed: Observed): void {
  const report = renderReport(observed);
  // What explains the error is to be seen without opening the wait.
  rollout.progress.end();
  if (report.length > 0) rollout.info(`What the cluster says of builder ${node}:`);
  for (const line of report) rollout.info(line);
}
