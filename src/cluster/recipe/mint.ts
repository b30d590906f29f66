import type { AwsCredentials } from '../aws/credentials.ts';
import { type BearerToken, eksToken } from '../aws/eks-token.ts';
import { type AwsSend, sendDirectly } from '../aws/http.ts';
import type { Sts } from '../aws/sts-call.ts';
import { atClockOfNow } from './aws-clock.ts';
import { fetchAwsCredentials } from './aws-credentials.ts';
import { type AskedKeys, refuseEndedKeys } from './ended-keys.ts';
import { expiryOf, mintIdToken, readIdTokenService } from './id-token.ts';
import type { EksRecipe, Recipe } from './recipe.ts';

/** What a recipe is cooked with. */
export type Kitchen = {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly send: AwsSend;
  readonly nowMs: () => number;
  /** Ms since the machine was started, by a clock that nobody can set. */
  readonly uptimeMs: () => number;
  /** AWS credentials of last time, unless there are none. */
  readonly recall: () => AwsCredentials | undefined;
  readonly remember: (credentials: AwsCredentials) => void;
  /** What STS said of the keys that the job began with; undefined when it was not asked yet. */
  readonly recallAsked: () => AskedKeys | undefined;
  readonly rememberAsked: (asked: AskedKeys) => void;
};

/** Credentials that end sooner than this are fetched anew. */
const MARGIN_MS = 5 * 60_000;
/** Those that cannot be are used for as long as this is left, which a call takes. */
const LAST_MS = 60_000;
/** GitHub's tokens live 5 minutes, so there is no room for such a margin. */
const ID_TOKEN_MARGIN_MS = 30_000;

/** A fresh bearer token by a recipe. Code `unauthorized` when there is none to be had. */
export async function bearerBy(recipe: Recipe, kitchen: Kitchen, signal: AbortSignal): Promise<BearerToken> {
  if (recipe.kind === 'github') {
    const token = await mintIdToken(
      readIdTokenService(kitchen.environment),
      recipe.audience,
      kitchen.send,
      signal,
    );
    const expiresMs = expiryOf(token);
    return { token, expiresMs: expiresMs === undefined ? undefined : expiresMs - ID_TOKEN_MARGIN_MS };
  }
  return eksBearer(await atClockOfNow(recipe, kitchen, signal), kitchen, signal);
}

async function eksBearer(recipe: EksRecipe, kitchen: Kitchen, signal: AbortSignal): Promise<BearerToken> {
  const credentials = await awsCredentialsBy(recipe, kitchen, signal);
  await refuseEndedKeys(recipe, { sts: stsOf(recipe, kitchen), memory: kitchen }, credentials, signal);
  const { token, expiresMs } = eksToken(recipe, credentials, kitchen.nowMs() + recipe.clockOffsetMs);
  // Whoever uses it goes by the clock of this runner.
  return { token, expiresMs: expiresMs - recipe.clockOffsetMs };
}

/** AWS credentials by a recipe: those of last time while they last. */
export async function awsCredentialsBy(
  recipe: EksRecipe,
  kitchen: Kitchen,
  signal: AbortSignal,
): Promise<AwsCredentials> {
  const known = kitchen.recall();
  const leftMs = (): number =>
    (known?.expiresMs ?? Number.NEGATIVE_INFINITY) - kitchen.nowMs() - recipe.clockOffsetMs;
  if (known !== undefined && leftMs() > MARGIN_MS) return known;
  try {
    const fresh = await fetchAwsCredentials(recipe.source, {
      sts: stsOf(recipe, kitchen),
      sendDirectly,
      idTokens: readIdTokenService(kitchen.environment),
      signal,
    });
    kitchen.remember(fresh);
    return fresh;
  } catch (error) {
    if (known !== undefined && leftMs() > LAST_MS) return known;
    throw error;
  }
}

/** The STS of a recipe, on AWS' clock. */
export function stsOf({ stsUrl, region, clockOffsetMs }: EksRecipe, { send, nowMs }: Kitchen): Sts {
  return { url: stsUrl, region, send, nowMs: () => nowMs() + clockOffsetMs };
}
