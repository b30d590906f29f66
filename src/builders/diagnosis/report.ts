import type { CoreV1Event } from '@kubernetes/client-node';

import type { Wire } from '../../lib/kubernetes/wire.ts';
import { crashedOf } from './containers.ts';
import { withoutStacks } from './daemon-log.ts';
import type { Observed } from './observed.ts';

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
