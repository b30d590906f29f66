import type { ReadableApi } from '../../cluster/api/api.ts';
import { ActionError } from '../../lib/errors.ts';
import { describeRights, type Right } from '../manifests/rights.ts';

/** Which of the wanted rights the user does not have. `isNamed`: `user` is the name that the server knows. */
export type Missing = { readonly user: string; readonly isNamed: boolean; readonly rights: readonly Right[] };

/**
 * Returns which of these rights are missing, by asking the API server for each (SelfSubjectAccessReview). Not by the one
 * review that lists all: under webhook authorizers such as EKS' access policies that one is incomplete. A server that does
 * not answer counts as a yes.
 */
export async function findMissing(api: ReadableApi, wanted: readonly Right[]): Promise<Missing> {
  const [user, ...allowed] = await Promise.all([
    api.whoAmI(),
    ...wanted.map((right) => api.isAllowed({ ...right, name: '' })),
  ]);
  const rights = wanted.filter((_, index) => {
    const answer = allowed[index];
    return answer?.kind === 'ok' && !answer.body;
  });
  const isNamed = user.kind === 'ok' && user.body !== '';
  return { user: isNamed ? user.body : 'the user of the kubeconfig', isNamed, rights };
}

/** Returns the error that names all that is missing in one line. */
export function forbidden(namespace: string, { user, rights }: Missing, cause?: unknown): ActionError {
  const message = `${user} lacks permissions in namespace ${namespace}: ${describeRights(rights)}.`;
  return new ActionError({
    code: 'forbidden',
    message,
    hint: 'Apply the Role and RoleBinding from the job summary.',
    cause,
  });
}
