import type { AwsCredentials } from '../aws/credentials.ts';
import { callerIdentity } from '../aws/sts.ts';
import type { Sts } from '../aws/sts-call.ts';
import { ActionError } from '../errors.ts';
import type { EksRecipe } from './recipe.ts';

/** Keys of a session live for 15 minutes at least (AWS STS API reference), and nothing in them says how long. */
const SHORTEST_SESSION_MS = 14 * 60_000;
/** Without a way to STS the API server has to say it. */
const ASK_MS = 1000;

/**
 * Refuses keys of a session that has ended: signing goes on working, and a build would be told no more than 401.
 * Code `unauthorized`. Asked of STS, and only once the keys can have ended.
 */
export async function refuseEndedKeys(
  { source: { base, role }, madeMs }: EksRecipe,
  sts: Sts,
  credentials: AwsCredentials,
  signal: AbortSignal,
): Promise<void> {
  const isYoung = sts.nowMs() - madeMs < SHORTEST_SESSION_MS;
  if (base.kind !== 'keys' || base.sessionToken === '' || isYoung) return;
  // A role's own credentials tell their end, and to assume it has proved the keys.
  if (role.kind === 'role') return;
  const soon = AbortSignal.any([signal, AbortSignal.timeout(ASK_MS)]);
  const code = await callerIdentity(sts, credentials, soon).then(
    ({ refusal }) => refusal,
    () => '',
  );
  if (!code.startsWith('Expired')) return;
  const hint =
    'Use role-to-assume, which is renewed, or a longer role-duration-seconds in the step that set them.';
  throw new ActionError('unauthorized', `The AWS keys that this job began with have ended (${code}).`, hint);
}
