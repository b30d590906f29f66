import type {
  CoreV1Event,
  V1Deployment,
  V1Node,
  V1PersistentVolumeClaim,
  V1Pod,
} from '@kubernetes/client-node';

import type { Wire } from '../../lib/kubernetes/wire.ts';
import type { Setting } from './setting.ts';

/** What can be seen of a node that is not ready. Lists are empty where this job has no right to look. */
export type Observed = {
  readonly deployment: Wire<V1Deployment>;
  readonly pods: readonly Wire<V1Pod>[];
  /** undefined: the node has no claim, or it is not there yet. */
  readonly claim: Wire<V1PersistentVolumeClaim> | undefined;
  /** Events about the node's pods and claim, oldest first. */
  readonly events: readonly Wire<CoreV1Event>[];
  /** The machines of pods that should have ended. */
  readonly clusterNodes: readonly Wire<V1Node>[];
  /** The last lines of the log of the container that crashed (containers.ts), '' when it was not read. */
  readonly log: string;
  /** What remedies may name of this job. */
  readonly setting: Setting;
  /** The server's clock, ms since the epoch. */
  readonly nowMs: number;
};

/** Why waiting cannot help, and what would. The words of the cluster in `what` are not to be trusted. */
export type Trouble = { readonly what: string; readonly remedy: string };
