import type { V1Deployment, V1OwnerReference, V1PodTemplateSpec } from '@kubernetes/client-node';

import type { Wire } from '../../lib/kubernetes/wire.ts';
import {
  APP_LABEL,
  BUILDER_LABEL,
  CONFIGURED_BY_ANNOTATION,
  LIFE_ANNOTATION,
  MANAGED_BY,
  POD_PATCH_ANNOTATION,
  SPEC_ANNOTATION,
} from './labels.ts';
import { lifeNote } from './life.ts';
import { renderPod } from './pod.ts';
import { patchPod } from './pod-patch.ts';
import type { NodeSpec } from './spec.ts';
import { SPEC_VERSION } from './spec.ts';

/** A reference to a hold as an owner, as ownerReferences keep it. */
export type Owner = Wire<V1OwnerReference>;

/** The owner reference to a hold. It never blocks: that would ask for the right to delete Jobs' finalizers. */
export function ownerOf(hold: { readonly name: string; readonly uid: string }): Owner {
  return { apiVersion: 'batch/v1', kind: 'Job', name: hold.name, uid: hold.uid, blockOwnerDeletion: false };
}

/** The Deployment of a node; `owners` is empty for a `forever` builder. */
export function renderDeployment(spec: NodeSpec, owners: readonly Owner[]): Wire<V1Deployment> {
  const labels = { [APP_LABEL]: spec.name, ...MANAGED_BY, [BUILDER_LABEL]: spec.builder };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: spec.name,
      namespace: spec.namespace,
      labels,
      annotations: {
        [SPEC_ANNOTATION]: `${SPEC_VERSION}`,
        [LIFE_ANNOTATION]: lifeNote(spec.life),
        [CONFIGURED_BY_ANNOTATION]: spec.run,
      },
      ownerReferences: owners,
    },
    spec: {
      replicas: 1,
      // Two pods on one volume would fight for buildkitd's lock.
      strategy: { type: 'Recreate' },
      selector: { matchLabels: { [APP_LABEL]: spec.name } },
      template: renderTemplate(spec, labels),
    },
  };
}

/** The pod with the user's patch, and a note of which one it was. */
function renderTemplate(spec: NodeSpec, labels: Readonly<Record<string, string>>): Wire<V1PodTemplateSpec> {
  const pod = renderPod(spec, labels);
  if (spec.podPatch.kind === 'none') return pod;
  const { metadata, ...rest } = patchPod('pod-patch', pod, spec.podPatch.patch);
  const annotations = { ...metadata?.annotations, [POD_PATCH_ANNOTATION]: spec.podPatch.hash };
  return { ...rest, metadata: { ...metadata, annotations } };
}

/** The patch that gives a Deployment the template that this job wants, and changes nothing else about it. */
export function renderRoll(spec: NodeSpec, current: Wire<V1Deployment>): object {
  const { uid, resourceVersion } = current.metadata ?? {};
  const { [LIFE_ANNOTATION]: _, ...annotations } = renderDeployment(spec, []).metadata?.annotations ?? {};
  return { metadata: { uid, resourceVersion, annotations }, spec: renderRolledTemplate(spec) };
}

/**
 * The patch that makes a Deployment as this job asks: its template, and its life together with its owners, since one
 * without the other is a builder that is deleted in the middle of a build or stays for ever. `owners` as of a new one:
 * they are added to those that it has, none takes all away.
 */
export function renderRemake(spec: NodeSpec, current: Wire<V1Deployment>, owners: readonly Owner[]): object {
  const { uid, resourceVersion } = current.metadata ?? {};
  const { annotations } = renderDeployment(spec, owners).metadata ?? {};
  const ownerReferences = owners.length === 0 ? null : owners;
  return {
    metadata: { uid, resourceVersion, annotations, ownerReferences },
    spec: renderRolledTemplate(spec),
  };
}

function renderRolledTemplate(spec: NodeSpec): object {
  // $patch is strategic merge's word for "not merged": what the new template leaves out goes.
  return { template: { $patch: 'replace', ...renderDeployment(spec, []).spec?.template } };
}
