import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { cacheOf, readCache } from '../credential-plugin/cache.ts';
import { recipeIn } from '../credential-plugin/leave.ts';
import { readRecipe } from '../credential-plugin/recipe-file.ts';
import type { ClusterAccess } from './access.ts';
import { readKubeconfig } from './kubeconfig.ts';
import { fromFile } from './kubeconfig-source.ts';
import { sessionIn } from './oidc-session.ts';

/**
 * Reads the kubeconfig that main wrote into its folder: all that later processes of the job know of the cluster. A
 * recipe beside it is cooked by the reader himself, who can go on when the folder, and the plugin in it, is gone.
 */
export async function readOwnKubeconfig(folder: string, namespace: string): Promise<ClusterAccess> {
  const given = join(folder, 'kubeconfig');
  const access = readKubeconfig(fromFile(given, 'the kubeconfig of this job'), { context: '', namespace });
  const session = sessionIn(folder);
  if (session !== undefined) return { ...access, identity: { kind: 'oidc', session } };
  const recipeFile = recipeIn(folder);
  if (!existsSync(recipeFile)) return access;
  const recipe = readRecipe(recipeFile);
  return { ...access, identity: { kind: 'recipe', recipe, known: readCache(cacheOf(recipeFile)) } };
}
