import { bodyOrThrow } from '../../cluster/api/answer.ts';
import type { IssuedToken } from '../../cluster/api/api.ts';
import { ActionError } from '../../lib/errors.ts';
import type { Hold, ReadOnlyRollout, Rollout } from '../holds/rollout.ts';
import { ownerOf } from '../manifests/deployment.ts';
import {
  type Anchor,
  anchorName,
  RIGHTS_TO_HAND_OFF,
  renderAnchor,
  renderTokenRequest,
} from '../manifests/rights.ts';

/** Whose token later steps get, and how long it is to live; `hold` undefined: the job holds nothing to bind it to. */
export type HandOff = { readonly account: string; readonly lifeMs: number; readonly hold: Hold | undefined };

/**
 * Makes a token of the service account that only builds, bound to the hold where this job may make Secrets. Code
 * `forbidden` without the right to make tokens of it, `input` where there is no such account.
 */
export async function mintBuildsToken(
  rollout: Rollout,
  { account, lifeMs, hold }: HandOff,
): Promise<IssuedToken> {
  const { api } = rollout;
  const anchor = hold === undefined ? undefined : await findAnchor(rollout, hold);
  const answer = await api.requestToken(account, renderTokenRequest(lifeMs, anchor));
  if (answer.kind === 'refused' && answer.status === 404) {
    const message = `There is no service account ${account} in namespace ${api.namespace}.`;
    throw new ActionError({ code: 'input', message, hint: 'Check the input builds-account.' });
  }
  return bodyOrThrow(answer, `create serviceaccounts/token of ${account} in namespace ${api.namespace}`);
}

/**
 * The Secret that goes with the hold; undefined without the right to make it, which is said. One that is there is used
 * only while it belongs to this very hold: a token that is bound to the Secret of another one ends with that. Code
 * `conflict` for a Secret of this name that does not.
 */
async function findAnchor({ api, info }: Rollout, hold: Hold): Promise<Anchor | undefined> {
  const name = anchorName(hold);
  const made = await api.create('secrets', renderAnchor(name, api.namespace, ownerOf(hold)));
  const isThere = made.kind === 'refused' && made.reason === 'AlreadyExists';
  const answer = isThere ? await api.get('secrets', name) : made;
  if (answer.kind === 'ok') {
    const { uid = '', ownerReferences = [], deletionTimestamp } = answer.body.metadata ?? {};
    const [owner, ...others] = ownerReferences;
    if (owner?.uid === hold.uid && others.length === 0 && deletionTimestamp === undefined)
      return { name, uid };
    throw new ActionError({
      code: 'conflict',
      message: `The Secret ${name} is not the one of this job's hold.`,
      hint: 'Run the job again.',
    });
  }
  if (answer.status !== 403) bodyOrThrow(answer, `create Secrets in namespace ${api.namespace}`);
  info('No right to make Secrets: the token for later steps is not bound to the hold, and ends by itself.');
  return undefined;
}

/** Refuses the hand-off before anything is made, where this job may make no token of the account. */
export async function refuseHandOff({ api }: ReadOnlyRollout, account: string): Promise<void> {
  const [right] = RIGHTS_TO_HAND_OFF;
  const answer = right === undefined ? undefined : await api.isAllowed({ ...right, name: account });
  if (answer?.kind !== 'ok' || answer.body) return;
  const hint = 'Grant it by a Role (README), or remove the input builds-account.';
  const message = `There is no right, in namespace ${api.namespace}, to create serviceaccounts/token of ${account}.`;
  throw new ActionError({ code: 'forbidden', message, hint });
}
