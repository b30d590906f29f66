import { rm } from 'node:fs/promises';

import type { ClusterAccess } from './cluster/access.ts';
import { writeKubeconfig } from './cluster/kubeconfig-file.ts';
import { ActionError, codeOf } from './errors.ts';
import { forgetState } from './state.ts';

/** Writes the kubeconfig; where that fails nothing of it is left, nor a state that sends post to look for it. */
export async function keepKubeconfig(access: ClusterAccess, folder: string): Promise<string> {
  try {
    return await writeKubeconfig(access, folder);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    forgetState();
    const hint = 'It must be a folder of this user, with some free space.';
    throw new ActionError('input', `RUNNER_TEMP cannot be written (${codeOf(error)}).`, hint, error);
  }
}
