import type { CoreV1Event, V1Pod } from '@kubernetes/client-node';
import { timestampMs } from '../../lib/kubernetes/timestamp.ts';
import type { Wire } from '../../lib/kubernetes/wire.ts';
import { isEnding } from '../manifests/template.ts';
import { type Container, containersOf, hasRun, isMisconfigured, waitingOf } from './containers.ts';
import { essenceOf } from './essence.ts';
import { KUBELET_REMEDIES } from './kubelet-remedies.ts';
import type { Observed, Trouble } from './observed.ts';
import { isOver } from './readiness.ts';
import { remedyIn } from './remedy-row.ts';

/** What it, or the attach-detach controller, says of a pod whose volumes or network are not there. */
const POD_ERRORS: ReadonlySet<string> = new Set([
  'FailedMount',
  'FailedAttachVolume',
  'FailedMapVolume',
  'FailedCreatePodSandBox',
]);

/**
 * How long what fails may still pass by itself; the first row that fits. The kubelet tries a mount again after 0.5, 1,
 * 2, 4 and 8 s, so an operator that makes a Secret within seconds of the pod is waited for. A cluster node that has just
 * started registers its drivers and its network within about a minute; a volume is detached from the node of the last
 * pod as late.
 */
const REFERENCE_PATIENCE_MS = 10_000;
const PATIENCE_MS: readonly (readonly [RegExp, number])[] = [
  [/hostPath type check failed|runAsNonRoot|no runtime for|executable file not found/, 0],
  [/not found in the list of registered CSI drivers|does not contain driver/, 90_000],
  [/not found|not registered|couldn't find key|references non-existent/, REFERENCE_PATIENCE_MS],
  [/Multi-Attach|timed out|deadline exceeded|is reserved|FailedCreatePodSandBox/, 120_000],
  [/^(?:FailedMount|FailedAttachVolume|FailedMapVolume)/, 60_000],
];

/** True for a container that the kubelet cannot make, and never will. */
export function isUnmakeable(container: Container): boolean {
  return isMisconfigured(container) && patienceMs(wordsOf(container)) === 0;
}

function wordsOf(container: Container): string {
  const { reason, message } = waitingOf(container);
  return `${reason}: ${message}`;
}

function patienceMs(words: string): number {
  return PATIENCE_MS.find(([pattern]) => pattern.test(words))?.[1] ?? 0;
}

/** True for an event that tells why a pod's containers have not been started. */
export function isStartFault({ type, reason = '' }: Wire<CoreV1Event>): boolean {
  return type === 'Warning' && POD_ERRORS.has(reason);
}

/** What is told of a pod whose network and volumes are there, after whatever was wrong with them. */
function isProgress({ reason = '' }: Wire<CoreV1Event>): boolean {
  return /^(?:Pulling|Pulled|Created|Started)$/.test(reason);
}

/** Why the kubelet cannot start a container or mount a volume; undefined while that may still pass. */
export function startTrouble(observed: Observed): Trouble | undefined {
  for (const pod of observed.pods.filter((one) => !isOver(one) && !isEnding(one))) {
    const fault = faultOf(pod, observed);
    if (fault === undefined) continue;
    if (observed.nowMs - timestampMs(pod.status?.startTime) < patienceMs(fault.words)) continue;
    const remedy = remedyIn(KUBELET_REMEDIES, fault.words, observed.setting);
    return { what: `${fault.subject}: ${essenceOf(fault.words)}.`, remedy: remedy ?? fallback(observed) };
  }
  return undefined;
}

/** True while something is wrong that has some seconds to pass by itself: it is looked at again when they are over. */
export function isDecidedSoon(observed: Observed): boolean {
  return observed.pods.some((pod) => {
    const fault = isOver(pod) || isEnding(pod) ? undefined : faultOf(pod, observed);
    return fault !== undefined && patienceMs(fault.words) <= REFERENCE_PATIENCE_MS;
  });
}

function fallback({ setting }: Observed): string {
  return setting.hasPodPatch
    ? 'Check the inputs image and pod-patch, and the cluster node.'
    : 'Check the input image and the cluster node.';
}

type Fault = { readonly subject: string; readonly words: string };

function faultOf(pod: Wire<V1Pod>, { events }: Observed): Fault | undefined {
  const container = containersOf(pod).find(isMisconfigured);
  if (container !== undefined) {
    const subject = container.isDaemon ? "The builder's container" : container.title;
    return { subject: `${subject} cannot be started`, words: wordsOf(container) };
  }
  if (hasRun(pod)) return undefined;
  const last = events.findLast(
    (event) => event.involvedObject.name === pod.metadata?.name && (isStartFault(event) || isProgress(event)),
  );
  if (last === undefined || !isStartFault(last)) return undefined;
  return { subject: "The builder's pod cannot be started", words: `${last.reason}: ${last.message}` };
}
