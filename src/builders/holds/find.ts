import { type OkAnswer, refusalError } from '../../cluster/api/answer.ts';
import type { ReadableApi } from '../../cluster/api/api.ts';
import type { Kinds } from '../../lib/kubernetes/kinds.ts';

const PLURALS = {
  deployments: 'Deployments',
  jobs: 'Jobs',
  persistentvolumeclaims: 'PersistentVolumeClaims',
} as const;

/** A kind that a name is looked up of. */
type FindableKind = keyof typeof PLURALS;

/**
 * Returns the object of this name and the server's time; undefined when there is none.
 *
 * @throws ActionError when the API server refuses to say
 */
export async function findWithTime<K extends FindableKind>(
  api: ReadableApi,
  kind: K,
  name: string,
): Promise<OkAnswer<Kinds[K]> | undefined> {
  const answer = await api.get(kind, name);
  if (answer.kind === 'ok') return answer;
  if (answer.status === 404) return undefined;
  throw refusalError(answer, `get ${PLURALS[kind]} in namespace ${api.namespace}`);
}

/** The same, without the time. */
export async function find<K extends FindableKind>(
  api: ReadableApi,
  kind: K,
  name: string,
): Promise<Kinds[K] | undefined> {
  return (await findWithTime(api, kind, name))?.body;
}
