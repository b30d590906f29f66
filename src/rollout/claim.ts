import { renderClaim } from '../builder/claim.ts';
import { isOurs, LAST_USED_ANNOTATION } from '../builder/labels.ts';
import { claimName } from '../builder/names.ts';
import type { Cache, NodeSpec } from '../builder/spec.ts';
import { granted } from '../cluster/answer.ts';
import { ActionError } from '../errors.ts';
import type { Rollout } from './rollout.ts';

/**
 * Makes sure of a node's cache claim: makes it, or notes on the one that is there that it is used again.
 * Code `conflict` for a claim of that name that is not ours.
 */
export async function ensureClaim(
  rollout: Rollout,
  spec: NodeSpec,
  cache: Extract<Cache, { kind: 'claim' }>,
): Promise<void> {
  const { api, info } = rollout;
  const name = claimName(spec.name);
  const doing = `create PersistentVolumeClaims in namespace ${api.namespace}`;
  const now = new Date().toISOString();
  const created = await api.create('persistentvolumeclaims', renderClaim(spec, cache, now));
  if (created.kind === 'ok') {
    info(`Cache claim ${name} (${cache.size.text}) made.`);
    return;
  }
  // A quota refuses before the name is looked at, so "exceeded quota" can hide that the claim is there.
  const found = await api.get('persistentvolumeclaims', name);
  if (found.kind === 'refused') {
    granted(created, doing);
    return;
  }
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
}
