import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { jobFile } from '../../lib/job-files.ts';
import { writePrivateFile } from '../../lib/system/private-file.ts';
import type { ExecPlugin } from '../access/access.ts';
import { ownPlugin } from '../access/own-plugin.ts';
import type { AwsCredentials } from '../aws/credentials.ts';
import { cacheOf, readCache, writeCache } from '../recipe/cache.ts';
import type { Recipe } from '../recipe/recipe.ts';
import { readRecipe } from '../recipe/recipe-file.ts';

/**
 * Leaves a copy of the plugin's bundle with a recipe in the job's own folder, for buildx in later steps and for post: a
 * checkout can wipe the action's own folder. Answers the section `exec` that runs them.
 */
export async function leavePlugin(
  recipe: Recipe,
  known: AwsCredentials | undefined,
  folder: string,
): Promise<ExecPlugin> {
  const [plugin, recipeFile] = pathsIn(folder);
  if (known !== undefined) writeCache(cacheOf(recipeFile), known);
  writePrivateFile(plugin, await readFile(join(dirname(process.argv[1] ?? ''), 'plugin.js')));
  writePrivateFile(recipeFile, JSON.stringify(recipe));
  return ownPlugin([plugin, recipeFile]);
}

/** What `leavePlugin` left in this folder, and the plugin since; undefined when it is another plugin that is run. */
export function readLeft(
  { args }: ExecPlugin,
  folder: string,
): { readonly recipe: Recipe; readonly known: AwsCredentials | undefined } | undefined {
  const [plugin, recipeFile] = pathsIn(folder);
  if (args[0] !== plugin || args[1] !== recipeFile) return undefined;
  return { recipe: readRecipe(recipeFile), known: readCache(cacheOf(recipeFile)) };
}

function pathsIn(folder: string): readonly [string, string] {
  return [jobFile(folder, 'plugin'), jobFile(folder, 'recipe')];
}
