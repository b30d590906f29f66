import type { ClusterAccess } from '../../cluster/access/access.ts';
import { hintOfKeyFault } from '../../cluster/aws/key-fault.ts';
import { type Caller, callerIdentity } from '../../cluster/aws/sts.ts';
import { openKitchen } from '../../cluster/recipe/context.ts';
import { awsCredentialsBy, bearerBy, type Kitchen, stsOf } from '../../cluster/recipe/mint.ts';
import type { EksRecipe, Recipe } from '../../cluster/recipe/recipe.ts';
import { ActionError } from '../../lib/errors.ts';
import { subjectOf } from '../../lib/jwt.ts';
import { truncate } from '../../lib/safe-text.ts';
import type { Environment } from '../runner/environment.ts';
import { runnerLog as log } from '../runner/log.ts';

const ASK_MS = 5000;
/** AWS takes signatures that are this old or this much ahead, roughly. */
const CLOCK_FAULT_MS = 60_000;

const UNKNOWN: Caller = { arn: '', refusal: '', dateMs: Number.NaN };

/** An API server says nothing but 401: what it can mean, the likeliest first, for a way in that we know all about. */
export async function explainUnauthorized(
  error: ActionError,
  access: ClusterAccess,
  environment: Environment,
): Promise<ActionError> {
  const { identity } = access;
  if (error.code !== 'unauthorized' || identity.kind !== 'recipe') return error;
  const { recipe } = identity;
  const kitchen = openKitchen(environment.variables, log.mask, identity.known);
  if (recipe.kind === 'eks') return explainEks(error, recipe, kitchen);
  const token = await tokenBy(recipe, kitchen);
  if (token === '') return error;
  const audience = JSON.stringify(truncate(recipe.audience, 60));
  const refused = `The API server does not take this job's GitHub ID token (audience ${audience}).`;
  const what = `${refused} Its subject is ${subjectOf(token) || '(none)'}.`;
  const hint =
    'Its AuthenticationConfiguration must name the issuer and this audience, and have rules that this job fits.';
  return new ActionError({ code: 'unauthorized', message: what, hint, cause: error });
}

/** '' when there is no token in the first place, and the error says why. */
function tokenBy(recipe: Recipe, kitchen: Kitchen): Promise<string> {
  return bearerBy(recipe, kitchen, AbortSignal.timeout(ASK_MS)).then(
    ({ token }) => {
      log.mask(token);
      return token;
    },
    () => '',
  );
}

async function explainEks(error: ActionError, recipe: EksRecipe, kitchen: Kitchen): Promise<ActionError> {
  const signal = AbortSignal.timeout(ASK_MS);
  try {
    const credentials = await awsCredentialsBy(recipe, kitchen, signal);
    const sts = stsOf(recipe, kitchen);
    // A runner may have no way to STS: tokens need none.
    const caller = await callerIdentity(sts, credentials, signal).catch(() => UNKNOWN);
    return answers401(error, truncate(recipe.cluster, 60), caller);
  } catch {
    // There are no credentials in the first place, and the error says that.
    return error;
  }
}

function answers401(error: ActionError, cluster: string, { arn, refusal, dateMs }: Caller): ActionError {
  const clock = clockWords(dateMs - Date.now());
  const keyHint = hintOfKeyFault(refusal);
  if (keyHint !== '') {
    const what = `EKS cluster ${cluster} answers 401, and STS does not take the AWS keys either (${refusal}).`;
    return new ActionError({ code: 'unauthorized', message: what, hint: `${keyHint}${clock}`, cause: error });
  }
  const caller = arn === '' ? 'this caller (STS does not tell its ARN)' : truncate(arn, 120);
  const what = `EKS cluster ${cluster} answers 401 to ${caller}.`;
  const hint = `Is eks-cluster its exact name, and has the role an access entry?${clock}`;
  return new ActionError({ code: 'unauthorized', message: what, hint, cause: error });
}

function clockWords(offsetMs: number): string {
  if (Number.isNaN(offsetMs)) return '';
  if (Math.abs(offsetMs) < CLOCK_FAULT_MS) return " This runner's clock is right.";
  return ` This runner's clock is ${Math.round(Math.abs(offsetMs) / 1000)} s ${offsetMs > 0 ? 'slow' : 'fast'}.`;
}
