import type { V1Pod } from '@kubernetes/client-node';

import type { Wire } from '../cluster/wire.ts';
import { complaintOf } from './daemon-log.ts';
import { daemonOf } from './daemon-status.ts';
import type { Observed, Trouble } from './observed.ts';
import { remedyOfRootless } from './rootless-trouble.ts';

/** Why the daemon ends as often as it starts. */
export function crashTrouble({ log, pods }: Observed, pod: Wire<V1Pod>): Trouble | undefined {
  const daemon = daemonOf(pod);
  if (daemon?.state?.waiting?.reason !== 'CrashLoopBackOff') return undefined;
  const isLocked = /another instance running/.test(log);
  // The old pod of a node that is being rolled still has the volume: buildkitd comes up once it has ended.
  if (isLocked && pods.some((one) => one.metadata?.deletionTimestamp !== undefined)) return undefined;
  const { exitCode, reason } = daemon.lastState?.terminated ?? { exitCode: 'unknown', reason: '' };
  const why = reason === 'OOMKilled' ? 'it ran out of memory (OOMKilled)' : `exit code ${exitCode}`;
  const last = complaintOf(log);
  const what = `buildkitd ends again and again, ${daemon.restartCount} times so far: ${why}${last === '' ? '' : `: ${last}`}.`;
  return { what, remedy: remedyOfCrash(log, reason ?? '', isLocked) };
}

/** What buildkitd says when it cannot start (buildkit, cmd/buildkitd/main.go and bbolt). */
function remedyOfCrash(log: string, reason: string, isLocked: boolean): string {
  if (reason === 'OOMKilled') return 'Set the input memory higher.';
  const rootless = remedyOfRootless(log);
  if (rootless !== '') return rootless;
  if (isLocked) return 'Another pod uses the same volume: delete it.';
  if (
    /metadata_v2\.db|containerdmeta\.db|invalid database|checksum error|unexpected fault address/.test(log)
  ) {
    return 'The cache on its volume is corrupt: delete the claim, and the next job starts with an empty one.';
  }
  if (/no space left on device/.test(log))
    return 'Its volume is full: set cache-size higher, or delete the claim.';
  if (/failed to load config|toml:/.test(log)) return 'Check the input buildkitd-config.';
  if (/operation not permitted|permission denied/.test(log))
    return 'BuildKit needs a privileged container on this cluster.';
  return "Read the builder's log above.";
}
