import { jobFile } from '../../lib/job-files.ts';
import type { ClusterAccess } from '../access/access.ts';
import { readLeft } from './install-plugin.ts';
import { readKubeconfig } from './kubeconfig.ts';
import { fromFile } from './source.ts';

/**
 * Reads the kubeconfig that main wrote into its folder: all that later processes of the job know of the cluster. They
 * do the work of our own plugin themselves, since post removes it before it is done with the cluster.
 */
export async function readOwnKubeconfig(folder: string, namespace: string): Promise<ClusterAccess> {
  const given = jobFile(folder, 'kubeconfig');
  const access = readKubeconfig(fromFile(given, 'the kubeconfig of this job'), { context: '', namespace });
  const left = access.identity.kind === 'exec' ? readLeft(access.identity.plugin, folder) : undefined;
  return left === undefined ? access : { ...access, identity: { kind: 'recipe', ...left } };
}
