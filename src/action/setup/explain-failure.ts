import { type ClusterAccess, secretsOf } from '../../cluster/access/access.ts';
import { POD_ACCOUNT } from '../../cluster/kubeconfig/in-cluster.ts';
import { withoutKnown } from '../../lib/cut-secrets.ts';
import { formatDuration } from '../../lib/duration.ts';
import { ActionError, changedError, toActionError } from '../../lib/errors.ts';
import { whySecretsAreEmpty, withEmptySecrets } from '../../lib/github/empty-secrets.ts';
import type { Job } from './job.ts';

/** Returns the error of a failed job with what is known of its cause, and without secrets. */
export async function explainFailure({ access, environment }: Job, thrown: unknown): Promise<ActionError> {
  const error = withoutSecretsOf(access, toActionError(thrown));
  if (error.code !== 'unauthorized' && error.code !== 'forbidden') return error;
  const { explainUnauthorized } = await import('./explain-unauthorized.ts');
  const explained = await explainUnauthorized(error, access, environment);
  // Nobody chose the pod's account in this run, if a secret was to.
  return access.source === POD_ACCOUNT
    ? withEmptySecrets(explained, whySecretsAreEmpty(environment))
    : explained;
}

/** Shows a failure on the page of the run too, and throws it again. */
export async function showFailure(thrown: unknown): Promise<never> {
  const { writeFailure } = await import('./write-failure.ts');
  await writeFailure(toActionError(thrown));
  throw thrown;
}

/** Returns the error of a job whose builder was not ready in time. */
export function notReady(timeoutMs: number): ActionError {
  const hint =
    'The log above shows the last state of the builder. If it only needs more time, raise `timeout`.';
  return new ActionError({
    code: 'timeout',
    message: `The builder was not ready within ${formatDuration(timeoutMs)}.`,
    hint,
  });
}

/**
 * An error of buildx without the secrets of the kubeconfig: buildx runs the same credential plugin, and passes on what it
 * says when it fails. Other errors stay as they are.
 */
function withoutSecretsOf(access: ClusterAccess, error: ActionError): ActionError {
  if (error.code !== 'buildx') return error;
  const message = withoutKnown(error.message, secretsOf(access));
  return message === error.message ? error : changedError(error, { message, cause: undefined });
}
