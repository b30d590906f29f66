import { ActionError } from '../../lib/errors.ts';
import { type Platform, parsePlatform } from '../../lib/platform.ts';
import type { Environment } from '../runner/environment.ts';
import { bad, input, words } from './text.ts';

/** The platforms as given, each once; `repeated` says why one may not come twice. */
export function readPlatforms(repeated: string): readonly Platform[] {
  const platforms = words('platforms').map((word) => parsePlatform('platforms', word));
  const distinct = new Set(platforms.map((platform) => JSON.stringify(platform)));
  if (distinct.size < platforms.length) throw bad('platforms', input('platforms'), repeated);
  return platforms;
}

/** The platforms as given, else the runner's own. */
export function platformsOrOwn(environment: Environment): readonly Platform[] {
  const given = readPlatforms('It names one twice.');
  if (given.length > 0) return given;
  if (environment.architecture !== 'unknown')
    return [parsePlatform('platforms', `linux/${environment.architecture}`)];
  throw new ActionError({
    code: 'input',
    message: 'Input platforms is missing, and the architecture of this runner is not known.',
    hint: 'Set it, for example to linux/amd64.',
  });
}
