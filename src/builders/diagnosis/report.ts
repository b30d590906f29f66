import type { Event } from '../../lib/kubernetes/kinds.ts';
import { withoutStacks } from './crash.ts';
import { isProgress, isStartFailure, KUBELET_HINTS } from './kubelet.ts';
import { crashedOf, describePods, unscheduledWords, withoutPreemption } from './pods.ts';
import { findRemedy, type Observed, type Problem } from './problem.ts';
import { SCHEDULER_HINTS, scalingState, UNBOUND } from './scheduler.ts';
import { describeFailure } from './workload.ts';

/** Warnings that a kubelet gives of pods that are well. */
const BESIDE_THE_POINT = /^(?:MissingClusterDNS|DNSConfigForming)$/;

const LONGER = 'If it only needs more time, raise `timeout`.';

/**
 * Returns what the builder waits for beside the kubelet of its pods: admission, whoever provisions the volume, an
 * autoscaler. One line, the same as long as the state is the same; undefined for nothing. The words come from the
 * cluster and are not to be trusted.
 */
export function describeOthers(observed: Observed): string | undefined {
  const claim = describeClaim(observed);
  const volume = claim === undefined ? undefined : `its volume: ${claim}`;
  const all = [describeFailure(observed.deployment), volume, describeScaling(observed)];
  return all.filter((words) => words !== undefined).join('; ') || undefined;
}

/** What an autoscaler says of the pods that have no cluster node yet. */
function scalingOf(observed: Observed): ReturnType<typeof scalingState> {
  const waiting = observed.pods.filter(({ spec }) => spec?.nodeName === undefined);
  return scalingState(eventsOfPods({ ...observed, pods: waiting }));
}

function describeScaling(observed: Observed): string | undefined {
  const scaling = scalingOf(observed);
  if (scaling.kind === 'silent') return undefined;
  return `the autoscaler adds ${scaling.kind === 'starting' ? 'a' : 'no'} cluster node: ${scaling.words}`;
}

/** True while an autoscaler says that it adds a cluster node for this node's pod. */
export function isScalingUp(observed: Observed): boolean {
  return scalingOf(observed).kind === 'starting';
}

/** Returns what a builder still waited for when the step's time was over, and what would help. */
export function timeoutProblem(observed: Observed): Problem {
  const claim = describeClaim(observed);
  if (claim !== undefined)
    return {
      topic: 'claim-not-provisioned',
      what: `Last seen: claim ${observed.claim?.metadata?.name}: ${claim}.`,
      hint: `Check the provisioner of its StorageClass. ${LONGER}`,
    };
  const scaling = scalingOf(observed);
  if (scaling.kind === 'starting')
    return { topic: 'timeout', what: `Last seen: a node is being added: ${scaling.words}.`, hint: LONGER };
  const state = describePods(observed.pods);
  const warning = eventsOfPods(observed).findLast(
    (event) =>
      event.type === 'Warning' && !BESIDE_THE_POINT.test(event.reason ?? '') && !isPast(event, observed),
  );
  if (warning === undefined) return { topic: 'timeout', what: `Last seen: ${state}.`, hint: LONGER };
  const words = `${warning.reason}: ${warning.message}`;
  const rows = warning.reason === 'FailedScheduling' ? SCHEDULER_HINTS : KUBELET_HINTS;
  const { topic = 'timeout', hint } = findRemedy(rows, words, observed.setting) ?? {};
  return {
    topic,
    what: `Last seen: ${state}; ${words}.`,
    hint: hint === undefined ? LONGER : `${hint} ${LONGER}`,
  };
}

/** Of a claim that gets its volume once its pod has a cluster node: then it is the pod that waits. */
const WAITS_FOR_POD = /^WaitFor(?:FirstConsumer|PodScheduled)$/;

function describeClaim({ claim, events }: Observed): string | undefined {
  if (claim === undefined || claim.status?.phase === 'Bound') return undefined;
  const name = claim.metadata?.name;
  const last = events.findLast(
    ({ involvedObject, reason = '' }) => involvedObject.name === name && !WAITS_FOR_POD.test(reason),
  );
  return last === undefined ? undefined : `${last.reason}: ${last.message}`;
}

/** What the scheduler and the autoscalers say of a pod without a cluster node. */
const OF_SCHEDULING = /^FailedScheduling$|Scale|Nominated|Launched/;

/** True for what is over: the pod has a cluster node since, or its volumes and its network. */
function isPast(event: Event, { pods, events }: Observed): boolean {
  const { name } = event.involvedObject;
  if (OF_SCHEDULING.test(event.reason ?? ''))
    return pods.some(({ metadata, spec }) => metadata?.name === name && spec?.nodeName !== undefined);
  const later = events.slice(events.indexOf(event) + 1);
  return isStartFailure(event) && later.some((one) => one.involvedObject.name === name && isProgress(one));
}

function eventsOfPods({ pods, events }: Observed): readonly Event[] {
  const names = new Set(pods.map((pod) => pod.metadata?.name));
  return events.filter((event) => names.has(event.involvedObject.name));
}

const MOST_EVENTS = 5;
const MOST_LOG_LINES = 6;

/**
 * Returns what the cluster said of a node that did not become ready, in at most 12 lines: the latest events, each once,
 * and the end of a crashed container's log. The words come from the cluster and are not to be trusted.
 */
export function renderReport(observed: Observed): readonly string[] {
  const { events, log, pods } = observed;
  const shown = new Set(pods.map(unscheduledWords));
  const isNew = ({ message = '' }: Event): boolean => !shown.has(withoutPreemption(message));
  const telling = events.filter((one) => isWorthReporting(one) && isNew(one) && !isPast(one, observed));
  const told = [...new Set(telling.map(renderEvent))].slice(-MOST_EVENTS);
  const lines = withoutStacks(log ?? '').slice(-MOST_LOG_LINES);
  const crashed = crashedOf(pods);
  const whose = crashed === undefined || crashed.isDaemon ? 'log' : `log of ${crashed.status.name}`;
  return [...told, ...lines.map((line) => `  ${whose}: ${line}`)];
}

/**
 * Normal events say what went well, except those of an autoscaler and of a volume that is waited for. What the scheduler
 * said before the claim was bound is over, or the pod says the same.
 */
function isWorthReporting({ type, reason = '', message = '' }: Event): boolean {
  if (type === 'Normal') return /Scale|Nominated|Launched|ExternalProvisioning/.test(reason);
  return !BESIDE_THE_POINT.test(reason) && !message.includes(UNBOUND);
}

function renderEvent({
  type = 'Event',
  reason = '',
  involvedObject,
  message = '',
  count = 1,
}: Event): string {
  const times = count > 1 ? ` (${count} times)` : '';
  const words = reason === 'FailedScheduling' ? withoutPreemption(message) : message;
  return `  ${type} ${reason} on ${involvedObject.kind} ${involvedObject.name}: ${words}${times}`;
}
