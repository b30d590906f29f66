import type { V1Pod } from '@kubernetes/client-node';

import type { Wire } from '../cluster/wire.ts';
import { complaintOf } from './daemon-log.ts';
import { daemonOf } from './daemon-status.ts';
import type { Observed, Trouble } from './observed.ts';
import { remedyOf } from './remedies.ts';

/** Why the daemon ends as often as it starts. */
export function crashTrouble({ log, pods, setting }: Observed, pod: Wire<V1Pod>): Trouble | undefined {
  const daemon = daemonOf(pod);
  if (daemon?.state?.waiting?.reason !== 'CrashLoopBackOff') return undefined;
  const isLocked = /another instance running/.test(log);
  // The old pod of a node that is being rolled still has the volume: buildkitd comes up once it has ended.
  if (isLocked && pods.some((one) => one.metadata?.deletionTimestamp !== undefined)) return undefined;
  const { exitCode, reason } = daemon.lastState?.terminated ?? { exitCode: 'unknown', reason: '' };
  const why = reason === 'OOMKilled' ? 'it ran out of memory (OOMKilled)' : `exit code ${exitCode}`;
  const last = complaintOf(log);
  const times = daemon.restartCount === 1 ? '1 restart' : `${daemon.restartCount} restarts`;
  const what = `buildkitd keeps crashing (${times}): ${why}${last === '' ? '' : `: ${last}`}.`;
  if (reason === 'OOMKilled') return { what, remedy: 'Set the input memory higher.' };
  const remedy = remedyOf({ speaker: 'log', object: 'pods', words: log }, setting);
  return { what, remedy: remedy || "Read the builder's log above." };
}
