import { bodyOrThrow } from '../../cluster/api/answer.ts';
import { ActionError } from '../../lib/errors.ts';
import type { PersistentVolumeClaim } from '../../lib/kubernetes/kinds.ts';
import { quantityValue } from '../../lib/kubernetes/quantity.ts';
import { pause } from '../../lib/system/pause.ts';
import { describeDeletedClaim } from '../diagnosis/volume.ts';
import type { ReadOnlyRollout } from '../holds/rollout.ts';
import { claimName, isOurs, MADE_BY_ANNOTATION } from '../manifests/names.ts';
import type { Cache, NodeSpec } from '../manifests/spec.ts';

/** The cache of a node that keeps it on a claim of its own. */
export type ClaimCache = Extract<Cache, { kind: 'claim' }>;

/** The claim that a node can be made on; code `conflict` for one that is not ours or is being deleted. */
export async function findUsableClaim(
  rollout: ReadOnlyRollout,
  spec: NodeSpec,
): Promise<PersistentVolumeClaim | undefined> {
  const { api } = rollout;
  const name = claimName(spec.name);
  const found = await readClaim(rollout, name);
  if (found === undefined) return undefined;
  if (!isOurs(found)) {
    const hint = `Choose another name, or label it app.kubernetes.io/managed-by=setup-buildx-kubernetes to hand it over.`;
    throw new ActionError({
      code: 'conflict',
      message: `PersistentVolumeClaim ${name} exists and is not ours.`,
      hint,
    });
  }
  if (found.metadata?.deletionTimestamp !== undefined) {
    const { what, hint } = describeDeletedClaim(name, api.namespace);
    throw new ActionError({ code: 'conflict', message: what, hint });
  }
  return found;
}

const MOST_LOOKS = 6;

/** A claim; undefined when there is none. One that is being deleted, and that no pod uses, is gone in a moment. */
async function readClaim(
  { api, signal, limits }: ReadOnlyRollout,
  name: string,
): Promise<PersistentVolumeClaim | undefined> {
  for (let looks = 1; ; looks += 1) {
    const answer = await api.get('persistentvolumeclaims', name);
    if (answer.kind === 'refused' && answer.status === 404) return undefined;
    const found = bodyOrThrow(answer, `get PersistentVolumeClaims in namespace ${api.namespace}`);
    if (found.metadata?.deletionTimestamp === undefined || looks === MOST_LOOKS) return found;
    await pause(limits.deletedClaimMs, signal);
  }
}

/** The claim of a running builder; undefined when it has none of ours, or this job may not look. */
export async function findClaim(
  rollout: ReadOnlyRollout,
  spec: NodeSpec,
): Promise<PersistentVolumeClaim | undefined> {
  const found = await rollout.api.get('persistentvolumeclaims', claimName(spec.name));
  return found.kind === 'ok' && isOurs(found.body) ? found.body : undefined;
}

/** Says on what volume a builder is made. */
export function tellClaim({ info }: ReadOnlyRollout, { metadata, status }: PersistentVolumeClaim): void {
  info(`Cache claim ${metadata?.name} is there (${status?.capacity?.storage ?? status?.phase}).`);
}

/** True for a claim that another job made, and on which no builder was made since. */
export function isMadeByOther({ job }: NodeSpec, { metadata }: PersistentVolumeClaim): boolean {
  const maker = metadata?.annotations?.[MADE_BY_ANNOTATION];
  return maker !== undefined && maker !== job;
}

/** The node on the volume that is really there, whose size the job's own input need not be. */
export function onClaim(spec: NodeSpec, claim: PersistentVolumeClaim): NodeSpec {
  const text = claim.status?.capacity?.storage ?? claim.spec?.resources?.requests?.storage ?? '';
  const value = quantityValue(text);
  if (spec.cache.kind !== 'claim' || value === undefined) return spec;
  return { ...spec, cache: { ...spec.cache, size: { text, value } } };
}

/** Says that a claim keeps its StorageClass, where another one was asked for: no claim can change it. */
export function tellClass(
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

/**
 * The node on a claim that others made, with the size of its volume; code `input` when there is no such claim, and
 * `conflict` when it is being deleted. The claim stays as it is.
 */
export async function onExistingClaim(
  { api }: ReadOnlyRollout,
  spec: NodeSpec,
  cache: Extract<Cache, { kind: 'existing' }>,
): Promise<NodeSpec> {
  const answer = await api.get('persistentvolumeclaims', cache.claim);
  if (answer.kind === 'refused' && answer.status === 404) {
    const where = `PersistentVolumeClaim ${cache.claim} in namespace ${api.namespace}`;
    throw new ActionError({
      code: 'input',
      message: `There is no ${where}.`,
      hint: 'Check the input cache-claim, or pod-patch.',
    });
  }
  const claim = bodyOrThrow(answer, `get PersistentVolumeClaims in namespace ${api.namespace}`);
  if (claim.metadata?.deletionTimestamp !== undefined) {
    const message = `PersistentVolumeClaim ${cache.claim} is being deleted.`;
    throw new ActionError({
      code: 'conflict',
      message,
      hint: 'Name another one, or wait until it is gone and make it again.',
    });
  }
  refuseUnfit(cache.claim, claim);
  const size = claim.status?.capacity?.storage ?? claim.spec?.resources?.requests?.storage ?? '';
  return { ...spec, cache: { ...cache, bytes: quantityValue(size) } };
}

/** Code `input` for a claim that a daemon cannot keep files on. */
function refuseUnfit(name: string, { spec }: PersistentVolumeClaim): void {
  const modes = spec?.accessModes ?? [];
  const isReadOnly = modes.length > 0 && modes.every((mode) => mode === 'ReadOnlyMany');
  if (spec?.volumeMode !== 'Block' && !isReadOnly) return;
  const what = isReadOnly ? 'is read-only (ReadOnlyMany)' : 'is a block device (volumeMode Block)';
  throw new ActionError({
    code: 'input',
    message: `PersistentVolumeClaim ${name} ${what}: it cannot keep a cache.`,
    hint: 'Name one with a file system that can be written, by cache-claim or pod-patch.',
  });
}
