import type { Cache } from '../../builders/manifests/spec.ts';
import { ActionError, inputError } from '../../lib/errors.ts';
import { outsidersIn } from '../../lib/github/outsiders.ts';
import { truncate } from '../../lib/safe-text.ts';
import { isOfWorkspace } from '../../lib/system/workspace.ts';
import type { Environment } from '../runner/environment.ts';
import { type InputName, input, isChanged, type Mode } from './text.ts';

const ALLOW = 'set `allow-forks: true` if you trust everybody who can cause this event.';

/**
 * Refuses to code of outsiders what other jobs share: whoever builds on a builder can read and change its cache, and the
 * Role that makes builders can run commands in all of the namespace. A builder of the job's own is allowed, without a
 * volume, which outsiders could order in any size. No other input needs to be right before this is judged.
 *
 * @throws ActionError code 'input'
 */
export function refuseForks(mode: Mode, environment: Environment): void {
  if (!hasCodeOfOutsiders(environment)) return;
  const event = truncate(environment.eventName, 40);
  if (mode !== 'ephemeral') {
    const message = `Mode ${mode} uses a shared builder, and this ${event} event may bring code of people without write access.`;
    throw new ActionError({
      code: 'input',
      topic: 'fork',
      message,
      hint: `Set \`mode: ephemeral\`, or ${ALLOW}`,
    });
  }
  if (input('cache-size') === '0' || !isChanged('cache-size')) return;
  const message = `this ${event} event may bring code of people without write access, which gets no volume.`;
  throw inputError('cache-size', message, `Remove it, or ${ALLOW}`, 'fork');
}

/**
 * Refuses to code of outsiders a claim that others keep their files on, by pod-patch.
 *
 * @throws ActionError code 'input'
 */
export function refuseClaimOfForks(cache: Cache, environment: Environment): void {
  if (cache.kind !== 'existing' || !hasCodeOfOutsiders(environment)) return;
  const event = truncate(environment.eventName, 40);
  const message = `PersistentVolumeClaim ${cache.claim}: this ${event} event may bring code of people without write access, which gets no volume.`;
  throw new ActionError({
    code: 'input',
    topic: 'fork',
    message,
    hint: `Remove it from \`pod-patch\`, or ${ALLOW}`,
  });
}

/**
 * Refuses a file that an input names, or that such a file names in turn, when outsiders may have written it: a
 * configuration can give build steps more rights, and name files of the runner.
 *
 * @throws ActionError code 'input'
 */
export function refuseFileOfForks(name: InputName, path: string, environment: Environment): void {
  if (!hasCodeOfOutsiders(environment) || !isOfWorkspace(path, environment.workFolder)) return;
  const message = 'a file of the workspace, which people without write access may have written.';
  throw inputError(name, message, `Keep it elsewhere, or ${ALLOW}`, 'fork');
}

function hasCodeOfOutsiders(environment: Environment): boolean {
  return input('allow-forks').toLowerCase() !== 'true' && outsidersIn(environment) === 'code';
}
