import { timestampMs } from '../timestamp.ts';
import type { Observed, Trouble } from './observed.ts';

const LOST_AFTER_MS = 60_000;

/** A pod whose cluster node is gone stays for ever, and keeps the volume, until somebody deletes it by force. */
export function lostPod({ pods, nowMs }: Observed): Trouble | undefined {
  const lost = pods.find((pod) => {
    const endMs = timestampMs(pod.metadata?.deletionTimestamp);
    return endMs + LOST_AFTER_MS < nowMs;
  });
  if (lost === undefined) return undefined;
  const { name } = lost.metadata ?? {};
  const what = `Pod ${name} should have ended long ago; its cluster node ${lost.spec?.nodeName} does not answer.`;
  return { what, remedy: `When that machine is really gone: kubectl delete pod ${name} --force.` };
}
