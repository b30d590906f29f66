import { appOf, isOurs, nodeSelector, nodesSelector } from '../builder/labels.ts';
import { describePods, isOver } from '../builder/readiness.ts';
import { granted } from '../cluster/answer.ts';
import type { Listed } from '../cluster/api.ts';
import type { Pod } from '../cluster/kinds.ts';
import { ActionError } from '../errors.ts';
import { pause } from '../pause.ts';
import type { Rollout } from './rollout.ts';

const FIRST_LOOK_MS = 50;
const LONGEST_LOOK_MS = 1000;

/**
 * Waits until a node has neither a Deployment nor a pod: two pods must never share a volume (line 8 of the
 * protocol). Code `conflict` for a pod of somebody else's with the node's label, which buildx would dial.
 */
export async function waitUntilGone(rollout: Rollout, node: string): Promise<void> {
  let said = '';
  for (let lookMs = FIRST_LOOK_MS; ; lookMs = Math.min(lookMs * 2, LONGEST_LOOK_MS)) {
    const deployment = await stateOfDeployment(rollout, node);
    if (deployment === 'anew') return;
    const pods = await livePods(rollout, node);
    if (deployment === 'gone' && pods.length === 0) return;
    const state = pods.length === 0 ? 'its Deployment is being deleted' : describePods(pods);
    if (state !== said) rollout.info(`Waiting for the last builder ${node} to end: ${state}`);
    said = state;
    await pause(lookMs, rollout.signal);
  }
}

/** `anew`: somebody else has made it again in the meantime, so there is something to join. */
async function stateOfDeployment(rollout: Rollout, node: string): Promise<'gone' | 'going' | 'anew'> {
  const answer = await rollout.api.get('deployments', node);
  if (answer.kind === 'refused' && answer.status === 404) return 'gone';
  const found = granted(answer, `get Deployments in namespace ${rollout.api.namespace}`);
  return found.metadata?.deletionTimestamp === undefined ? 'anew' : 'going';
}

/** The node's pods that may still hold its volume. */
async function livePods(rollout: Rollout, node: string): Promise<readonly Pod[]> {
  return (await listPods(rollout, [node])).items.filter((pod) => !isOver(pod));
}

/** All pods of these nodes; code `conflict` for one of somebody else's, which buildx would dial by its label. */
export async function listPods({ api }: Rollout, nodes: readonly string[]): Promise<Listed<Pod>> {
  const selector = nodesSelector(nodes);
  const listed = granted(await api.list('pods', selector), `list Pods in namespace ${api.namespace}`);
  const foreign = listed.items.find((pod) => !isOurs(pod));
  if (foreign === undefined) return listed;
  const message = `Pod ${foreign.metadata?.name} has the label ${nodeSelector(appOf(foreign))}, but is not ours.`;
  const hint = 'buildx would dial it: choose another name, or remove the label.';
  throw new ActionError('conflict', message, hint);
}
