import { appOf, nodesSelector } from '../builder/labels.ts';
import type { Observed, Trouble } from '../builder/observed.ts';
import { describeFailure, describePods, isReady, isServing } from '../builder/readiness.ts';
import { renderReport } from '../builder/report.ts';
import type { NodeSpec } from '../builder/spec.ts';
import { podTrouble, troubleOf } from '../builder/trouble.ts';
import { granted } from '../cluster/answer.ts';
import type { Deployment, Pod } from '../cluster/kinds.ts';
import { ActionError } from '../errors.ts';
import { pause } from '../pause.ts';
import { observe } from './observe.ts';
import type { Rollout } from './rollout.ts';

/** A node that is waited for, and its Deployment as it was last seen. */
export type Awaited = { readonly spec: NodeSpec; readonly deployment: Deployment };

/** A watch that ends at once (no right, a proxy that does not stream) must not become a storm of lists. */
const SHORTEST_ROUND_MS = 500;

/** How long the pods are watched before everything is looked at: a builder is mostly up before the first look. */
const FIRST_WATCH_SECONDS = 6;
const LONGEST_WATCH_SECONDS = 10;

/**
 * Waits until the Deployments of all nodes serve, printing each change of state. `podsVersion`: from where their pods
 * can be watched, '' when that is not known. Ends by the rollout's signal, or with code `not-ready` as soon as
 * waiting for one of them cannot help, after the cluster's own words.
 */
export async function waitUntilServing(
  rollout: Rollout,
  nodes: readonly Awaited[],
  podsVersion: string,
): Promise<void> {
  let open = nodes.filter((node) => !isServing(node.deployment));
  let version = podsVersion;
  const say = progressOf(rollout);
  for (let seconds = FIRST_WATCH_SECONDS; ; seconds = Math.min(seconds * 2, LONGEST_WATCH_SECONDS)) {
    if (open.length === 0) return;
    const startedMs = Date.now();
    const pods = await watchPods(rollout, open, seconds, version, say);
    version = '';
    const serving = await Promise.all(
      open.map((node) => look(rollout, node, podsOf(node.spec, pods), say, nodes.length > 1)),
    );
    open = open.filter((_, index) => serving[index] !== true);
    if (open.length === 0) return;
    await pause(Math.max(0, startedMs + SHORTEST_ROUND_MS - Date.now()), rollout.signal);
  }
}

type Say = (node: string, state: string) => void;

/** One watch of all nodes' pods, which ends as soon as each has one that is ready, or one is in trouble. */
async function watchPods(
  rollout: Rollout,
  nodes: readonly Awaited[],
  seconds: number,
  podsVersion: string,
  say: Say,
): Promise<readonly Pod[]> {
  const { api } = rollout;
  const selector = nodesSelector(nodes.map((node) => node.spec.name));
  const listed =
    podsVersion === ''
      ? granted(await api.list('pods', selector), `list Pods in namespace ${api.namespace}`)
      : { items: [], metadata: { resourceVersion: podsVersion } };
  const pods = new Map<string, Pod>(listed.items.map((pod) => [pod.metadata?.uid ?? '', pod]));
  const isDecided = (): boolean => {
    const all = [...pods.values()];
    for (const { spec } of nodes) say(spec.name, describePods(podsOf(spec, all)));
    return podTrouble(all) !== undefined || nodes.every(({ spec }) => podsOf(spec, all).some(isReady));
  };
  if (isDecided()) return [...pods.values()];
  for await (const { type, object } of api.watch(
    'pods',
    selector,
    listed.metadata.resourceVersion,
    seconds,
  )) {
    const uid = object.metadata?.uid ?? '';
    if (type === 'DELETED') pods.delete(uid);
    else pods.set(uid, object);
    if (isDecided()) break;
  }
  return [...pods.values()];
}

function podsOf(spec: NodeSpec, pods: readonly Pod[]): readonly Pod[] {
  return pods.filter((pod) => appOf(pod) === spec.name);
}

/** True when the node serves; code `not-ready` when it never will. */
async function look(
  rollout: Rollout,
  { spec, deployment }: Awaited,
  pods: readonly Pod[],
  say: Say,
  isOneOfMany: boolean,
): Promise<boolean> {
  // A Deployment that was never rolled has no other pods than these; buildx' own proof comes after this anyway.
  if (deployment.metadata?.generation === 1 && pods.some(isReady)) return true;
  const observed = await observeUntilCounted(rollout, spec, pods);
  if (isServing(observed.deployment)) return true;
  const failure = describeFailure(observed.deployment);
  if (failure !== '') say(spec.name, failure);
  const trouble = troubleOf(observed);
  if (trouble !== undefined) throw hopeless(rollout, spec.name, observed, trouble, isOneOfMany);
  return false;
}

const FIRST_LOOK_MS = 20;

/** The Deployment counts a ready pod some ms after the pod is; buildx goes by the Deployment. */
async function observeUntilCounted(
  rollout: Rollout,
  spec: NodeSpec,
  pods: readonly Pod[],
): Promise<Observed> {
  const { api, signal } = rollout;
  for (let lookMs = FIRST_LOOK_MS; pods.some(isReady) && lookMs < SHORTEST_ROUND_MS; lookMs *= 2) {
    const answer = await api.get('deployments', spec.name);
    if (answer.kind === 'ok' && isServing(answer.body)) {
      return {
        deployment: answer.body,
        nowMs: answer.serverTimeMs,
        pods,
        claim: undefined,
        events: [],
        log: '',
      };
    }
    await pause(lookMs, signal);
  }
  return observe(api, spec, pods);
}

function hopeless(
  rollout: Rollout,
  node: string,
  observed: Observed,
  trouble: Trouble,
  isOneOfMany: boolean,
): ActionError {
  const report = renderReport(observed);
  if (report.length > 0) rollout.info(`What the cluster says of builder ${node}:`);
  for (const line of report) rollout.info(line);
  const what = isOneOfMany ? `Node ${node}: ${trouble.what}` : trouble.what;
  return new ActionError('not-ready', what, trouble.remedy);
}

function progressOf(rollout: Rollout): Say {
  const said = new Map<string, string>();
  return (node, state) => {
    if (state !== said.get(node)) rollout.info(`Builder ${node}: ${state}`);
    said.set(node, state);
  };
}
