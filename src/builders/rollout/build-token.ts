import { bodyOrThrow } from '../../cluster/api/answer.ts';
import type { IssuedToken } from '../../cluster/api/api.ts';
import { ActionError, conflictError } from '../../lib/errors.ts';
import { docsLink } from '../../lib/release.ts';
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
 * Creates a token of the service account that only builds, bound to the hold where this job may create Secrets.
 *
 * @throws ActionError code `forbidden` without the right to create tokens of it, `input` where there is no such account
 */
export async function mintBuildToken(
  rollout: Rollout,
  { account, lifeMs, hold }: HandOff,
): Promise<IssuedToken> {
  const { api } = rollout;
  const anchor = hold === undefined ? undefined : await ensureAnchor(rollout, hold);
  const answer = await api.requestToken(account, renderTokenRequest(lifeMs, anchor));
  if (answer.kind === 'refused' && answer.status === 404) {
    const message = `Service account ${account} does not exist in namespace ${api.namespace}.`;
    const hint = `Check \`build-service-account\`, or create it: kubectl --namespace ${api.namespace} create serviceaccount ${account}`;
    throw new ActionError({ code: 'input', topic: 'missing-object', message, hint });
  }
  return bodyOrThrow(answer, `create serviceaccounts/token of ${account} in namespace ${api.namespace}`);
}

/**
 * Returns the Secret that is deleted with the hold, and creates it if it is not there; undefined without the right to do
 * so, which is said. One that is there is used only while it belongs to this very hold: a token that is bound to the
 * Secret of another one expires with that.
 *
 * @throws ActionError code `conflict` for a Secret of this name that does not
 */
async function ensureAnchor({ api, info }: Rollout, hold: Hold): Promise<Anchor | undefined> {
  const name = anchorName(hold);
  const made = await api.create('secrets', renderAnchor(name, api.namespace, ownerOf(hold)));
  const isThere = made.kind === 'refused' && made.reason === 'AlreadyExists';
  const answer = isThere ? await api.get('secrets', name) : made;
  if (answer.kind === 'ok') {
    const { uid = '', ownerReferences = [], deletionTimestamp } = answer.body.metadata ?? {};
    const [owner, ...others] = ownerReferences;
    if (owner?.uid === hold.uid && others.length === 0 && deletionTimestamp === undefined)
      return { name, uid };
    throw conflictError(`Secret ${name} belongs to another hold than this job's.`, 'Run the job again.');
  }
  if (answer.status !== 403) bodyOrThrow(answer, `create Secrets in namespace ${api.namespace}`);
  info(
    'Not allowed to create Secrets: the token of later steps does not expire with the hold, but by its own time.',
  );
  return undefined;
}

/**
 * Refuses the hand-off before anything is created.
 *
 * @throws ActionError code `forbidden` where this job may create no token of the account
 */
export async function refuseHandOff({ api }: ReadOnlyRollout, account: string): Promise<void> {
  const [right] = RIGHTS_TO_HAND_OFF;
  const answer = right === undefined ? undefined : await api.isAllowed({ ...right, name: account });
  if (answer?.kind !== 'ok' || answer.body) return;
  const hint = `Grant it (${docsLink('security')}), or remove \`build-service-account\`.`;
  const message = `Not allowed to create serviceaccounts/token of ${account} in namespace ${api.namespace}.`;
  throw new ActionError({ code: 'forbidden', message, hint });
}
