import { granted } from '../../cluster/api/answer.ts';
import { ActionError } from '../../lib/errors.ts';
import type { Deployment, PersistentVolumeClaim } from '../../lib/kubernetes/kinds.ts';
import { quantityValue } from '../../lib/kubernetes/quantity.ts';
import { pause } from '../../lib/system/pause.ts';
import { whyDeleted } from '../diagnosis/volume.ts';
import type { ReadOnlyRollout, Rollout } from '../holds/rollout.ts';
import { type Owner, renderClaim } from '../manifests/deployment.ts';
import { claimName, isOurs, LAST_USED_ANNOTATION, MADE_BY_ANNOTATION } from '../manifests/names.ts';
import type { Cache, NodeSpec } from '../manifests/spec.ts';
import { refusedClaim } from './refused-node.ts';

/** The cache of a node that keeps it on a claim of its own. */
export type ClaimCache = Extract<Cache, { kind: 'claim' }>;

/** Makes a node's cache claim, unless there is one of that name. */
export async function makeClaim(
  rollout: Rollout,
  spec: NodeSpec,
  cache: ClaimCache,
  owners: readonly Owner[],
): Promise<PersistentVolumeClaim | 'exists'> {
  const { api, info } = rollout;
  const name = claimName(spec.name);
  const claim = renderClaim(spec, cache, owners, new Date().toISOString());
  const created = await api.create('persistentvolumeclaims', claim);
  if (created.kind === 'ok') {
    info(`Cache claim ${name} (${cache.size.text}) made.`);
    return created.body;
  }
  if (created.reason === 'AlreadyExists') return 'exists';
  // A quota refuses before the name is looked at, so "exceeded quota" can hide that the claim is there.
  const found = await api.get('persistentvolumeclaims', name);
  if (found.kind === 'ok') return 'exists';
  throw refusedClaim(created, spec, cache);
}

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
    const { what, remedy } = whyDeleted(name, api.namespace);
    throw new ActionError({ code: 'conflict', message: what, hint: remedy });
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
    const found = granted(answer, `get PersistentVolumeClaims in namespace ${api.namespace}`);
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

/** Notes on a claim that a builder was made on it again, for whoever clears away old ones. */
export async function noteUse(rollout: Rollout, claim: PersistentVolumeClaim): Promise<void> {
  tellClaim(rollout, claim);
  const patch = { metadata: { annotations: usedNow() } };
  await rollout.api.patch('persistentvolumeclaims', claim.metadata?.name ?? '', patch);
}

/** Says on what volume a builder is made. */
export function tellClaim({ info }: ReadOnlyRollout, { metadata, status }: PersistentVolumeClaim): void {
  info(`Cache claim ${metadata?.name} is there (${status?.capacity?.storage ?? status?.phase}).`);
}

function usedNow(): object {
  return { [LAST_USED_ANNOTATION]: new Date().toISOString(), [MADE_BY_ANNOTATION]: null };
}

/** True for a claim that another job made, and on which no builder was made since. */
export function isMadeByOther({ job }: NodeSpec, { metadata }: PersistentVolumeClaim): boolean {
  const maker = metadata?.annotations?.[MADE_BY_ANNOTATION];
  return maker !== undefined && maker !== job;
}

/**
 * Takes over a claim that another job made, before a builder is made on it: the post step of that job removes a claim
 * on which nobody else has made one, by its resourceVersion. `noted`: its use is noted with that. `gone`: it is not
 * there any more, or is being deleted.
 */
export async function takeOver(
  { api }: Rollout,
  spec: NodeSpec,
  claim: PersistentVolumeClaim,
): Promise<'not-needed' | 'noted' | 'gone'> {
  if (!isMadeByOther(spec, claim)) return 'not-needed';
  const { name = '', uid } = claim.metadata ?? {};
  const answer = await api.patch('persistentvolumeclaims', name, {
    metadata: { uid, annotations: usedNow() },
  });
  if (answer.kind === 'ok') return answer.body.metadata?.deletionTimestamp === undefined ? 'noted' : 'gone';
  if (answer.status !== 404 && answer.status !== 409)
    granted(answer, `patch PersistentVolumeClaims in namespace ${api.namespace}`);
  return 'gone';
}

/**
 * Gives a claim that was taken over back to the job that made it, where that job made the builder on it after all, so
 * that its post step finds that nothing else was built on it.
 */
export async function giveBack(
  { api }: Rollout,
  claim: PersistentVolumeClaim,
  deployment: Deployment,
): Promise<void> {
  const { name = '', uid, annotations = {} } = claim.metadata ?? {};
  const maker = annotations[MADE_BY_ANNOTATION];
  const owners = deployment.metadata?.ownerReferences ?? [];
  if (maker === undefined || !owners.some((owner) => owner.name === maker)) return;
  // Where it cannot be given back, the claim stays, as one that was used.
  await api.patch('persistentvolumeclaims', name, {
    metadata: { uid, annotations: { [MADE_BY_ANNOTATION]: maker } },
  });
}

/** The node on the volume that is really there, whose size the job's own input need not be. */
export function onClaim(spec: NodeSpec, claim: PersistentVolumeClaim): NodeSpec {
  const text = claim.status?.capacity?.storage ?? claim.spec?.resources?.requests?.storage ?? '';
  const value = quantityValue(text);
  if (spec.cache.kind !== 'claim' || Number.isNaN(value)) return spec;
  return { ...spec, cache: { ...spec.cache, size: { text, value } } };
}

/**
 * Asks for a larger volume; garbage collection follows with the next wake, since its configuration is a part of the
 * pod. One that cannot grow, or would have to shrink, stays as it is: that is no failure.
 */
export async function growClaim(
  { api, info }: Rollout,
  claim: PersistentVolumeClaim,
  cache: ClaimCache,
): Promise<void> {
  const name = claim.metadata?.name ?? '';
  const asked = claim.spec?.resources?.requests?.storage ?? '';
  const bytes = quantityValue(asked);
  if (cache.size.value === bytes) return;
  if (cache.size.value < bytes)
    return info(`Cache claim ${name} stays at ${asked}: a claim cannot shrink to ${cache.size.text}.`);
  const storage = cache.size.text;
  const answer = await api.patch('persistentvolumeclaims', name, {
    spec: { resources: { requests: { storage } } },
  });
  if (answer.kind === 'ok') info(`Cache claim ${name} grows from ${asked} to ${storage}.`);
  else info(`Cache claim ${name} stays at ${asked}, ${storage} is refused: ${answer.message}`);
}

/** Says that a claim keeps its StorageClass, where another one was asked for: no claim can change it. */
export function tellClass(
  { info }: ReadOnlyRollout,
  { cache, name, namespace }: NodeSpec,
  claim: PersistentVolumeClaim,
): void {
  const has = claim.spec?.storageClassName ?? '';
  if (cache.kind !== 'claim' || cache.storageClass === '' || cache.storageClass === has) return;
  const kept = claim.metadata?.name ?? '';
  const of = has === '' ? 'has no StorageClass' : `is of StorageClass ${has}`;
  info(
    `Cache claim ${kept} ${of}, and no claim can change that: storage-class: ${cache.storageClass} counts for a new one. To have it, with an empty cache: kubectl --namespace ${namespace} delete deployment/${name} persistentvolumeclaim/${kept}`,
  );
}
