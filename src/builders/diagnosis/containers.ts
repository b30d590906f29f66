import type { V1ContainerStatus, V1Pod } from '@kubernetes/client-node';

import type { Wire } from '../../lib/kubernetes/wire.ts';
import { DAEMON } from '../manifests/pod-patch.ts';
import { isEnding } from '../manifests/template.ts';

/** One container of a pod, as the kubelet last told of it. */
export type Container = {
  readonly pod: Wire<V1Pod>;
  readonly status: Wire<V1ContainerStatus>;
  /** `buildkitd`, `Container agent` or `Init container binfmt`, as the subject of a sentence. */
  readonly title: string;
  readonly isDaemon: boolean;
};

/**
 * All containers of a pod that a kubelet has told of: the daemon, those that run before it, those beside it. Which of
 * them the kubelet names first is only a matter of the alphabet.
 */
export function containersOf(pod: Wire<V1Pod>): readonly Container[] {
  const { initContainerStatuses = [], containerStatuses = [] } = pod.status ?? {};
  const isDaemon = ({ name }: Wire<V1ContainerStatus>): boolean => name === DAEMON;
  return [
    ...containerStatuses.filter(isDaemon).map((status) => ({ pod, status, title: DAEMON, isDaemon: true })),
    ...initContainerStatuses.map((status) => beside(pod, status, 'Init container')),
    ...containerStatuses
      .filter((status) => !isDaemon(status))
      .map((status) => beside(pod, status, 'Container')),
  ];
}

/** Those of all pods that count: one that is told to end is of no account any more, whatever was wrong with it. */
export function judgedOf(pods: readonly Wire<V1Pod>[]): readonly Container[] {
  return pods.filter((pod) => !isEnding(pod)).flatMap(containersOf);
}

function beside(pod: Wire<V1Pod>, status: Wire<V1ContainerStatus>, kind: string): Container {
  return { pod, status, title: `${kind} ${status.name}`, isDaemon: false };
}

/** Why a container waits, '' while it does not; the kubelet's reason and words. */
export function waitingOf({ status }: Container): { readonly reason: string; readonly message: string } {
  const { reason = '', message = '' } = status.state?.waiting ?? {};
  return { reason, message };
}

const CONFIG_ERRORS: ReadonlySet<string> = new Set([
  'CreateContainerConfigError',
  'CreateContainerError',
  'RunContainerError',
]);

/** True for a container that the kubelet has failed to make. */
export function isMisconfigured(container: Container): boolean {
  return CONFIG_ERRORS.has(waitingOf(container).reason);
}

/** True for a container that is between two runs, both of which failed. */
export function isCrashing(container: Container): boolean {
  return waitingOf(container).reason === 'CrashLoopBackOff';
}

/** The container whose log says why a builder does not come up: one that keeps crashing, else one that crashed once. */
export function crashedOf(pods: readonly Wire<V1Pod>[]): Container | undefined {
  const all = judgedOf(pods);
  return all.find(isCrashing) ?? all.find(({ status }) => status.restartCount > 0);
}

/** True once a container of the pod has run: its volumes are mounted and its images are being pulled one by one. */
export function hasRun(pod: Wire<V1Pod>): boolean {
  return containersOf(pod).some(
    ({ status }) =>
      status.restartCount > 0 ||
      status.state?.running !== undefined ||
      status.state?.terminated !== undefined,
  );
}
