import type { ClusterAccess } from '../../cluster/access/access.ts';
import { askCaller, type Caller, hintOfKeyFault, SKEW_MS } from '../../cluster/aws/caller.ts';
import { callerQuestionOf, type MintContext, openMintContext } from '../../cluster/recipe/context.ts';
import { awsCredentialsBy, mintToken } from '../../cluster/recipe/mint.ts';
import type { EksRecipe, Recipe } from '../../cluster/recipe/recipe.ts';
import { ActionError } from '../../lib/errors.ts';
import { subjectOf } from '../../lib/jwt.ts';
import { truncate } from '../../lib/safe-text.ts';
import type { Environment } from '../runner/environment.ts';
import { runnerLog as log } from '../runner/log.ts';

const ASK_MS = 5000;

const UNKNOWN: Caller = { arn: undefined, refusal: undefined, dateMs: undefined };

/**
 * Returns an error that says what a 401 can mean, the likeliest cause first, where we know all about the way in: an API
 * server itself says nothing else.
 */
export async function explainUnauthorized(
  error: ActionError,
  access: ClusterAccess,
  environment: Environment,
): Promise<ActionError> {
  const { identity } = access;
  if (error.code !== 'unauthorized' || identity.kind !== 'recipe') return error;
  const { recipe } = identity;
  const context = openMintContext(environment, log.mask, identity.known);
  if (recipe.kind === 'eks') return explainEks(error, recipe, context);
  const token = await findToken(recipe, context);
  if (token === undefined) return error;
  const audience = JSON.stringify(truncate(recipe.audience, 60));
  const refused = `The API server rejected this job's GitHub ID token (audience ${audience}).`;
  const what = `${refused} Its subject is ${subjectOf(token) || '(none)'}.`;
  const hint =
    'Its AuthenticationConfiguration must name the issuer and this audience, and have rules that match this job.';
  return new ActionError({
    code: 'unauthorized',
    topic: 'id-token-rejected',
    message: what,
    hint,
    cause: error,
  });
}

/** Returns a token; undefined when there is none in the first place, and the error says why. */
async function findToken(recipe: Recipe, context: MintContext): Promise<string | undefined> {
  try {
    const { token } = await mintToken(recipe, context, AbortSignal.timeout(ASK_MS));
    log.mask(token);
    return token;
  } catch {
    return undefined;
  }
}

async function explainEks(error: ActionError, recipe: EksRecipe, context: MintContext): Promise<ActionError> {
  const signal = AbortSignal.timeout(ASK_MS);
  try {
    const credentials = await awsCredentialsBy(recipe, context, signal);
    // A runner may have no way to STS: tokens need none.
    const asking = askCaller(callerQuestionOf(recipe, context), credentials, signal);
    return answers401(error, truncate(recipe.cluster, 60), await asking.catch(() => UNKNOWN));
  } catch {
    // There are no credentials in the first place, and the error says that.
    return error;
  }
}

function answers401(error: ActionError, cluster: string, { arn, refusal, dateMs }: Caller): ActionError {
  const clock = clockWords(dateMs);
  const keyHint = refusal === undefined ? undefined : hintOfKeyFault(refusal);
  if (keyHint !== undefined) {
    const what = `EKS cluster ${cluster} answered 401, and STS rejected the AWS keys too (${refusal}).`;
    const hint = `${keyHint}${clock}`;
    return new ActionError({ code: 'unauthorized', topic: 'aws-keys', message: what, hint, cause: error });
  }
  const caller = arn === undefined ? 'this caller (STS does not tell its ARN)' : truncate(arn, 120);
  const what = `EKS cluster ${cluster} rejected ${caller} (401).`;
  const hint = `Check that \`eks-cluster\` is its exact name, and that the role has an access entry.${clock}`;
  return new ActionError({
    code: 'unauthorized',
    topic: 'eks-access-entry',
    message: what,
    hint,
    cause: error,
  });
}

function clockWords(dateMs: number | undefined): string {
  if (dateMs === undefined) return '';
  const offsetMs = dateMs - Date.now();
  if (Math.abs(offsetMs) < SKEW_MS) return " This runner's clock is right.";
  return ` This runner's clock is ${Math.round(Math.abs(offsetMs) / 1000)} s ${offsetMs > 0 ? 'slow' : 'fast'}.`;
}
