import { isInUse } from '../builder/hold.ts';
import type { NodeSpec } from '../builder/spec.ts';
import { granted } from '../cluster/answer.ts';
import type { Deployment } from '../cluster/kinds.ts';
import { ActionError } from '../errors.ts';
import { timestampMs } from '../timestamp.ts';
import { listHolds } from './hold.ts';
import type { Rollout } from './rollout.ts';

const YOUNGEST_ORPHAN_MS = 10 * 60_000;

/**
 * Removes a Deployment of ours that lost its last hold without going with it, which only a bare API delete of the
 * hold can bring about: nothing else would ever remove it. A young one is left for whoever is at work on it.
 */
export async function removeOrphan(rollout: Rollout, spec: NodeSpec, found: Deployment): Promise<void> {
  const { api } = rollout;
  const { name = '', uid = '', creationTimestamp = '' } = found.metadata ?? {};
  const answer = await api.get('deployments', name);
  if (answer.kind === 'refused') return;
  const { body, serverTimeMs } = answer;
  if (body.metadata?.uid !== uid || (body.metadata.ownerReferences ?? []).length > 0) return;
  const ageMs = serverTimeMs - timestampMs(creationTimestamp);
  const users = (await listHolds(api, spec.builder)).filter(isInUse);
  if (ageMs < YOUNGEST_ORPHAN_MS || users.length > 1) {
    const minutes = YOUNGEST_ORPHAN_MS / 60_000;
    throw lost(
      name,
      `Delete it, or wait until it is ${minutes} minutes old and unused: a run then makes it anew.`,
    );
  }
  rollout.info(`Builder ${name} had lost its hold: it is made anew.`);
  const deleted = await api.deleteForeground('deployments', { name, uid });
  if (deleted.kind === 'refused' && (deleted.status === 404 || deleted.status === 409)) return;
  if (deleted.kind === 'refused' && deleted.status === 403)
    throw lost(name, 'Delete it: this job has no right to.');
  granted(deleted, `delete Deployments in namespace ${api.namespace}`);
}

function lost(name: string, hint: string): ActionError {
  return new ActionError('conflict', `Deployment ${name} has lost its hold.`, hint);
}
