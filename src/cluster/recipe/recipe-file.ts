import { ActionError } from '../../lib/errors.ts';
import { isMapping, parseJson } from '../../lib/json.ts';
import { readRegularFile } from '../../lib/system/regular-file.ts';
import type { Recipe } from './recipe.ts';

/** Reads the recipe that main left; code `unauthorized` when it is gone, as after the end of the job. */
export function readRecipe(path: string): Recipe {
  const file = readRegularFile(path);
  if (file.kind === 'none') throw noRecipe(`it cannot be read: ${file.why}`);
  const recipe = parseJson(file.bytes.toString('utf8'));
  if (isRecipe(recipe)) return recipe;
  throw noRecipe(recipe === undefined ? 'it is not JSON' : 'it is not one of this version');
}

/** True for what main writes, as far as it tells one version from another: nobody else writes here. */
function isRecipe(value: unknown): value is Recipe {
  if (!isMapping(value)) return false;
  if (value.kind === 'github') return typeof value.audience === 'string';
  const { source, clusterId, region, stsUrl } = value;
  const texts = [clusterId, region, stsUrl];
  return (
    value.kind === 'eks' &&
    texts.every((text) => typeof text === 'string') &&
    isMapping(source) &&
    isMapping(source.base) &&
    isMapping(source.role)
  );
}

function noRecipe(why: string): ActionError {
  return new ActionError({
    code: 'unauthorized',
    message: `The recipe for credentials of this job is of no use (${why}).`,
    hint: 'Has its post step run already?',
  });
}
