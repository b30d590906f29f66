import { copyFile, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { AwsCredentials } from '../aws/credentials.ts';
import type { ExecPlugin } from '../cluster/access.ts';
import { cacheOf, writeCache } from './cache.ts';
import type { Recipe } from './recipe.ts';

/** Where a job's own folder has the recipe. */
export function recipeIn(folder: string): string {
  return join(folder, 'recipe.json');
}

/**
 * Leaves the credential plugin and its recipe in the job's own folder, for buildx in later steps and for post: a
 * checkout can wipe the action's own folder. Answers the section `exec` that runs them, by the very Node that runs us.
 */
export async function leavePlugin(
  recipe: Recipe,
  known: AwsCredentials | undefined,
  folder: string,
): Promise<ExecPlugin> {
  const plugin = join(folder, 'plugin.js');
  const recipeFile = recipeIn(folder);
  if (known !== undefined) writeCache(cacheOf(recipeFile), known);
  await copyFile(join(dirname(process.argv[1] ?? ''), 'plugin.js'), plugin);
  const file = await open(recipeFile, 'wx', 0o600);
  try {
    await file.writeFile(JSON.stringify(recipe));
  } finally {
    await file.close();
  }
  return {
    apiVersion: 'client.authentication.k8s.io/v1',
    command: process.execPath,
    args: [plugin, recipeFile],
    // What a workflow sets for its own programs would run in the plugin, or have it trust any server.
    env: [
      { name: 'NODE_OPTIONS', value: '' },
      { name: 'NODE_TLS_REJECT_UNAUTHORIZED', value: '' },
    ],
    provideClusterInfo: false,
  };
}
