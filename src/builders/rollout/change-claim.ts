import { bodyOrThrow } from '../../cluster/api/answer.ts';
import type { Deployment, PersistentVolumeClaim } from '../../lib/kubernetes/kinds.ts';
import { quantityValue } from '../../lib/kubernetes/quantity.ts';
import type { Rollout } from '../holds/rollout.ts';
import { type Owner, renderClaim } from '../manifests/deployment.ts';
import { claimName, LAST_USED_ANNOTATION, MADE_BY_ANNOTATION } from '../manifests/names.ts';
import type { NodeSpec } from '../manifests/spec.ts';
import { type ClaimNode, isMadeByOther } from './find-claim.ts';
import { refusedClaim } from './refusals.ts';

/**
 * Creates a node's cache claim, unless there is one of that name.
 *
 * @throws ActionError when the API server refuses it; code `input`, with its name, where one is to blame
 */
export async function createClaim(
  { api }: Rollout,
  spec: ClaimNode,
  owners: readonly Owner[],
): Promise<PersistentVolumeClaim | 'exists'> {
  const name = claimName(spec.name);
  const claim = renderClaim(spec, spec.cache, owners, new Date().toISOString());
  const created = await api.create('persistentvolumeclaims', claim);
  if (created.kind === 'ok') return created.body;
  if (created.reason === 'AlreadyExists') return 'exists';
  // A quota refuses before the name is looked at, so "exceeded quota" can hide that the claim is there.
  const found = await api.get('persistentvolumeclaims', name);
  if (found.kind === 'ok') return 'exists';
  throw refusedClaim(created, spec);
}

/** Notes on a claim that a builder was created on it again, for whoever removes old ones. */
export async function noteUse(rollout: Rollout, claim: PersistentVolumeClaim): Promise<void> {
  const patch = { metadata: { annotations: usedNow() } };
  await rollout.api.patch('persistentvolumeclaims', claim.metadata?.name ?? '', patch);
}

function usedNow(): object {
  return { [LAST_USED_ANNOTATION]: new Date().toISOString(), [MADE_BY_ANNOTATION]: null };
}

/**
 * Removes the mark of the job that created a claim, before another job creates a builder on it: the post step of the
 * first job deletes a claim that still has its mark, by its resourceVersion (unused-claim.ts).
 *
 * Returns `noted` when the claim's use is noted with that, and `gone` when it is not there any more or is being deleted.
 */
export async function adoptClaim(
  { api }: Rollout,
  spec: NodeSpec,
  claim: PersistentVolumeClaim,
): Promise<'not-needed' | 'noted' | 'gone'> {
  if (!isMadeByOther(spec, claim)) return 'not-needed';
  const { name = '', uid } = claim.metadata ?? {};
  const patch = { metadata: { uid, annotations: usedNow() } };
  const answer = await api.patch('persistentvolumeclaims', name, patch);
  if (answer.kind === 'refused' && (answer.status === 404 || answer.status === 409)) return 'gone';
  const { metadata } = bodyOrThrow(answer, `patch PersistentVolumeClaims in namespace ${api.namespace}`);
  return metadata?.deletionTimestamp === undefined ? 'noted' : 'gone';
}

/**
 * Gives a claim that was adopted its mark back, where the job that created the claim created the builder on it after all:
 * then its post step finds that nothing else was built on it. Where that fails, the claim stays, as one that was used.
 */
export async function disownClaim(
  { api }: Rollout,
  claim: PersistentVolumeClaim,
  deployment: Deployment,
): Promise<void> {
  const { name = '', uid, annotations = {} } = claim.metadata ?? {};
  const maker = annotations[MADE_BY_ANNOTATION];
  const owners = deployment.metadata?.ownerReferences ?? [];
  if (maker === undefined || !owners.some((owner) => owner.name === maker)) return;
  const patch = { metadata: { uid, annotations: { [MADE_BY_ANNOTATION]: maker } } };
  await api.patch('persistentvolumeclaims', name, patch);
}

/**
 * Asks for a larger volume; the configuration of garbage collection, which is a part of the pod, follows when the builder
 * is created next. A volume that cannot grow, or would have to shrink, stays as it is: that is no failure.
 */
export async function growClaim(
  { api, info }: Rollout,
  claim: PersistentVolumeClaim,
  { cache }: ClaimNode,
): Promise<void> {
  const name = claim.metadata?.name ?? '';
  const asked = claim.spec?.resources?.requests?.storage ?? '';
  const bytes = quantityValue(asked);
  const { text: storage, value } = cache.size;
  if (value === bytes) return;
  if (bytes !== undefined && value < bytes)
    return info(`Cache claim ${name} stays at ${asked}: a claim cannot shrink to ${storage}.`);
  const patch = { spec: { resources: { requests: { storage } } } };
  const answer = await api.patch('persistentvolumeclaims', name, patch);
  if (answer.kind === 'ok') info(`Cache claim ${name} grows from ${asked} to ${storage}.`);
  else info(`Cache claim ${name} stays at ${asked}, ${storage} is refused: ${answer.message}`);
}
