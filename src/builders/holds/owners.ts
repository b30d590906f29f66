import { granted } from '../../cluster/api/answer.ts';
import type { ReadableApi, WritableApi } from '../../cluster/api/api.ts';
import { ActionError } from '../../lib/errors.ts';
import type { Deployment } from '../../lib/kubernetes/kinds.ts';
import { CONFLICT_TRIES, paceMs, pausePaced } from '../../lib/system/pace.ts';
import { pause } from '../../lib/system/pause.ts';
import { ownerOf } from '../manifests/deployment.ts';
import { isLiving } from '../manifests/hold.ts';
import { USED_BY_LABEL } from '../manifests/names.ts';
import { listHolds } from './hold.ts';
import type { Hold, Rollout } from './rollout.ts';

/** A Deployment that lives at least as long as our hold, or word that it is going or gone. */
export type Joined = { readonly kind: 'joined'; readonly deployment: Deployment } | { readonly kind: 'gone' };

/**
 * Waits until every owner of these Deployments is a living hold, ours among them. A 200 alone proves nothing: the
 * garbage collector may already be deleting for the sake of owners that have just ended (4 of 160 joins were lost
 * that way). Needed after a create as well. One list of holds, made after all patches, judges all of them.
 */
export async function proveOwned(
  rollout: Rollout,
  builder: string,
  patched: readonly Deployment[],
  hold: Hold,
): Promise<readonly Joined[]> {
  let looked: readonly Looked[] = patched.map((deployment) => ({ kind: 'open', deployment }));
  let conflicts = 0;
  for (let round = 0; ; round += 1) {
    const holds = looked.some(isOpen) ? await listHolds(rollout.api, builder) : [];
    const living = new Set(holds.filter(isLiving).map((job) => job.metadata?.uid));
    looked = looked.map((one) => judge(one, living, hold));
    const joined = looked.flatMap((one) => (one.kind === 'open' ? [] : [one]));
    if (joined.length === looked.length) return joined;
    if (!living.has(hold.uid)) throw lostHold(hold);
    const refused = looked.find((one) => isOpen(one) && !isOwnedBy(one, hold));
    if (refused !== undefined) conflicts += 1;
    if (refused !== undefined && conflicts === CONFLICT_TRIES) throw contended(refused);
    await pause(roundMs(rollout, looked, round, conflicts), rollout.signal);
    looked = await Promise.all(looked.map((one) => lookAgain(rollout.api, one, hold)));
  }
}

/** The pause before the next round: the more calls that one makes, the longer, and longest while patches are refused. */
function roundMs({ limits }: Rollout, looked: readonly Looked[], round: number, conflicts: number): number {
  const random = Math.random();
  const ms =
    conflicts > 0
      ? paceMs(limits.conflict, conflicts - 1, random)
      : paceMs(limits.confirmation, round, random);
  return (ms * (1 + looked.filter(isOpen).length)) / 2;
}

function isOwnedBy(looked: Looked, hold: Hold): boolean {
  return looked.kind !== 'gone' && ownersOf(looked.deployment).includes(hold.uid);
}

function contended(looked: Looked): ActionError {
  const name = looked.kind === 'gone' ? '' : ` ${looked.deployment.metadata?.name}`;
  const message = `Deployment${name} could not be joined: the API server answered 409 Conflict ${CONFLICT_TRIES} times.`;
  const hint =
    'Does a controller or an admission webhook of the cluster change or refuse it? Run the job again.';
  return new ActionError({ code: 'conflict', message, hint });
}

type Looked = Joined | { readonly kind: 'open'; readonly deployment: Deployment };

function isOpen({ kind }: Looked): boolean {
  return kind === 'open';
}

function judge(looked: Looked, living: ReadonlySet<string | undefined>, hold: Hold): Looked {
  if (looked.kind !== 'open') return looked;
  const { deployment } = looked;
  if (deployment.metadata?.deletionTimestamp !== undefined) return { kind: 'gone' };
  const owners = ownersOf(deployment);
  const isProved = owners.includes(hold.uid) && owners.every((owner) => living.has(owner));
  return isProved ? { kind: 'joined', deployment } : looked;
}

async function lookAgain(api: WritableApi, looked: Looked, hold: Hold): Promise<Looked> {
  if (looked.kind !== 'open') return looked;
  const { deployment } = looked;
  const found = await (isOwnedBy(looked, hold) ? read(api, deployment) : addOwner(api, deployment, hold));
  return found === undefined ? { kind: 'gone' } : { kind: 'open', deployment: found };
}

/** The uids of a Deployment's owners; code `conflict` when one of them is no hold, so that we do not meddle. */
export function ownersOf(deployment: Deployment): readonly string[] {
  const owners = deployment.metadata?.ownerReferences ?? [];
  const foreign = owners.find((owner) => owner.kind !== 'Job');
  if (foreign !== undefined) {
    const name = `Deployment ${deployment.metadata?.name}`;
    throw new ActionError({
      code: 'conflict',
      message: `${name} is owned by ${foreign.kind} ${foreign.name}, which is no hold.`,
      hint: 'Choose another name.',
    });
  }
  return owners.map((owner) => owner.uid);
}

/**
 * Adds our hold to the owners of a Deployment (line 3 of the protocol), which is still to be proved; undefined when it
 * is gone. One strategic merge patch with the uid and no resourceVersion: owners merge by uid, so fifty joiners do
 * not conflict. A conflict all the same says nothing of the object: it is read, and answered as it is, without our hold;
 * undefined also when nobody holds it any more, since an owner is never added to such a one.
 */
export async function addOwner(
  api: WritableApi,
  deployment: Deployment,
  hold: Hold,
): Promise<Deployment | undefined> {
  const { name = '', uid = '' } = deployment.metadata ?? {};
  const answer = await api.patch('deployments', name, {
    metadata: { uid, ownerReferences: [ownerOf(hold)] },
  });
  if (answer.kind === 'refused' && answer.status === 404) return undefined;
  if (answer.kind === 'refused' && answer.status === 409) {
    const found = await read(api, deployment);
    return found === undefined || ownersOf(found).length === 0 ? undefined : found;
  }
  return granted(answer, `patch Deployments in namespace ${api.namespace}`);
}

/** The Deployment as it is now; undefined when it is gone, or another has its name. */
async function read(api: ReadableApi, deployment: Deployment): Promise<Deployment | undefined> {
  const answer = await api.get('deployments', deployment.metadata?.name ?? '');
  if (answer.kind === 'refused' && answer.status === 404) return undefined;
  const found = granted(answer, `get Deployments in namespace ${api.namespace}`);
  return found.metadata?.uid === deployment.metadata?.uid ? found : undefined;
}

function lostHold(hold: Hold): ActionError {
  return new ActionError({
    code: 'conflict',
    message: `The hold ${hold.name} ended while it was needed.`,
    hint: 'Did somebody delete the Job? Run the job again.',
  });
}

/**
 * Notes on a Deployment that this job uses without owning it that it does, and answers the Deployment as it is then;
 * undefined when that one is gone. To be called when the job's hold is taken: whoever looked for holds before that, to
 * change or delete the Deployment, does so by its resourceVersion, and meets a conflict. `user` must be the job's own,
 * since a patch that changes nothing leaves the resourceVersion as it is. Where it cannot be noted, a line says so.
 */
export async function noteUser(
  { api, info, signal, limits }: Rollout,
  found: Deployment,
  user: string,
): Promise<Deployment | undefined> {
  const { name = '', uid } = found.metadata ?? {};
  const note = { metadata: { uid, labels: { [USED_BY_LABEL]: user } } };
  let current = found;
  for (let round = 0; round < CONFLICT_TRIES; round += 1) {
    const answer = await api.patch('deployments', name, note);
    if (answer.kind === 'ok') return answer.body;
    if (answer.status === 404) return undefined;
    if (answer.status === 403) break;
    if (answer.status !== 409) granted(answer, `patch Deployments in namespace ${api.namespace}`);
    const now = await api.get('deployments', name);
    if (now.kind === 'refused' && now.status === 404) return undefined;
    current = granted(now, `get Deployments in namespace ${api.namespace}`);
    if (current.metadata?.uid !== uid) return undefined;
    await pausePaced(limits.conflict, round, signal);
  }
  info(
    `Builder ${name} does not take a note that this job uses it: another job may change it at the same time.`,
  );
  return current;
}
