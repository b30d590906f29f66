import { rm } from 'node:fs/promises';

import { proveStore, type Store } from './buildx/store.ts';
import type { ClusterAccess } from './cluster/access.ts';
import { writeKubeconfig } from './cluster/kubeconfig-file.ts';
import type { JobNames } from './job.ts';
import { forgetState } from './state.ts';

/**
 * Writes the kubeconfig and makes sure that the instance can be written later; answers the kubeconfig's path. Where
 * that fails nothing of it is left, nor a state that sends post to look for it.
 */
export async function prepareBuildx(access: ClusterAccess, names: JobNames, store: Store): Promise<string> {
  try {
    const kubeconfig = await writeKubeconfig(access, names.folder);
    await proveStore(store, names.instance);
    return kubeconfig;
  } catch (error) {
    await rm(names.folder, { recursive: true, force: true });
    forgetState();
    throw error;
  }
}
