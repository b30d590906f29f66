import { ActionError } from '../errors.ts';
import { readRegularFile } from '../regular-file.ts';
import type { Recipe } from './recipe.ts';

/** Reads the recipe that main left; code `unauthorized` when it is gone, as after the end of the job. */
export function readRecipe(path: string): Recipe {
  const file = readRegularFile(path);
  if (file.kind === 'none') throw noRecipe(`it cannot be read: ${file.why}`);
  try {
    const recipe: Recipe = JSON.parse(file.bytes.toString('utf8'));
    return recipe;
  } catch {
    throw noRecipe('it is not JSON');
  }
}

function noRecipe(why: string): ActionError {
  return new ActionError(
    'unauthorized',
    `The recipe for credentials of this job is of no use (${why}).`,
    'Has its post step run already?',
  );
}
