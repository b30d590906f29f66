import type { V1Deployment } from '@kubernetes/client-node';

import type { Wire } from '../../lib/kubernetes/wire.ts';
import { toSafeLine, truncate } from '../../lib/safe-text.ts';
import { CONFIGURED_BY_ANNOTATION } from './labels.ts';
import type { NodeSpec } from './spec.ts';

/** Why a builder that serves and that is kept forever is not changed without being asked. */
export const MAY_BE_CONNECTED = 'jobs of mode connect may be using it';

/** Why a builder is not changed that is changed by others all the time. */
export const CONTENDED = 'others change it at the same time';

/** A run's address is some 90 characters long; anything may stand in an annotation. */
const LONGEST_RUN = 150;

/**
 * The sentence that says which run a builder has its settings from, '' when nobody knows. It may be this job's own run,
 * of which another job asked for them. The words come from the cluster and are not to be trusted.
 */
export function describeAuthor(running: Wire<V1Deployment>): string {
  const run = toSafeLine(running.metadata?.annotations?.[CONFIGURED_BY_ANNOTATION] ?? '');
  return run === '' ? '' : `Its settings are those of ${truncate(run, LONGEST_RUN)}.`;
}

/** What a person can do so that a builder becomes as jobs ask for it. */
export function describeWay({ name, namespace }: NodeSpec): string {
  return `To change it, when no job uses it: kubectl --namespace ${namespace} delete deployment ${name} (its cache stays, and the next job makes it as it asks).`;
}

/** That a builder ends with its holds although this job asked for `forever`, when that changes, and how to change it now. */
export function describeNotForever(spec: NodeSpec): string {
  const when =
    'It ends with its last hold, which this job keeps only while it runs, and the next job makes it forever';
  return `Builder ${spec.name}: keep-warm is not forever, this job asked for forever. ${when}. ${describeWay(spec)}`;
}
