import { bodyOrThrow } from '../../cluster/api/answer.ts';
import type { Listed } from '../../cluster/api/api.ts';
import { ActionError } from '../../lib/errors.ts';
import type { Pod } from '../../lib/kubernetes/kinds.ts';
import { pausePaced } from '../../lib/system/pace.ts';
import { pause } from '../../lib/system/pause.ts';
import { type End, judgeEnd } from '../diagnosis/cluster-nodes.ts';
import { describePods, isEnding, isOver } from '../diagnosis/pods.ts';
import { isTimeout, withWait } from '../holds/explain.ts';
import type { ReadOnlyRollout } from '../holds/rollout.ts';
import { appOf, isOurs, nodeSelector, nodesSelector } from '../manifests/names.ts';
import { observeEnd } from './observe.ts';

/**
 * Waits until a node has neither a Deployment nor a pod: two pods must never share a volume (line 8 of the
 * protocol). Code `conflict` for a pod of somebody else's with the node's label, which buildx would dial, and
 * `not-ready` for one whose machine is lost: that it is over, only a person can know.
 */
export async function waitUntilGone(rollout: ReadOnlyRollout, node: string): Promise<void> {
  const { signal, limits } = rollout;
  let said = '';
  let end: End = { kind: 'coming' };
  try {
    for (let round = 0; ; round += 1) {
      const left = await findLeft(rollout, node);
      if (left.kind === 'none') return;
      end = left.end;
      const state = end.kind === 'coming' ? describeEnding(left.pods) : end.what;
      if (state !== said) rollout.info(`Waiting for the last builder ${node} to end: ${state}`);
      said = state;
      if (end.kind === 'lost')
        throw new ActionError({ code: 'not-ready', message: end.what, hint: end.hint });
      if (end.kind === 'coming') await pausePaced(limits.gone, round, signal);
      else await pause(limits.lateMs, signal);
    }
  } catch (thrown) {
    throw isTimeout(thrown) ? afterWait(thrown, node, end, said) : thrown;
  }
}

function afterWait(timeout: ActionError, node: string, end: End, state: string): ActionError {
  if (end.kind !== 'coming') return withWait(timeout, end);
  if (state === '') return timeout;
  const hint = 'Give it longer by the input timeout, or look at what keeps it.';
  return withWait(timeout, { what: `The last builder ${node} has not ended: ${state}.`, hint });
}

type Left =
  | { readonly kind: 'none' }
  | { readonly kind: 'some'; readonly pods: readonly Pod[]; readonly end: End };

/** What is left of the last builder, or nothing; nothing to wait for, too, when somebody has made it again. */
async function findLeft(rollout: ReadOnlyRollout, node: string): Promise<Left> {
  const deployment = await stateOfDeployment(rollout, node);
  if (deployment === 'anew') return { kind: 'none' };
  const { pods, nowMs } = await listLive(rollout, node);
  if (deployment === 'gone' && pods.length === 0) return { kind: 'none' };
  return { kind: 'some', pods, end: judgeEnd(await observeEnd(rollout.api, pods, nowMs)) };
}

function describeEnding(pods: readonly Pod[]): string {
  return pods.length === 0 ? 'its Deployment is being deleted' : describePods(pods);
}

/** `anew`: somebody else has made it again in the meantime, so there is something to join. */
async function stateOfDeployment(rollout: ReadOnlyRollout, node: string): Promise<'gone' | 'going' | 'anew'> {
  const answer = await rollout.api.get('deployments', node);
  if (answer.kind === 'refused' && answer.status === 404) return 'gone';
  const found = bodyOrThrow(answer, `get Deployments in namespace ${rollout.api.namespace}`);
  return found.metadata?.deletionTimestamp === undefined ? 'anew' : 'going';
}

async function listLive(
  rollout: ReadOnlyRollout,
  node: string,
): Promise<{ readonly pods: readonly Pod[]; readonly nowMs: number | undefined }> {
  const { items, nowMs } = await listPods(rollout, [node]);
  return { pods: items.filter((pod) => !isOver(pod)), nowMs };
}

/** All pods of these nodes, and when that was; code `conflict` for one of somebody else's, which buildx would dial. */
export async function listPods(
  { api }: ReadOnlyRollout,
  nodes: readonly string[],
): Promise<Listed<Pod> & { readonly nowMs: number | undefined }> {
  const answer = await api.list('pods', nodesSelector(nodes));
  const listed = bodyOrThrow(answer, `list Pods in namespace ${api.namespace}`);
  const nowMs = answer.kind === 'ok' ? answer.serverTimeMs : undefined;
  // One that ends goes as the pods of a builder do; one that is over buildx does not dial.
  const foreign = listed.items.find((pod) => !isOurs(pod) && !isOver(pod) && !isEnding(pod));
  if (foreign === undefined) return { ...listed, nowMs };
  const message = `Pod ${foreign.metadata?.name} has the label ${nodeSelector(appOf(foreign))}, but is not ours.`;
  const hint = 'buildx would dial it: choose another name, or remove the label.';
  throw new ActionError({ code: 'conflict', message, hint });
}
