import { type BearerToken, eksToken } from '../aws/eks-token.ts';
import { findCredentials } from '../aws/find-credentials.ts';
import { assumeRole, assumeRoleWithWebIdentity, loadSdk, restoreVariables } from '../aws/sdk.ts';
import { type AwsCredentials, keysOf } from '../aws/source.ts';
import { sendToGitHub } from '../network/send.ts';
import { atClockOfNow } from './aws-clock.ts';
import type { MintContext } from './context.ts';
import { refuseExpiredKeys } from './expired-keys.ts';
import { expiryOf, mintIdToken } from './id-token.ts';
import type { EksRecipe, Recipe } from './recipe.ts';

/** Credentials that expire sooner than this are fetched again. */
const MARGIN_MS = 5 * 60_000;
/** Those that cannot be fetched again are used for as long as this is left, which a call takes. */
const LAST_MS = 60_000;
/** GitHub's tokens live 5 minutes, so there is no room for such a margin. */
const ID_TOKEN_MARGIN_MS = 30_000;
/** The audience that AWS expects of GitHub (aws-actions/configure-aws-credentials). */
const AUDIENCE = 'sts.amazonaws.com';

/**
 * Returns a new bearer token by a recipe.
 *
 * @throws ActionError code `unauthorized` when there is none, `unreachable` when a server does not answer.
 */
export async function mintToken(
  recipe: Recipe,
  context: MintContext,
  signal: AbortSignal,
): Promise<BearerToken> {
  if (recipe.kind === 'eks')
    return mintEksToken(await atClockOfNow(recipe, context, signal), context, signal);
  const token = await mintIdToken(context.idTokens, recipe.audience, sendToGitHub(context.send), signal);
  const expiresMs = expiryOf(token);
  return { token, expiresMs: expiresMs === undefined ? undefined : expiresMs - ID_TOKEN_MARGIN_MS };
}

async function mintEksToken(
  recipe: EksRecipe,
  context: MintContext,
  signal: AbortSignal,
): Promise<BearerToken> {
  const credentials = await awsCredentialsBy(recipe, context, signal);
  await refuseExpiredKeys(recipe, context, credentials, signal);
  const { token, expiresMs } = eksToken(recipe, credentials, context.nowMs() + recipe.clockOffsetMs);
  // Whoever uses it goes by the clock of this runner.
  return { token, expiresMs: expiresMs - recipe.clockOffsetMs };
}

/**
 * Returns AWS credentials by a recipe: those of last time while they last.
 *
 * @throws ActionError code `unauthorized` when there are none.
 */
export async function awsCredentialsBy(
  recipe: EksRecipe,
  context: MintContext,
  signal: AbortSignal,
): Promise<AwsCredentials> {
  const known = context.recall();
  const lastsFor = ({ expiresMs }: AwsCredentials, ms: number): boolean =>
    expiresMs === undefined || expiresMs - context.nowMs() - recipe.clockOffsetMs > ms;
  if (known !== undefined && lastsFor(known, MARGIN_MS)) return known;
  try {
    const fresh = await fetchAwsCredentials(recipe, context, signal);
    context.remember(fresh);
    return fresh;
  } catch (error) {
    if (known !== undefined && lastsFor(known, LAST_MS)) return known;
    throw error;
  }
}

async function fetchAwsCredentials(
  { source, stsUrl: url, region, clockOffsetMs }: EksRecipe,
  { send, idTokens }: MintContext,
  signal: AbortSignal,
): Promise<AwsCredentials> {
  const { facts, role } = source;
  const sts = { url, region, clockOffsetMs, send, signal };
  if (source.kind === 'id-token') {
    restoreVariables(facts);
    // The SDK loads while GitHub is asked.
    const asking = mintIdToken(idTokens, AUDIENCE, sendToGitHub(send), signal);
    const [token] = await Promise.all([asking, loadSdk()]);
    return assumeRoleWithWebIdentity(source.role, token, sts);
  }
  const keys = keysOf(facts);
  if (keys !== undefined && role === undefined) return keys;
  restoreVariables(facts);
  const base = keys ?? (await findCredentials(facts, sts));
  return role === undefined ? base : assumeRole(role, base, sts);
}
