import { ownerOf } from '../builder/deployment.ts';
import { isLiving } from '../builder/hold.ts';
import { granted } from '../cluster/answer.ts';
import type { Api } from '../cluster/api.ts';
import type { Deployment } from '../cluster/kinds.ts';
import { ActionError } from '../errors.ts';
import { pause } from '../pause.ts';
import { listHolds } from './hold.ts';
import type { Hold, Rollout } from './rollout.ts';

/** A Deployment that lives at least as long as our hold, or word that it is going or gone. */
export type Joined = { readonly kind: 'joined'; readonly deployment: Deployment } | { readonly kind: 'gone' };

const FIRST_LOOK_MS = 20;
const LONGEST_LOOK_MS = 500;

/**
 * Adds our hold to the owners of a Deployment and proves that it took (lines 3 of the protocol). One strategic
 * merge patch with the uid and no resourceVersion: owners merge by uid, so fifty joiners do not conflict.
 */
export async function join(
  rollout: Rollout,
  builder: string,
  found: Deployment,
  hold: Hold,
): Promise<Joined> {
  const joined = await addOwner(rollout.api, found, hold);
  return joined === undefined ? { kind: 'gone' } : proveOwned(rollout, builder, joined, hold);
}

/**
 * Waits until every owner of the Deployment is a living hold, ours among them. A 200 alone proves nothing: the
 * garbage collector may already be deleting for the sake of owners that have just ended (4 of 160 joins were lost
 * that way). Needed after a create as well.
 */
export async function proveOwned(
  rollout: Rollout,
  builder: string,
  made: Deployment,
  hold: Hold,
): Promise<Joined> {
  const { api, signal } = rollout;
  const uid = made.metadata?.uid;
  let current: Deployment | undefined = made;
  for (let lookMs = FIRST_LOOK_MS; ; lookMs = Math.min(lookMs * 2, LONGEST_LOOK_MS)) {
    if (current === undefined || current.metadata?.uid !== uid) return { kind: 'gone' };
    if (current.metadata?.deletionTimestamp !== undefined) return { kind: 'gone' };
    const living = new Set((await listHolds(api, builder)).filter(isLiving).map((job) => job.metadata?.uid));
    const owners = ownersOf(current);
    if (owners.includes(hold.uid) && owners.every((owner) => living.has(owner)))
      return { kind: 'joined', deployment: current };
    if (!living.has(hold.uid)) throw lostHold(hold);
    await pause(lookMs, signal);
    current = owners.includes(hold.uid) ? await read(api, current) : await addOwner(api, current, hold);
  }
}

/** The uids of a Deployment's owners; code `conflict` when one of them is no hold, so that we do not meddle. */
export function ownersOf(deployment: Deployment): readonly string[] {
  const owners = deployment.metadata?.ownerReferences ?? [];
  const foreign = owners.find((owner) => owner.kind !== 'Job');
  if (foreign !== undefined) {
    const name = `Deployment ${deployment.metadata?.name}`;
    throw new ActionError(
      'conflict',
      `${name} is owned by ${foreign.kind} ${foreign.name}, which is no hold.`,
      'Choose another name.',
    );
  }
  return owners.map((owner) => owner.uid);
}

async function addOwner(api: Api, deployment: Deployment, hold: Hold): Promise<Deployment | undefined> {
  const { name = '', uid = '' } = deployment.metadata ?? {};
  const answer = await api.patch('deployments', name, {
    metadata: { uid, ownerReferences: [ownerOf(hold)] },
  });
  if (answer.kind === 'refused' && (answer.status === 404 || answer.status === 409)) return undefined;
  return granted(answer, `patch Deployments in namespace ${api.namespace}`);
}

async function read(api: Api, deployment: Deployment): Promise<Deployment | undefined> {
  const answer = await api.get('deployments', deployment.metadata?.name ?? '');
  if (answer.kind === 'refused' && answer.status === 404) return undefined;
  return granted(answer, `get Deployments in namespace ${api.namespace}`);
}

function lostHold(hold: Hold): ActionError {
  return new ActionError(
    'conflict',
    `The hold ${hold.name} ended while it was needed.`,
    'Did somebody delete the Job? Run the job again.',
  );
}
