import { granted } from '../../cluster/api/answer.ts';
import type { Deployment } from '../../lib/kubernetes/kinds.ts';
import { CONFLICT_TRIES, pausePaced } from '../../lib/system/pace.ts';
import { USED_BY_LABEL } from '../manifests/names.ts';
import type { Rollout } from './rollout.ts';

/**
 * Notes on a Deployment that this job uses without owning it that it does, and answers the Deployment as it is then;
 * undefined when that one is gone. To be called when the job's hold is taken: whoever looked for holds before that, to
 * change or delete the Deployment, does so by its resourceVersion, and meets a conflict. `user` must be the job's own,
 * since a patch that changes nothing leaves the resourceVersion as it is. Where it cannot be noted, a line says so.
 */
export async function noteUser(
  { api, info, signal, limits }: Rollout,
  found: Deployment,
  user: string,
): Promise<Deployment | undefined> {
  const { name = '', uid } = found.metadata ?? {};
  const note = { metadata: { uid, labels: { [USED_BY_LABEL]: user } } };
  let current = found;
  for (let round = 0; round < CONFLICT_TRIES; round += 1) {
    const answer = await api.patch('deployments', name, note);
    if (answer.kind === 'ok') return answer.body;
    if (answer.status === 404) return undefined;
    if (answer.status === 403) break;
    if (answer.status !== 409) granted(answer, `patch Deployments in namespace ${api.namespace}`);
    const now = await api.get('deployments', name);
    if (now.kind === 'refused' && now.status === 404) return undefined;
    current = granted(now, `get Deployments in namespace ${api.namespace}`);
    if (current.metadata?.uid !== uid) return undefined;
    await pausePaced(limits.conflict, round, signal);
  }
  info(
    `Builder ${name} does not take a note that this job uses it: another job may change it at the same time.`,
  );
  return current;
}
