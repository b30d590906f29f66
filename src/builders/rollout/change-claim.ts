import { bodyOrThrow } from '../../cluster/api/answer.ts';
import type { Deployment, PersistentVolumeClaim } from '../../lib/kubernetes/kinds.ts';
import { quantityValue } from '../../lib/kubernetes/quantity.ts';
import type { Rollout } from '../holds/rollout.ts';
import { type Owner, renderClaim } from '../manifests/deployment.ts';
import { claimName, LAST_USED_ANNOTATION, MADE_BY_ANNOTATION } from '../manifests/names.ts';
import type { NodeSpec } from '../manifests/spec.ts';
import { type ClaimCache, isMadeByOther, tellClaim } from './find-claim.ts';
import { refusedClaim } from './refusals.ts';

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

/** Notes on a claim that a builder was made on it again, for whoever clears away old ones. */
export async function noteUse(rollout: Rollout, claim: PersistentVolumeClaim): Promise<void> {
  tellClaim(rollout, claim);
  const patch = { metadata: { annotations: usedNow() } };
  await rollout.api.patch('persistentvolumeclaims', claim.metadata?.name ?? '', patch);
}

function usedNow(): object {
  return { [LAST_USED_ANNOTATION]: new Date().toISOString(), [MADE_BY_ANNOTATION]: null };
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
    bodyOrThrow(answer, `patch PersistentVolumeClaims in namespace ${api.namespace}`);
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
  if (bytes !== undefined && cache.size.value < bytes)
    return info(`Cache claim ${name} stays at ${asked}: a claim cannot shrink to ${cache.size.text}.`);
  const storage = cache.size.text;
  const answer = await api.patch('persistentvolumeclaims', name, {
    spec: { resources: { requests: { storage } } },
  });
  if (answer.kind === 'ok') info(`Cache claim ${name} grows from ${asked} to ${storage}.`);
  else info(`Cache claim ${name} stays at ${asked}, ${storage} is refused: ${answer.message}`);
}
