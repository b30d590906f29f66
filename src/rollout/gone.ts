import { isOurs, nodeSelector } from '../builder/labels.ts';
import { describePods, isOver } from '../builder/readiness.ts';
import { granted } from '../cluster/answer.ts';
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
export async function livePods(rollout: Rollout, node: string): Promise<readonly Pod[]> {
  const { api } = rollout;
  const { items } = granted(
    await api.list('pods', nodeSelector(node)),
    `list Pods in namespace ${api.namespace}`,
  );
  const foreign = items.find((pod) => !isOurs(pod));
  if (foreign !== undefined) {
    const name = foreign.metadata?.name;
    const hint = 'buildx would dial it: choose another name, or remove the label.';
    throw new ActionError(
      'conflict',
      `Pod ${name} has the label ${nodeSelector(node)}, but is not ours.`,
      hint,
    );
  }
  return items.filter((pod) => !isOver(pod));
}
