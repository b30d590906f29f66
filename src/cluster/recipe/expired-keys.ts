import { ActionError } from '../../lib/errors.ts';
import { askCaller } from '../aws/caller.ts';
import { type AwsCredentials, keysOf } from '../aws/source.ts';
import { callerQuestionOf, type MintContext } from './context.ts';
import type { EksRecipe } from './recipe.ts';

/** Keys of a session live for 15 minutes at least (AWS STS API reference), and nothing in them says how long. */
const SHORTEST_SESSION_MS = 14 * 60_000;
/** Without a way to STS the API server has to say it. */
const ASK_MS = 1000;
/** Keys that STS takes, or cannot be asked about, are not asked about again for so long: a build dials many times. */
const CHECK_LASTS_MS = 5 * 60_000;

/** What STS said of the keys, and when by its clock. `refusal` is undefined when it took them, or did not answer. */
export type KeyCheck = { readonly atMs: number; readonly refusal: string | undefined };

/**
 * Refuses keys of a session that has expired: a token can still be signed with them, and a build would only get a 401.
 * STS is asked, but only when the keys can have expired, and not again when they have.
 *
 * @throws ActionError code `unauthorized` when the keys have expired.
 */
export async function refuseExpiredKeys(
  recipe: EksRecipe,
  context: MintContext,
  credentials: AwsCredentials,
  signal: AbortSignal,
): Promise<void> {
  const { source, madeMs, clockOffsetMs } = recipe;
  // A role's own credentials say when they expire, and to assume it has proved the keys.
  if (source.role !== undefined || keysOf(source.facts)?.sessionToken === undefined) return;
  const nowMs = context.nowMs() + clockOffsetMs;
  if (nowMs - madeMs < SHORTEST_SESSION_MS) return;
  const last = context.recallCheck();
  const isKnown = last !== undefined && (hasExpired(last) || nowMs - last.atMs < CHECK_LASTS_MS);
  const check = isKnown ? last : await askOnce(recipe, context, credentials, signal);
  if (!hasExpired(check)) return;
  const hint =
    'Use `role-to-assume`, which is renewed, or a longer role-duration-seconds in the step that set them.';
  const message = `The AWS credentials from the start of this job have expired (${check.refusal}).`;
  throw new ActionError({ code: 'unauthorized', topic: 'aws-keys', message, hint });
}

function hasExpired({ refusal }: KeyCheck): boolean {
  return refusal?.startsWith('Expired') === true;
}

async function askOnce(
  recipe: EksRecipe,
  context: MintContext,
  credentials: AwsCredentials,
  signal: AbortSignal,
): Promise<KeyCheck> {
  const soon = AbortSignal.any([signal, AbortSignal.timeout(ASK_MS)]);
  const question = callerQuestionOf(recipe, context);
  const refusal = await askCaller(question, credentials, soon).then(
    (caller) => caller.refusal,
    () => undefined,
  );
  const check = { atMs: question.nowMs, refusal };
  context.rememberCheck(check);
  return check;
}
