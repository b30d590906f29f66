import { granted } from '../../cluster/api/answer.ts';
import { ActionError } from '../../lib/errors.ts';
import type { PersistentVolumeClaim } from '../../lib/kubernetes/kinds.ts';
import { quantityValue } from '../../lib/kubernetes/quantity.ts';
import type { ReadOnlyRollout } from '../holds/rollout.ts';
import type { Cache, NodeSpec } from '../manifests/spec.ts';

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
  const claim = granted(answer, `get PersistentVolumeClaims in namespace ${api.namespace}`);
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
  const bytes = quantityValue(size);
  return { ...spec, cache: { ...cache, bytes: Number.isNaN(bytes) ? undefined : bytes } };
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
