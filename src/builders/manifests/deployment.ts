import type { V1OwnerReference, V1PodTemplateSpec } from '@kubernetes/client-node';
import type { Deployment, PersistentVolumeClaim, Pod, Wire } from '../../lib/kubernetes/kinds.ts';
import {
  APP_LABEL,
  BUILDER_LABEL,
  CONFIGURED_BY_ANNOTATION,
  claimName,
  LAST_USED_ANNOTATION,
  LIFE_ANNOTATION,
  MADE_BY_ANNOTATION,
  MANAGED_BY,
  ownAnnotations,
  POD_PATCH_ANNOTATION,
  SPEC_ANNOTATION,
} from './names.ts';
import { renderPod } from './pod.ts';
import { patchPod } from './pod-patch.ts';
import { type Cache, type Life, NO_CLASS, type NodeSpec, SPEC_VERSION } from './spec.ts';

/** A reference to a hold as an owner, as ownerReferences keep it. */
export type Owner = Wire<V1OwnerReference>;

/** Returns the owner reference to a hold. It never blocks: that would need the right to change finalizers of Jobs. */
export function ownerOf(hold: { readonly name: string; readonly uid: string }): Owner {
  return { apiVersion: 'batch/v1', kind: 'Job', name: hold.name, uid: hold.uid, blockOwnerDeletion: false };
}

/** Returns the Deployment of a node; `owners` is empty for a `forever` builder. */
export function renderDeployment(spec: NodeSpec, owners: readonly Owner[]): Deployment {
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

/** Returns the pod with the user's patch, and the hash of the patch. */
function renderTemplate(spec: NodeSpec, labels: Readonly<Record<string, string>>): Wire<V1PodTemplateSpec> {
  const pod = renderPod(spec, labels);
  if (spec.podPatch.kind === 'none') return pod;
  const { metadata, ...rest } = patchPod('pod-patch', pod, spec.podPatch.patch);
  const annotations = { ...metadata?.annotations, [POD_PATCH_ANNOTATION]: spec.podPatch.hash };
  return { ...rest, metadata: { ...metadata, annotations } };
}

/** Returns the patch that gives a Deployment the template that this job wants, and changes nothing else. */
export function renderRoll(spec: NodeSpec, current: Deployment): object {
  const { uid, resourceVersion } = current.metadata ?? {};
  const { [LIFE_ANNOTATION]: _, ...annotations } = renderDeployment(spec, []).metadata?.annotations ?? {};
  return { metadata: { uid, resourceVersion, annotations }, spec: renderRolledTemplate(spec) };
}

/**
 * Returns the patch that gives a Deployment all that this job wants: its template, and its life together with its owners,
 * since one without the other is a builder that is deleted in the middle of a build or is never deleted. `owners` are
 * added to those that it has; an empty list removes all.
 */
export function renderRemake(spec: NodeSpec, current: Deployment, owners: readonly Owner[]): object {
  const { uid, resourceVersion } = current.metadata ?? {};
  const { annotations } = renderDeployment(spec, owners).metadata ?? {};
  const ownerReferences = owners.length === 0 ? null : owners;
  return {
    metadata: { uid, resourceVersion, annotations, ownerReferences },
    spec: renderRolledTemplate(spec),
  };
}

function renderRolledTemplate(spec: NodeSpec): object {
  // A strategic merge patch would otherwise keep what the new template leaves out.
  return { template: { $patch: 'replace', ...renderDeployment(spec, []).spec?.template } };
}

/**
 * Returns the claim that keeps a node's cache. Without owners it stays when the builder is deleted; the claim of an
 * ephemeral builder is owned by the hold, and is deleted with it. ReadWriteOnce, because no right of a namespaced Role
 * shows whether a class supports ReadWriteOncePod. `nowIso` is RFC 3339.
 */
export function renderClaim(
  spec: NodeSpec,
  cache: Extract<Cache, { kind: 'claim' }>,
  owners: readonly Owner[],
  nowIso: string,
): PersistentVolumeClaim {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      name: claimName(spec.name),
      namespace: spec.namespace,
      labels: { ...MANAGED_BY, [BUILDER_LABEL]: spec.builder },
      annotations: { [LAST_USED_ANNOTATION]: nowIso, [MADE_BY_ANNOTATION]: spec.job },
      ...(owners.length === 0 ? {} : { ownerReferences: owners }),
    },
    spec: {
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: cache.size.text } },
      ...renderClass(cache.storageClass),
    },
  };
}

/** In a claim '' stands for no class at all; without the field it gets the default class. */
function renderClass(storageClass: string | undefined): { readonly storageClassName?: string } {
  if (storageClass === undefined) return {};
  return { storageClassName: storageClass === NO_CLASS ? '' : storageClass };
}

/** What says how long an object lives: its owners, and an annotation. */
type Living = {
  readonly metadata?: {
    readonly annotations?: Readonly<Record<string, string>>;
    readonly ownerReferences?: readonly Wire<V1OwnerReference>[];
  };
};

/**
 * How long a Deployment of ours lives: as long as the `holds` that own it, or `forever`. `orphaned`: it had owners and
 * lost them without being deleted with them.
 */
type FoundLife = 'holds' | 'forever' | 'orphaned';

/**
 * Returns how long a Deployment lives. Its owners decide, whatever the annotation says: the garbage collector deletes an
 * object with owners after the last of them, and never deletes one without owners.
 */
export function foundLife({ metadata }: Living): FoundLife {
  if ((metadata?.ownerReferences ?? []).length > 0) return 'holds';
  return metadata?.annotations?.[LIFE_ANNOTATION] === 'forever' ? 'forever' : 'orphaned';
}

/** Returns the value of the annotation `life` for a builder that this job creates. */
function lifeNote(life: Life): 'holds' | 'forever' {
  return life.kind === 'forever' ? 'forever' : 'holds';
}

/**
 * True for a pod of the template that its Deployment has now. Both have our annotations of the template: Kubernetes
 * compares the hash of the ReplicaSet, but a job has no right to list ReplicaSets.
 */
export function isOfTemplate(pod: Pod, deployment: Deployment): boolean {
  // Generation 1: it has had one template only.
  if ((deployment.metadata?.generation ?? 1) === 1) return true;
  const found = ownAnnotations(pod.metadata?.annotations ?? {});
  const wanted = ownAnnotations(deployment.spec?.template.metadata?.annotations ?? {});
  const names = new Set([...Object.keys(found), ...Object.keys(wanted)]);
  return [...names].every((name) => found[name] === wanted[name]);
}
