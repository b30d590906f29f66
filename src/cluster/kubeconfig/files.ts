import { dirname, resolve } from 'node:path';
import { ActionError } from '../../lib/errors.ts';
import { type FileContent, readRegularFile, utf8 } from '../../lib/system/regular-file.ts';

/** One text that a kubeconfig is made of, and the folder its relative paths start from; `path` '' = no file. */
export type KubeconfigPart = { readonly text: string; readonly folder: string; readonly path: string };

/**
 * What of a kubeconfig is refused, since people who must not run or read anything here may have written it: nothing;
 * programs and files; those that lie in this workspace. `remedy` says what to do instead.
 */
export type KubeconfigLimits =
  | { readonly kind: 'none' }
  | { readonly kind: 'no-files'; readonly remedy: string }
  | { readonly kind: 'no-files-of'; readonly workspace: string };

export const NO_LIMITS: KubeconfigLimits = { kind: 'none' };

/** The texts of a kubeconfig, the first of which counts most, and where they were found (for the log). */
export type KubeconfigSource = {
  readonly parts: readonly KubeconfigPart[];
  readonly from: string;
  readonly kind: 'inline' | 'file' | 'pod';
  readonly limits: KubeconfigLimits;
};

/** The kubeconfig in the file at `path`; code `input` when it cannot be read. `place` says which of several it is. */
export function partOf(file: FileContent, path: string, from: string, place: string): KubeconfigPart {
  if (file.kind === 'none') throw unreadable(from, place, file.why);
  const text = utf8(file.bytes);
  if (text === undefined) throw unreadable(from, place, 'it is not UTF-8 text');
  return { text, folder: dirname(path), path };
}

/** The path is not told: what was meant as inline text, but is cut or misspelt, would come out with it. */
function unreadable(from: string, place: string, why: string): ActionError {
  const input =
    from === 'the input kubeconfig'
      ? 'Input kubeconfig'
      : `${from.slice(0, 1).toUpperCase()}${from.slice(1)}`;
  const hint = 'Give YAML, JSON, base64 of either, or the paths of files.';
  if (place !== '')
    return new ActionError({ code: 'input', message: `${input}: ${place} cannot be used (${why}).`, hint });
  return new ActionError({
    code: 'input',
    message: `${input} is neither a kubeconfig nor the path of one (${why}).`,
    hint,
  });
}

/** Which one of several it is, for messages; '' for the only one. */
export function placeOf(index: number, count: number): string {
  return count === 1 ? '' : `file ${index + 1} of ${count}`;
}

/** More than anybody lists on purpose. */
const MOST_FILES = 64;
const LONGEST_PATH = 4096;

/** Where relative paths start, and those below `~`. */
export type Folders = { readonly homeFolder: string; readonly workFolder: string };

/**
 * The paths in a list as the variable KUBECONFIG has them: by colons, empty ones and repetitions left out. kubectl gets
 * them from a shell, which has replaced `~`.
 */
export function listedPaths(list: string, folders: Folders): readonly string[] {
  const paths = list.split(':').filter((path) => path !== '');
  return [...new Set(paths.map((path) => absolute(path, folders)))];
}

/** A path as it is meant. */
export function absolute(path: string, { homeFolder, workFolder }: Folders): string {
  return resolve(workFolder, path.replace(/^~(?=\/|$)/, homeFolder));
}

/**
 * Reads files of which some `mayBeMissing`: client-go skips those of the variable KUBECONFIG, and wants all others
 * (clientcmd/loader.go). A file that is there and cannot be read is an error in either case.
 */
export function readListed(
  paths: readonly string[],
  from: string,
  mayBeMissing: boolean,
): readonly KubeconfigPart[] {
  if (paths.length > MOST_FILES || paths.some((path) => path.length > LONGEST_PATH))
    throw new ActionError({
      code: 'input',
      message: `${from} names more or longer paths than any system has.`,
    });
  const parts = paths.flatMap((path, index) => {
    const file = readRegularFile(path);
    const isSkipped = mayBeMissing && paths.length > 1 && file.kind === 'none' && file.isMissing;
    return isSkipped ? [] : [partOf(file, path, from, placeOf(index, paths.length))];
  });
  if (parts.length > 0) return parts;
  throw new ActionError({ code: 'input', message: `None of the ${paths.length} files of ${from} is there.` });
}
