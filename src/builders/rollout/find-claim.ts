import { ActionError, conflictError } from '../../lib/errors.ts';
import type { PersistentVolumeClaim } from '../../lib/kubernetes/kinds.ts';
import { quantityValue } from '../../lib/kubernetes/quantity.ts';
import { poll } from '../../lib/system/poll.ts';
import { describeDeletedClaim } from '../diagnosis/volume.ts';
import { find, type ReadOnlyRollout } from '../holds/rollout.ts';
import { isInUse } from '../manifests/hold.ts';
import { claimName, isOurs, MADE_BY_ANNOTATION } from '../manifests/names.ts';
import type { Cache, NodeSpec } from '../manifests/spec.ts';

/** A node that keeps its cache on a claim of its own. */
export type ClaimNode = NodeSpec & { readonly cache: Extract<Cache, { kind: 'claim' }> };

/** True for a node that keeps its cache on a claim of its own. */
export function isClaimNode(spec: NodeSpec): spec is ClaimNode {
  return spec.cache.kind === 'claim';
}

const MOST_LOOKS = 6;

/**
 * Returns the claim that a node can be created on; undefined when there is none. One that is being deleted, and that no
 * pod uses, is gone in a moment, for which this waits.
 *
 * @throws ActionError code `conflict` for one that is not ours, or stays although it is being deleted
 */
export async function findUsableClaim(
  { api, signal, limits }: ReadOnlyRollout,
  spec: NodeSpec,
): Promise<PersistentVolumeClaim | undefined> {
  const name = claimName(spec.name);
  const { claim, isDeleted } = await poll({ pace: () => limits.deletedClaimMs, signal }, async (round) => {
    const claim = await find(api, 'persistentvolumeclaims', name);
    const isDeleted = claim?.metadata?.deletionTimestamp !== undefined;
    return isDeleted && round + 1 < MOST_LOOKS ? undefined : { claim, isDeleted };
  });
  if (claim !== undefined && !isOurs(claim))
    throw conflictError(
      `PersistentVolumeClaim ${name} exists, and this action did not create it.`,
      `Change \`name\`, or hand the claim over: kubectl --namespace ${api.namespace} label pvc ${name} app.kubernetes.io/managed-by=setup-buildx-kubernetes`,
    );
  if (!isDeleted) return claim;
  const { what, hint, topic } = describeDeletedClaim(name, api.namespace);
  throw conflictError(what, hint, topic);
}

/** Returns the claim of a running builder; undefined when it has none of ours, or this job may not look. */
export async function findClaim(
  { api }: ReadOnlyRollout,
  spec: NodeSpec,
): Promise<PersistentVolumeClaim | undefined> {
  const found = await api.get('persistentvolumeclaims', claimName(spec.name));
  return found.kind === 'ok' && isOurs(found.body) ? found.body : undefined;
}

/** True for a claim that another job created, and on which no builder was created since. */
export function isMadeByOther({ job }: NodeSpec, { metadata }: PersistentVolumeClaim): boolean {
  const maker = metadata?.annotations?.[MADE_BY_ANNOTATION];
  return maker !== undefined && maker !== job;
}

/**
 * True while the job that created the claim still runs, and no builder was created on it since: that job is about to create
 * the Deployment. False where this job may not look.
 */
export async function isMakerAtWork(
  { api }: ReadOnlyRollout,
  spec: NodeSpec,
  claim: PersistentVolumeClaim,
): Promise<boolean> {
  const maker = claim.metadata?.annotations?.[MADE_BY_ANNOTATION];
  if (maker === undefined || !isMadeByOther(spec, claim)) return false;
  const hold = await api.get('jobs', maker);
  return hold.kind === 'ok' && isInUse(hold.body);
}

/** Returns the node with the size of the volume that is really there, which the job's own input need not be. */
export function withClaimSize(spec: NodeSpec, claim: PersistentVolumeClaim): NodeSpec {
  const { text, value } = sizeOf(claim);
  if (!isClaimNode(spec) || text === undefined || value === undefined) return spec;
  return { ...spec, cache: { ...spec.cache, size: { text, value } } };
}

function sizeOf({ spec, status }: PersistentVolumeClaim): {
  readonly text: string | undefined;
  readonly value: number | undefined;
} {
  const text = status?.capacity?.storage ?? spec?.resources?.requests?.storage;
  return { text, value: text === undefined ? undefined : quantityValue(text) };
}

/**
 * Returns the node on a claim that others made, with the size of its volume. The claim stays as it is.
 *
 * @throws ActionError code `input` when there is no such claim, or a daemon cannot keep files on it; `conflict` when it is
 * being deleted
 */
export async function withExistingClaim(
  { api }: ReadOnlyRollout,
  spec: NodeSpec,
  cache: Extract<Cache, { kind: 'existing' }>,
): Promise<NodeSpec> {
  const claim = await find(api, 'persistentvolumeclaims', cache.claim);
  if (claim === undefined) {
    const message = `PersistentVolumeClaim ${cache.claim} does not exist in namespace ${api.namespace}.`;
    throw new ActionError({
      code: 'input',
      topic: 'claim-unfit',
      message,
      hint: 'Check `cache-claim` or `pod-patch`.',
    });
  }
  if (claim.metadata?.deletionTimestamp !== undefined)
    throw conflictError(
      `PersistentVolumeClaim ${cache.claim} is being deleted.`,
      'Name another claim, or wait until it is gone and create it again.',
      'claim-deleting',
    );
  refuseUnfit(cache.claim, claim);
  return { ...spec, cache: { ...cache, bytes: sizeOf(claim).value } };
}

function refuseUnfit(name: string, { spec }: PersistentVolumeClaim): void {
  const modes = spec?.accessModes ?? [];
  const isReadOnly = modes.length > 0 && modes.every((mode) => mode === 'ReadOnlyMany');
  if (spec?.volumeMode !== 'Block' && !isReadOnly) return;
  const what = isReadOnly ? 'is read-only (ReadOnlyMany)' : 'is a block device (volumeMode Block)';
  throw new ActionError({
    code: 'input',
    topic: 'claim-unfit',
    message: `PersistentVolumeClaim ${name} ${what}: it cannot keep a cache.`,
    hint: 'Name a claim with a writable file system in `cache-claim` or `pod-patch`.',
  });
}

/** Prints that a claim keeps its StorageClass, where another one was asked for: no claim can change it. */
export function reportClass(
  { info }: ReadOnlyRollout,
  { cache, name, namespace }: NodeSpec,
  claim: PersistentVolumeClaim,
): void {
  const has = claim.spec?.storageClassName ?? '';
  if (cache.kind !== 'claim' || cache.storageClass === undefined || cache.storageClass === has) return;
  const kept = claim.metadata?.name ?? '';
  const of = has === '' ? 'has no StorageClass' : `is of StorageClass ${has}`;
  info(
    `Cache claim ${kept} ${of}, and no claim can change that: storage-class: ${cache.storageClass} counts for a new one. To have it, with an empty cache: kubectl --namespace ${namespace} delete deployment/${name} persistentvolumeclaim/${kept}`,
  );
}
