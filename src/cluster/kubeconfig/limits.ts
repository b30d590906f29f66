import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { ActionError, inputError } from '../../lib/errors.ts';
import type { Outsiders } from '../../lib/github/outsiders.ts';
import { isOfWorkspace } from '../../lib/system/workspace.ts';
import { pluginName } from '../access/exec-plugin.ts';
import type { Fields } from './fields.ts';
import type { KubeconfigLimits, KubeconfigSource } from './files.ts';
import type { MergedEntry } from './merge.ts';

/** The input `allow-exec`. */
export type AllowExec = 'auto' | 'true' | 'false';

/** What the event brings of outsiders, and the folder that they may have written then. */
type Distrust = { readonly outsiders: Outsiders; readonly workspace: string };

/** The fields that run a program, or code of buildx that calls a server of the kubeconfig's choice. */
const PROGRAMS = ['exec', 'auth-provider'];
/** The fields that send a file of this runner to the server that the kubeconfig names. */
const FILES = ['certificate-authority', 'tokenFile', 'client-certificate', 'client-key'];

const REMEDY = 'Use a token or data in it, or set allow-exec: true';
const REMEDY_FOR_EVENT = `${REMEDY} if no outsider can change it.`;

/**
 * Limits what a kubeconfig may do, since it names programs to run and files to send. On an event that outsiders can
 * cause, they may have written an inline text and every file of the workspace, but no file elsewhere on the runner, and
 * not the pod's own account.
 *
 * @throws ActionError code `input` for files of both kinds together: a server of the one would get the credentials of
 *   the other.
 */
export function limitKubeconfig(
  source: KubeconfigSource,
  allow: AllowExec,
  { outsiders, workspace }: Distrust,
): KubeconfigSource {
  if (source.kind === 'pod' || allow === 'true') return source;
  if (allow === 'false') return { ...source, limits: { kind: 'no-files', remedy: `${REMEDY}.` } };
  if (outsiders === 'none') return source;
  const theirs = source.parts.filter(({ path }) => path === undefined || isOfWorkspace(path, workspace));
  if (theirs.length === 0) return { ...source, limits: { kind: 'no-files-of', workspace } };
  if (theirs.length < source.parts.length) throw mixed(source);
  return { ...source, limits: { kind: 'no-files', remedy: REMEDY_FOR_EVENT } };
}

/** Throws an ActionError, code `input`, for what the limits exclude, before any of it is run or read. */
export function refuseBeyond(limits: KubeconfigLimits, cluster: MergedEntry, user: MergedEntry): void {
  switch (limits.kind) {
    case 'none':
      return;
    case 'no-files':
      for (const { fields } of [user, cluster]) {
        const field = [...PROGRAMS, ...FILES].find((name) => fields.has(name));
        if (field !== undefined)
          throw notAllowed(`${fields.where}.${field} is not allowed here`, limits.remedy);
      }
      return;
    case 'no-files-of':
      for (const entry of [user, cluster]) refuseNamedFiles(entry, limits.workspace);
  }
}

/**
 * Throws an ActionError, code `input`, for a credential plugin that was found in the workspace, by its path or on
 * PATH.
 */
export function refuseProgram(limits: KubeconfigLimits, program: string): void {
  if (limits.kind === 'no-files-of' && isOfWorkspace(program, limits.workspace))
    throw ofWorkspace(`the credential plugin ${pluginName({ command: program })}`);
}

function refuseNamedFiles({ fields, folder }: MergedEntry, workspace: string): void {
  const named = FILES.find(
    (name) => fields.has(name) && isOfWorkspace(resolve(folder, fields.text(name) ?? ''), workspace),
  );
  if (named !== undefined) throw ofWorkspace(`${fields.where}.${named}`);
  const exec = fields.fields('exec');
  if (exec.texts('args').some((arg) => namesFile(arg, workspace, false)))
    throw ofWorkspace(`${exec.where}.args`);
  const isTheirs = (entry: Fields): boolean =>
    namesFile(entry.text('value') ?? '', workspace, PATH_VARIABLE.test(entry.text('name') ?? ''));
  if (exec.list('env').some(isTheirs)) throw ofWorkspace(`${exec.where}.env`);
}

/** Variables whose values are paths, also where they look like words. */
const PATH_VARIABLE = /(PATH|DIR|HOME|ROOT|FILE|CONFIG|LIB)$/i;

/**
 * Returns true when a text has the path of something in the workspace, where plugins start: as a whole, after a `=`,
 * between colons, or as a word of a script. A word without a slash counts only when it is a file: a profile's name may
 * also be that of a folder.
 */
function namesFile(text: string, workspace: string, isPath: boolean): boolean {
  const words = [text, ...text.split(/[\s"'`;|&()<>]+/)];
  const parts = words.flatMap((word) => [word, word.slice(word.indexOf('=') + 1), ...word.split(':')]);
  return parts.some((part) => {
    const path = resolve(workspace, part);
    const isThere = part.length > 0 && (isPath || part.includes('/') ? existsSync(path) : isFile(path));
    return isThere && isOfWorkspace(path, workspace);
  });
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

function notAllowed(what: string, remedy: string): ActionError {
  return inputError('kubeconfig', `${what} (input allow-exec).`, remedy, 'kubeconfig-untrusted');
}

function ofWorkspace(what: string): ActionError {
  const where = 'is in the workspace, which outsiders may have written for this event';
  return notAllowed(
    `${what} ${where}`,
    'Keep it elsewhere, or set `allow-exec: true` if no outsider can change it.',
  );
}

function mixed({ from }: KubeconfigSource): ActionError {
  const message = `Of ${from}, some are in the workspace, which outsiders may have written for this event.`;
  const hint = 'Keep all of them elsewhere, or set `allow-exec: true`.';
  return new ActionError({ code: 'input', topic: 'kubeconfig-untrusted', message, hint });
}
