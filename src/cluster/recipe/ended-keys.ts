import { ActionError } from '../../lib/errors.ts';
import type { AwsCredentials } from '../aws/credentials.ts';
import { callerIdentity } from '../aws/sts.ts';
import type { Sts } from '../aws/sts-call.ts';
import type { Kitchen } from './mint.ts';
import type { EksRecipe } from './recipe.ts';

/** Keys of a session live for 15 minutes at least (AWS STS API reference), and nothing in them says how long. */
const SHORTEST_SESSION_MS = 14 * 60_000;
/** Without a way to STS the API server has to say it. */
const ASK_MS = 1000;

/** Keys that STS has taken are not asked about again for so long: a build dials the builder many times. */
const ASKED_FOR_MS = 60_000;

/** What STS said of the keys, at which time by its clock; `refusal` '' = it took them. */
export type AskedKeys = { readonly atMs: number; readonly refusal: string };

/** Who is asked, and what is remembered of it. */
type Asking = { readonly sts: Sts; readonly memory: Pick<Kitchen, 'recallAsked' | 'rememberAsked'> };

/**
 * Refuses keys of a session that has ended: signing goes on working, and a build would be told no more than 401.
 * Code `unauthorized`. Asked of STS, only once the keys can have ended, and not again when they have.
 */
export async function refuseEndedKeys(
  { source: { base, role }, madeMs }: EksRecipe,
  asking: Asking,
  credentials: AwsCredentials,
  signal: AbortSignal,
): Promise<void> {
  const nowMs = asking.sts.nowMs();
  const isYoung = nowMs - madeMs < SHORTEST_SESSION_MS;
  if (base.kind !== 'keys' || base.sessionToken === '' || isYoung) return;
  // A role's own credentials tell their end, and to assume it has proved the keys.
  if (role.kind === 'role') return;
  const last = asking.memory.recallAsked();
  const isKnown = last !== undefined && (hasEnded(last) || nowMs - last.atMs < ASKED_FOR_MS);
  const asked = isKnown ? last : await ask(asking, credentials, signal);
  if (!hasEnded(asked)) return;
  const hint =
    'Use role-to-assume, which is renewed, or a longer role-duration-seconds in the step that set them.';
  const what = `The AWS keys that this job began with have ended (${asked.refusal}).`;
  throw new ActionError({ code: 'unauthorized', message: what, hint });
}

function hasEnded({ refusal }: AskedKeys): boolean {
  return refusal.startsWith('Expired');
}

async function ask(
  { sts, memory }: Asking,
  credentials: AwsCredentials,
  signal: AbortSignal,
): Promise<AskedKeys> {
  const soon = AbortSignal.any([signal, AbortSignal.timeout(ASK_MS)]);
  const refusal = await callerIdentity(sts, credentials, soon).then(
    (caller) => caller.refusal,
    () => '',
  );
  const asked = { atMs: sts.nowMs(), refusal };
  memory.rememberAsked(asked);
  return asked;
}
