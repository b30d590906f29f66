import { rm } from 'node:fs/promises';

import { type FormerCurrent, noteFormerCurrent } from '../../buildx/current.ts';
import { type FormerChoices, noteFormerChoices } from '../../buildx/former-choice.ts';
import { proveStore, type Store } from '../../buildx/store.ts';
import type { ClusterAccess } from '../../cluster/access/access.ts';
import { writeKubeconfig } from '../../cluster/kubeconfig/write.ts';
import { forgetState } from '../runner/state.ts';
import type { JobNames } from './names.ts';

/** What other steps of ours in the same home need to know of this one: what it is going to put back. */
export type Former = { readonly current: FormerCurrent; readonly choices: FormerChoices };

/**
 * Writes the kubeconfig and makes sure that the instance can be written later; answers the kubeconfig's path. Where
 * that fails nothing of it is left, nor a state that sends post to look for it.
 */
export async function prepareBuildx(
  access: ClusterAccess,
  names: JobNames,
  store: Store,
  former: Former,
): Promise<string> {
  try {
    const kubeconfig = await writeKubeconfig(access, names.folder);
    noteFormerCurrent(names.folder, former.current);
    noteFormerChoices(names.folder, former.choices);
    await proveStore(store);
    return kubeconfig;
  } catch (error) {
    await rm(names.folder, { recursive: true, force: true });
    forgetState();
    throw error;
  }
}
