import { ActionError } from '../errors.ts';
import type { Fields } from './fields.ts';
import type { KubeconfigLimits, KubeconfigSource } from './kubeconfig-part.ts';

/** The input `allow-exec`. */
export type AllowExec = 'auto' | 'true' | 'false';

/** What runs a program, or code of buildx that speaks to a server of the kubeconfig's choice. */
const PROGRAMS = ['exec', 'auth-provider'];
/** What sends a file of this runner to the server that the kubeconfig names. */
const FILES = ['certificate-authority', 'tokenFile', 'client-certificate', 'client-key'];

const BEYOND_FILES = 'Log in by a token or by data in it, or set allow-exec: true if no fork can change it.';
const BEYOND_EXEC = 'Log in by a token, or set allow-exec: true.';

/**
 * A kubeconfig is code: it names programs to run and files to send. A text that came with a fork's event may be the
 * fork's; a file of the runner, or the pod's own account, is not.
 */
export function limited(source: KubeconfigSource, allow: AllowExec, isFork: boolean): KubeconfigSource {
  if (source.kind === 'pod') return source;
  const isInline = source.kind === 'inline';
  const isAllowed = allow === 'true' || (allow === 'auto' && !(isInline && isFork));
  const limits: KubeconfigLimits = isInline ? 'no-files' : 'no-exec';
  return isAllowed ? source : { ...source, limits };
}

/** Refuses what the limits exclude, before any of it is run or read. */
export function refuseBeyond(limits: KubeconfigLimits, cluster: Fields, user: Fields): void {
  if (limits === 'none') return;
  const refused = limits === 'no-files' ? [...PROGRAMS, ...FILES] : PROGRAMS;
  for (const fields of [user, cluster]) {
    const field = refused.find((name) => fields.has(name));
    if (field === undefined) continue;
    const message = `Input kubeconfig: ${fields.where}.${field} is not allowed here (input allow-exec).`;
    throw new ActionError('input', message, limits === 'no-files' ? BEYOND_FILES : BEYOND_EXEC);
  }
}
