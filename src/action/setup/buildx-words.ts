import { type ClusterAccess, secretsOf } from '../../cluster/access/access.ts';
import { withoutKnown } from '../../lib/cut-secrets.ts';
import { ActionError } from '../../lib/errors.ts';

/**
 * An error of buildx without the secrets of the kubeconfig: buildx runs the same credential plugin, and passes on what it
 * says when it fails. Other errors stay as they are.
 */
export function withoutSecretsOf(access: ClusterAccess, error: ActionError): ActionError {
  if (error.code !== 'buildx') return error;
  const message = withoutKnown(error.message, secretsOf(access));
  return message === error.message ? error : new ActionError({ code: 'buildx', message, hint: error.hint });
}
