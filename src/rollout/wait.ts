import { nodeSelector } from '../builder/labels.ts';
import { describeFailure, describePods, isReady, isServing } from '../builder/readiness.ts';
import { granted } from '../cluster/answer.ts';
import type { Deployment, Pod } from '../cluster/kinds.ts';
import { ActionError } from '../errors.ts';
import { pause } from '../pause.ts';
import type { Rollout } from './rollout.ts';

/** A watch that ends at once (no right, a proxy that does not stream) must not become a storm of lists. */
const SHORTEST_ROUND_MS = 500;
const FIRST_LOOK_MS = 20;

/** Waits until the node's Deployment serves, printing each change of state; ends by the rollout's signal. */
export async function waitUntilServing(rollout: Rollout, node: string): Promise<void> {
  const progress = progressOf(rollout, node);
  for (;;) {
    const startedMs = Date.now();
    if (await watchForReadyPod(rollout, node, progress)) {
      if (await isServingSoon(rollout, node)) return;
    } else {
      const deployment = await readNode(rollout, node);
      if (isServing(deployment)) return;
      const failure = describeFailure(deployment);
      if (failure !== '') progress(failure);
    }
    await pause(Math.max(0, startedMs + SHORTEST_ROUND_MS - Date.now()), rollout.signal);
  }
}

/** One list and one watch of the node's pods: true as soon as one is ready, false when the watch ended. */
async function watchForReadyPod(
  rollout: Rollout,
  node: string,
  progress: (state: string) => void,
): Promise<boolean> {
  const { api } = rollout;
  const listed = granted(
    await api.list('pods', nodeSelector(node)),
    `list Pods in namespace ${api.namespace}`,
  );
  const pods = new Map<string, Pod>(listed.items.map((pod) => [pod.metadata?.uid ?? '', pod]));
  progress(describePods([...pods.values()]));
  if (hasReadyPod(pods)) return true;
  for await (const { type, object } of api.watch(
    'pods',
    nodeSelector(node),
    listed.metadata.resourceVersion,
  )) {
    const uid = object.metadata?.uid ?? '';
    if (type === 'DELETED') pods.delete(uid);
    else pods.set(uid, object);
    progress(describePods([...pods.values()]));
    if (hasReadyPod(pods)) return true;
  }
  return false;
}

function hasReadyPod(pods: ReadonlyMap<string, Pod>): boolean {
  return [...pods.values()].some(isReady);
}

/** The Deployment counts a ready pod some ms after the pod is; buildx goes by the Deployment. */
async function isServingSoon(rollout: Rollout, node: string): Promise<boolean> {
  for (let lookMs = FIRST_LOOK_MS; lookMs < SHORTEST_ROUND_MS; lookMs *= 2) {
    if (isServing(await readNode(rollout, node))) return true;
    await pause(lookMs, rollout.signal);
  }
  return false;
}

async function readNode(rollout: Rollout, node: string): Promise<Deployment> {
  const { api } = rollout;
  const answer = await api.get('deployments', node);
  if (answer.kind === 'refused' && answer.status === 404) {
    throw new ActionError(
      'not-ready',
      `Builder ${node} was deleted while this job waited for it.`,
      'Run the job again.',
    );
  }
  return granted(answer, `get Deployments in namespace ${api.namespace}`);
}

function progressOf(rollout: Rollout, node: string): (state: string) => void {
  let said = '';
  return (state) => {
    if (state !== said) rollout.info(`Builder ${node}: ${state}`);
    said = state;
  };
}
