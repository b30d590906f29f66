import type { V1Deployment, V1Pod } from '@kubernetes/client-node';

import type { Wire } from '../../lib/kubernetes/wire.ts';
import { ownAnnotations } from './labels.ts';
import { type NodeSpec, SPEC_VERSION } from './spec.ts';

/** What a template is made from besides its configuration and its patch, which have annotations of their own. */
export function describeTemplate({ image, cpu, memory, cache }: NodeSpec): string {
  const volume = cache.kind === 'existing' ? cache.claim : cache.kind;
  return `spec=${SPEC_VERSION} image=${image} cpu=${cpu.text} memory=${memory.text} cache=${volume}`;
}

/**
 * True for a pod of the template that its Deployment has now. Told by our annotations of the template, which each of its
 * pods carries: Kubernetes tells pods apart by the hash of their ReplicaSet, and a job has no right to list those.
 */
export function isOfTemplate(pod: Wire<V1Pod>, deployment: Wire<V1Deployment>): boolean {
  // Generation 1: it has had one template only.
  if ((deployment.metadata?.generation ?? 1) === 1) return true;
  const has = ownAnnotations(pod.metadata?.annotations ?? {});
  const ought = ownAnnotations(deployment.spec?.template.metadata?.annotations ?? {});
  const names = new Set([...Object.keys(has), ...Object.keys(ought)]);
  return [...names].every((name) => has[name] === ought[name]);
}

/** True for a pod that is told to end, whichever template it is of. */
export function isEnding(pod: Wire<V1Pod>): boolean {
  return pod.metadata?.deletionTimestamp !== undefined;
}
