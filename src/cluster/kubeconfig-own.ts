import { join } from 'node:path';

import type { ClusterAccess } from './access.ts';
import { readKubeconfig } from './kubeconfig.ts';
import { fromFile } from './kubeconfig-source.ts';
import { sessionIn } from './oidc-session.ts';

/** Reads the kubeconfig that main wrote into its folder: all that later processes of the job know of the cluster. */
export async function readOwnKubeconfig(folder: string, namespace: string): Promise<ClusterAccess> {
  const given = join(folder, 'kubeconfig');
  const access = readKubeconfig(fromFile(given, 'the kubeconfig of this job'), { context: '', namespace });
  const session = sessionIn(folder);
  // Not by the plugin that it names to others, which is gone before post has let go.
  return session === undefined ? access : { ...access, identity: { kind: 'oidc', session } };
}
