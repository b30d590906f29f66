import type {
  V1Deployment,
  V1OwnerReference,
  V1PersistentVolumeClaim,
  V1Pod,
  V1PodTemplateSpec,
} from '@kubernetes/client-node';
import type { Wire } from '../../lib/kubernetes/wire.ts';
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

/**
 * The claim that keeps a node's cache. Without owners it stays when the builder goes; an ephemeral builder's is owned
 * by the hold, so that it goes too. ReadWriteOnce, because whether a class can do ReadWriteOncePod is told by no
 * right that a namespaced Role can hold. `nowIso` is RFC 3339.
 */
export function renderClaim(
  spec: NodeSpec,
  cache: Extract<Cache, { kind: 'claim' }>,
  owners: readonly Owner[],
  nowIso: string,
): Wire<V1PersistentVolumeClaim> {
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

/** `''` in a claim is Kubernetes' word for no class at all; to leave it out asks for the default one. */
function renderClass(storageClass: string): { readonly storageClassName?: string } {
  if (storageClass === '') return {};
  return { storageClassName: storageClass === NO_CLASS ? '' : storageClass };
}

/** What tells how long an object stays: its owners, and the note of what made it. */
type Living = {
  readonly metadata?: {
    readonly annotations?: Readonly<Record<string, string>>;
    readonly ownerReferences?: readonly Wire<V1OwnerReference>[];
  };
};

/**
 * How long a Deployment of ours stays: as long as the `holds` that own it, or `forever`. `orphaned`: it had owners and
 * lost them without being deleted with them.
 */
type FoundLife = 'holds' | 'forever' | 'orphaned';

/**
 * How long a Deployment stays. Its owners decide, whatever the annotation says: the garbage collector deletes an object
 * with owners when the last of them ends, and one without owners never.
 */
export function foundLife({ metadata }: Living): FoundLife {
  if ((metadata?.ownerReferences ?? []).length > 0) return 'holds';
  return metadata?.annotations?.[LIFE_ANNOTATION] === 'forever' ? 'forever' : 'orphaned';
}

/** The value of the annotation `life` for a builder that this job makes. */
function lifeNote(life: Life): 'holds' | 'forever' {
  return life.kind === 'forever' ? 'forever' : 'holds';
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
