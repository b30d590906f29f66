import type { CoreV1Event } from '@kubernetes/client-node';
import type { Wire } from '../../lib/kubernetes/wire.ts';
import { withoutStacks } from './crash.ts';
import { KUBELET_HINTS } from './kubelet.ts';
import { crashedOf, describePods } from './pods.ts';
import { findHint, type Observed, type Problem } from './problem.ts';
import { SCHEDULER_HINTS, scalingState } from './scheduler.ts';
import { describeFailure } from './workload.ts';

/** Warnings that a kubelet gives of pods that are well. */
const BESIDE_THE_POINT = /^(?:MissingClusterDNS|DNSConfigForming)$/;

const LONGER = 'Input timeout gives it longer.';

/**
 * Who else than the pods' own machine is waited for: whoever makes the volume, and an autoscaler. One line, the same
 * as long as the state is the same; '' for nobody. The words come from the cluster and are not to be trusted.
 */
export function describeOthers(observed: Observed): string {
  const scaling = scalingState(eventsOfPods(observed));
  const machine = scaling.kind === 'silent' ? '' : `autoscaler: ${scaling.words}`;
  return [describeFailure(observed.deployment), describeClaim(observed), machine]
    .filter((words) => words !== '')
    .join('; ');
}

/** What was waited for in vain, and what would help, for when the step's time is over. */
export function timeoutProblem(observed: Observed): Problem {
  const claim = describeClaim(observed);
  if (claim !== '')
    return { what: `Last seen: ${claim}.`, hint: `Look at the provisioner of its StorageClass. ${LONGER}` };
  const scaling = scalingState(eventsOfPods(observed));
  if (scaling.kind === 'starting')
    return { what: `Last seen: a machine is being started: ${scaling.words}.`, hint: LONGER };
  const state = describePods(observed.pods);
  const warning = eventsOfPods(observed).findLast(
    ({ type, reason = '' }) => type === 'Warning' && !BESIDE_THE_POINT.test(reason),
  );
  if (warning === undefined) return { what: `Last seen: ${state}.`, hint: LONGER };
  const words = `${warning.reason}: ${warning.message}`;
  const rows = warning.reason === 'FailedScheduling' ? SCHEDULER_HINTS : KUBELET_HINTS;
  const hint = findHint(rows, words, observed.setting);
  return {
    what: `Last seen: ${state}; ${words}.`,
    hint: hint === undefined ? LONGER : `${hint} ${LONGER}`,
  };
}

function describeClaim({ claim, events }: Observed): string {
  if (claim === undefined || claim.status?.phase === 'Bound') return '';
  const { name = '' } = claim.metadata ?? {};
  const last = events.findLast((event) => event.involvedObject.name === name);
  return last === undefined ? '' : `claim ${name}: ${last.reason}: ${last.message}`;
}

function eventsOfPods({ pods, events }: Observed): Observed['events'] {
  const names = new Set(pods.map((pod) => pod.metadata?.name));
  return events.filter((event) => names.has(event.involvedObject.name));
}

const MOST_EVENTS = 5;

const MOST_LOG_LINES = 6;

/**
 * What the cluster said of a node that did not become ready, in at most 12 lines: the latest events, each once, and
 * the end of a crashed container's log. The words come from the cluster and are not to be trusted.
 */
export function renderReport({ events, log, pods }: Observed): readonly string[] {
  const told = [...new Set(events.filter(isTelling).map(renderEvent))].slice(-MOST_EVENTS);
  const lines = withoutStacks(log).slice(-MOST_LOG_LINES);
  const crashed = crashedOf(pods);
  const whose = crashed === undefined || crashed.isDaemon ? 'log' : `log of ${crashed.status.name}`;
  return [...told, ...lines.map((line) => `  ${whose}: ${line}`)];
}

/** Normal events tell what went well, but for an autoscaler's and a volume's that is waited for. */
function isTelling({ type, reason }: Wire<CoreV1Event>): boolean {
  return type !== 'Normal' || /Scale|Nominated|Launched|ExternalProvisioning/.test(reason ?? '');
}

function renderEvent({ type, reason, involvedObject, message, count }: Wire<CoreV1Event>): string {
  const times = count !== undefined && count > 1 ? ` (${count} times)` : '';
  return `  ${type ?? 'Event'} ${reason ?? ''} on ${involvedObject.kind} ${involvedObject.name}: ${message ?? ''}${times}`;
}
