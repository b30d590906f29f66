import type { V1ContainerStatus, V1Pod } from '@kubernetes/client-node';

import type { Wire } from '../cluster/wire.ts';
import { timestampMs } from '../timestamp.ts';
import { complaintOf } from './daemon-log.ts';
import type { Observed, Trouble } from './observed.ts';
import { describeFailure } from './readiness.ts';
import { remedyOfRootless } from './rootless-trouble.ts';
import { unschedulable } from './unschedulable.ts';
import { volumeTrouble } from './volume-trouble.ts';

/**
 * Why waiting for this node cannot help; undefined while it can. Only states that nothing but a change from outside
 * ends: everything else is waited for, since a Pending pod is what makes an autoscaler act.
 */
export function troubleOf(observed: Observed): Trouble | undefined {
  return (
    refusedPods(observed) ??
    podTrouble(observed.pods) ??
    firstOf(observed.pods, (pod) => crashTrouble(observed, pod)) ??
    volumeTrouble(observed) ??
    unschedulable(observed) ??
    lostPod(observed)
  );
}

/** What the pods alone show, without another look: an image or a configuration that will never do. */
export function podTrouble(pods: readonly Wire<V1Pod>[]): Trouble | undefined {
  return firstOf(pods, pullTrouble) ?? firstOf(pods, configTrouble);
}

function firstOf<Item>(
  items: readonly Item[],
  look: (item: Item) => Trouble | undefined,
): Trouble | undefined {
  for (const item of items) {
    const found = look(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Quota, LimitRange, Pod Security and webhooks refuse the pod, not the Deployment, which says so as a condition. */
function refusedPods({ deployment, pods }: Observed): Trouble | undefined {
  const failure = describeFailure(deployment);
  if (failure === '' || pods.length > 0) return undefined;
  return {
    what: `The cluster does not let the builder's pod be made: ${failure}.`,
    remedy: remedyOfRefusal(failure),
  };
}

/** The words of each admission plugin (kubernetes, plugin/pkg/admission; pod-security-admission). */
function remedyOfRefusal(failure: string): string {
  if (failure.includes('exceeded quota'))
    return 'Raise the ResourceQuota, or set the inputs cpu and memory lower.';
  if (failure.includes('must specify'))
    return 'The quota wants limits: give the namespace a LimitRange with defaults.';
  if (/(minimum|maximum) (cpu|memory) usage per|(cpu|memory) limit of/.test(failure))
    return "Set the inputs cpu and memory within the namespace's LimitRange.";
  if (failure.includes('violates PodSecurity')) {
    return 'BuildKit needs that, rootless too: label its namespace pod-security.kubernetes.io/enforce=privileged.';
  }
  if (failure.includes('admission webhook')) return 'Exempt the namespace of the builder from that webhook.';
  return 'Ask who runs the cluster to allow it.';
}

const NEVER_PULLED: ReadonlySet<string> = new Set([
  'InvalidImageName',
  'ErrImageNeverPull',
  'ImagePullBackOff',
]);

/** ErrImagePull alone may be the network's mood; when the registry has said no it is final. */
const FINAL_PULL =
  /not found|unauthorized|denied|forbidden|no match for platform|invalid reference|manifest unknown/i;

function pullTrouble(pod: Wire<V1Pod>): Trouble | undefined {
  const { reason = '', message = '' } = daemonOf(pod)?.state?.waiting ?? {};
  if (!NEVER_PULLED.has(reason) && !(reason === 'ErrImagePull' && FINAL_PULL.test(message))) return undefined;
  const image = pod.spec?.containers[0]?.image ?? '';
  const remedy = 'Check the input image, and that the cluster nodes may pull it (imagePullSecrets, mirror).';
  return { what: `The builder's image ${image} cannot be pulled: ${reason}: ${message}.`, remedy };
}

const CONFIG_ERRORS: ReadonlySet<string> = new Set([
  'CreateContainerConfigError',
  'CreateContainerError',
  'RunContainerError',
]);

function configTrouble(pod: Wire<V1Pod>): Trouble | undefined {
  const { reason = '', message = '' } = daemonOf(pod)?.state?.waiting ?? {};
  if (!CONFIG_ERRORS.has(reason)) return undefined;
  return {
    what: `The builder's container cannot be started: ${reason}: ${message}.`,
    remedy: 'Check the image and the cluster node.',
  };
}

function crashTrouble({ log, pods }: Observed, pod: Wire<V1Pod>): Trouble | undefined {
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

const LOST_AFTER_MS = 60_000;

/** A pod whose cluster node is gone stays for ever, and keeps the volume, until somebody deletes it by force. */
function lostPod({ pods, nowMs }: Observed): Trouble | undefined {
  const lost = pods.find((pod) => {
    const endMs = timestampMs(pod.metadata?.deletionTimestamp);
    return endMs + LOST_AFTER_MS < nowMs;
  });
  if (lost === undefined) return undefined;
  const { name } = lost.metadata ?? {};
  const what = `Pod ${name} should have ended long ago; its cluster node ${lost.spec?.nodeName} does not answer.`;
  return { what, remedy: `When that machine is really gone: kubectl delete pod ${name} --force.` };
}

function daemonOf(pod: Wire<V1Pod>): Wire<V1ContainerStatus> | undefined {
  return (
    pod.status?.containerStatuses?.find((one) => one.name === 'buildkitd') ??
    pod.status?.containerStatuses?.[0]
  );
}
