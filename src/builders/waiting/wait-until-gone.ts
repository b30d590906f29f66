import { ActionError } from '../../lib/errors.ts';
import { paceMs, poll } from '../../lib/system/poll.ts';
import { type End, judgeEnd } from '../diagnosis/cluster-nodes.ts';
import { describePods, isOver } from '../diagnosis/pods.ts';
import type { Problem } from '../diagnosis/problem.ts';
import { isTimeout, withWait } from '../holds/explain.ts';
import { find, type ReadOnlyRollout } from '../holds/rollout.ts';
import { listPods, observeEnd } from './observe.ts';

/** What is left of a node's last builder, in words, and how its end comes along. */
type Left = { readonly state: string; readonly end: End };

/**
 * Waits until a node has neither a Deployment nor a pod (line 8 of the protocol in holds/hold.ts), or somebody has
 * created it again.
 *
 * @throws ActionError code `conflict` for a pod of somebody else's with the node's label, which buildx would dial;
 * `not-ready` for one whose cluster node is lost: that it has ended, only a person can know
 */
export async function waitUntilGone(rollout: ReadOnlyRollout, node: string): Promise<void> {
  const { signal, limits, progress } = rollout;
  const seen: { last: Left | undefined } = { last: undefined };
  const pace = (round: number): number =>
    seen.last?.end.kind === 'coming' ? paceMs(limits.gone, round, Math.random()) : limits.lateMs;
  try {
    await poll({ pace, signal }, async () => {
      const left = await findLeft(rollout, node);
      if (left === undefined) {
        progress.await(node, undefined);
        return 'gone';
      }
      const { state, end } = left;
      seen.last = left;
      if (end.kind === 'lost')
        throw new ActionError({ code: 'not-ready', topic: end.topic, message: end.what, hint: end.hint });
      progress.show(node, state);
      progress.await(node, 'its previous pod to terminate');
      return undefined;
    });
  } catch (thrown) {
    throw isTimeout(thrown) && seen.last !== undefined
      ? withWait(thrown, problemOf(node, seen.last))
      : thrown;
  }
}

function problemOf(node: string, { state, end }: Left): Problem {
  if (end.kind !== 'coming') return end;
  const what = `The previous builder ${node} is not gone yet: ${state}.`;
  const hint = 'Raise `timeout`, or check what blocks it (a finalizer, a volume that does not detach).';
  return { topic: 'old-pod', what, hint };
}

/** Returns what is left of the last builder; undefined when nothing is, or when somebody has created it again. */
async function findLeft(rollout: ReadOnlyRollout, node: string): Promise<Left | undefined> {
  const { api } = rollout;
  const deployment = await find(api, 'deployments', node);
  if (deployment !== undefined && deployment.metadata?.deletionTimestamp === undefined) return undefined;
  const { items, nowMs } = await listPods(rollout, [node]);
  const pods = items.filter((pod) => !isOver(pod));
  if (deployment === undefined && pods.length === 0) return undefined;
  const end = judgeEnd(await observeEnd(api, pods, nowMs));
  if (end.kind !== 'coming') return { state: end.what, end };
  return { state: pods.length === 0 ? 'its Deployment is being deleted' : describePods(pods), end };
}
