import { renderClaim } from '../builder/claim.ts';
import type { Owner } from '../builder/deployment.ts';
import { isOurs, LAST_USED_ANNOTATION } from '../builder/labels.ts';
import { claimName } from '../builder/names.ts';
import { quantityValue } from '../builder/quantity.ts';
import type { Cache, NodeSpec } from '../builder/spec.ts';
import { granted } from '../cluster/answer.ts';
import type { PersistentVolumeClaim } from '../cluster/kinds.ts';
import { ActionError } from '../errors.ts';
import type { Rollout } from './rollout.ts';

type ClaimCache = Extract<Cache, { kind: 'claim' }>;

/**
 * Makes sure of a node's cache claim: makes it, or notes on the one that is there that it is used again, and answers
 * that one. Code `conflict` for a claim of that name that is not ours.
 */
export async function ensureClaim(
  rollout: Rollout,
  spec: NodeSpec,
  cache: ClaimCache,
  owners: readonly Owner[],
): Promise<PersistentVolumeClaim> {
  const { api, info } = rollout;
  const name = claimName(spec.name);
  const doing = `create PersistentVolumeClaims in namespace ${api.namespace}`;
  const now = new Date().toISOString();
  const created = await api.create('persistentvolumeclaims', renderClaim(spec, cache, owners, now));
  if (created.kind === 'ok') {
    info(`Cache claim ${name} (${cache.size.text}) made.`);
    return created.body;
  }
  // A quota refuses before the name is looked at, so "exceeded quota" can hide that the claim is there.
  const found = await api.get('persistentvolumeclaims', name);
  if (found.kind === 'refused') return granted(created, doing);
  if (!isOurs(found.body)) {
    const hint = `Choose another name, or label it app.kubernetes.io/managed-by=setup-buildx-kubernetes to hand it over.`;
    throw new ActionError('conflict', `PersistentVolumeClaim ${name} exists and is not ours.`, hint);
  }
  if (found.body.metadata?.deletionTimestamp !== undefined) {
    throw new ActionError(
      'conflict',
      `PersistentVolumeClaim ${name} is being deleted.`,
      'Wait until it is gone.',
    );
  }
  info(`Cache claim ${name} is there (${found.body.status?.capacity?.storage ?? found.body.status?.phase}).`);
  await api.patch('persistentvolumeclaims', name, {
    metadata: { annotations: { [LAST_USED_ANNOTATION]: now } },
  });
  return found.body;
}

/** The claim of a running builder; undefined when it has none of ours, or this job may not look. */
export async function findClaim(
  rollout: Rollout,
  spec: NodeSpec,
): Promise<PersistentVolumeClaim | undefined> {
  const found = await rollout.api.get('persistentvolumeclaims', claimName(spec.name));
  return found.kind === 'ok' && isOurs(found.body) ? found.body : undefined;
}

/** The node on the volume that is really there, whose size the job's own input need not be. */
export function onClaim(spec: NodeSpec, claim: PersistentVolumeClaim): NodeSpec {
  const text = claim.status?.capacity?.storage ?? claim.spec?.resources?.requests?.storage ?? '';
  const value = quantityValue(text);
  if (spec.cache.kind === 'none' || Number.isNaN(value)) return spec;
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
