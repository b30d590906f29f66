import { bodyOrThrow } from '../../cluster/api/answer.ts';
import type { ReadableApi, WritableApi } from '../../cluster/api/api.ts';
import { type ActionError, conflictError } from '../../lib/errors.ts';
import type { Deployment } from '../../lib/kubernetes/kinds.ts';
import { CONFLICT_TRIES, paceMs, poll } from '../../lib/system/poll.ts';
import { ownerOf } from '../manifests/deployment.ts';
import { isLiving } from '../manifests/hold.ts';
import { USED_BY_LABEL } from '../manifests/names.ts';
import { countOthers, listHoldsWithTime } from './hold.ts';
import { find, type Hold, type Rollout } from './rollout.ts';

/** Who else is at work on a builder, by the list of holds that confirmed ours, and the server's time of that list. */
export type Company = { readonly others: number; readonly nowMs: number | undefined };

/** A Deployment that lives at least as long as our hold, or word that it is gone or being deleted. */
export type Joined =
  | { readonly kind: 'joined'; readonly deployment: Deployment; readonly company: Company }
  | { readonly kind: 'gone' };

type Looked = Joined | { readonly kind: 'open'; readonly deployment: Deployment };

/**
 * Waits until every owner of these Deployments is a living hold, ours among them (line 3 of the protocol in hold.ts). A
 * 200 alone proves nothing: the garbage collector may already be deleting for owners that have just ended (4 of 160 joins
 * were lost that way). Needed after a create as well. One list of holds, made after all patches, judges all of them.
 *
 * @throws ActionError code `conflict` when our hold has ended, or when patches are answered 409 all the time
 */
export async function confirmOwned(
  rollout: Rollout,
  builder: string,
  patched: readonly Deployment[],
  hold: Hold,
): Promise<readonly Joined[]> {
  let looked: readonly Looked[] = patched.map((deployment) => ({ kind: 'open', deployment }));
  let conflicts = 0;
  const pace = (round: number): number => roundMs(rollout, looked.filter(isOpen).length, round, conflicts);
  return poll({ pace, signal: rollout.signal }, async (round) => {
    if (round > 0) looked = await Promise.all(looked.map((one) => lookAgain(rollout.api, one, hold)));
    const { holds, nowMs } = looked.some(isOpen) ? await listHoldsWithTime(rollout.api, builder) : NO_HOLDS;
    const living = new Set(holds.filter(isLiving).map((job) => job.metadata?.uid));
    const company = { others: countOthers(holds, hold), nowMs };
    looked = looked.map((one) => judge(one, living, company, hold));
    const joined = looked.flatMap((one) => (one.kind === 'open' ? [] : [one]));
    if (joined.length === looked.length) return joined;
    if (!living.has(hold.uid)) throw lostHold(hold);
    const refused = looked.flatMap((one) =>
      one.kind === 'open' && !isOwnedBy(one.deployment, hold) ? [one.deployment] : [],
    );
    if (refused[0] === undefined) return undefined;
    conflicts += 1;
    if (conflicts === CONFLICT_TRIES) throw contended(refused[0]);
    return undefined;
  });
}

const NO_HOLDS = { holds: [], nowMs: undefined };

/** The pause before the next round: the more calls that one makes, the longer, and longest while patches are refused. */
function roundMs({ limits }: Rollout, open: number, round: number, conflicts: number): number {
  const [pace, pauses] = conflicts > 0 ? [limits.conflict, conflicts - 1] : [limits.confirmation, round];
  return (paceMs(pace, pauses, Math.random()) * (1 + open)) / 2;
}

function isOpen({ kind }: Looked): boolean {
  return kind === 'open';
}

function isOwnedBy(deployment: Deployment, hold: Hold): boolean {
  return ownersOf(deployment).includes(hold.uid);
}

function judge(
  looked: Looked,
  living: ReadonlySet<string | undefined>,
  company: Company,
  hold: Hold,
): Looked {
  if (looked.kind !== 'open') return looked;
  const { deployment } = looked;
  if (deployment.metadata?.deletionTimestamp !== undefined) return { kind: 'gone' };
  const isConfirmed = isOwnedBy(deployment, hold) && ownersOf(deployment).every((owner) => living.has(owner));
  return isConfirmed ? { kind: 'joined', deployment, company } : looked;
}

async function lookAgain(api: WritableApi, looked: Looked, hold: Hold): Promise<Looked> {
  if (looked.kind !== 'open') return looked;
  const { deployment } = looked;
  const found = await (isOwnedBy(deployment, hold)
    ? findSame(api, deployment)
    : addOwner(api, deployment, hold));
  return found === undefined ? { kind: 'gone' } : { kind: 'open', deployment: found };
}

function contended({ metadata }: Deployment): ActionError {
  return conflictError(
    `Could not join Deployment ${metadata?.name}: the API server answered 409 Conflict ${CONFLICT_TRIES} times.`,
    'Check whether a controller or an admission webhook changes it all the time, and run the job again.',
    'contention',
  );
}

function lostHold({ name }: Hold): ActionError {
  const message = `Hold ${name} disappeared while this job needed it.`;
  return conflictError(message, 'Did somebody delete the Job? Run the job again.', 'hold-lost');
}

/**
 * Returns the uids of a Deployment's owners.
 *
 * @throws ActionError code `conflict` when one of them is no hold, so that nothing of others is changed
 */
export function ownersOf({ metadata }: Deployment): readonly string[] {
  const owners = metadata?.ownerReferences ?? [];
  const foreign = owners.find((owner) => owner.kind !== 'Job');
  if (foreign === undefined) return owners.map((owner) => owner.uid);
  const what = `Deployment ${metadata?.name} is owned by ${foreign.kind} ${foreign.name}, which is not a hold.`;
  throw conflictError(what, 'Change `name`.');
}

/**
 * Adds our hold to the owners of a Deployment, which is still to be confirmed. One strategic merge patch with the uid and
 * no resourceVersion: owners merge by uid, so fifty joiners do not conflict. A conflict all the same says nothing about
 * the object: it is read, and returned as it is, without our hold.
 *
 * Returns undefined when it is gone, and after a conflict also when nobody holds it any more: an owner is never added to
 * such a one (line 4 of the protocol).
 */
export async function addOwner(
  api: WritableApi,
  deployment: Deployment,
  hold: Hold,
): Promise<Deployment | undefined> {
  const { name = '', uid = '' } = deployment.metadata ?? {};
  const patch = { metadata: { uid, ownerReferences: [ownerOf(hold)] } };
  const answer = await api.patch('deployments', name, patch);
  if (answer.kind === 'refused' && answer.status === 404) return undefined;
  if (answer.kind === 'refused' && answer.status === 409) {
    const found = await findSame(api, deployment);
    return found === undefined || ownersOf(found).length === 0 ? undefined : found;
  }
  return bodyOrThrow(answer, `patch Deployments in namespace ${api.namespace}`);
}

/** Returns the Deployment as it is now; undefined when it is gone, or another has its name. */
async function findSame(api: ReadableApi, { metadata }: Deployment): Promise<Deployment | undefined> {
  const found = await find(api, 'deployments', metadata?.name ?? '');
  return found?.metadata?.uid === metadata?.uid ? found : undefined;
}

/**
 * Notes on a Deployment that this job uses it without owning it; where that cannot be noted, a line says so. Call it once
 * the job's hold is taken: whoever looked for holds before that, to change or delete the Deployment, does so by its
 * resourceVersion, and meets a conflict. `user` must be the job's own, since a patch that changes nothing leaves the
 * resourceVersion as it is.
 *
 * Returns the Deployment as it is then; undefined when it is gone.
 */
export async function noteUser(
  { api, info, signal, limits }: Rollout,
  found: Deployment,
  user: string,
): Promise<Deployment | undefined> {
  const { name = '', uid } = found.metadata ?? {};
  const note = { metadata: { uid, labels: { [USED_BY_LABEL]: user } } };
  let current: Deployment | undefined = found;
  const polling = { pace: limits.conflict, tries: CONFLICT_TRIES, signal };
  const end = await poll(polling, async () => {
    const answer = await api.patch('deployments', name, note);
    if (answer.kind === 'refused' && answer.status === 403) return 'refused';
    if (answer.kind === 'refused' && answer.status === 409) current = await findSame(api, found);
    else if (answer.kind === 'refused' && answer.status === 404) current = undefined;
    else current = bodyOrThrow(answer, `patch Deployments in namespace ${api.namespace}`);
    return answer.kind === 'ok' || current === undefined ? 'done' : undefined;
  });
  if (end !== 'done')
    info(
      `Could not note on builder ${name} that this job uses it: another job may reconfigure it meanwhile.`,
    );
  return current;
}
