import { dirname, resolve } from 'node:path';
import type { ActionError } from '../../lib/errors.ts';
import { type FileContent, readRegularFile, utf8 } from '../../lib/system/regular-file.ts';
import { kubeconfigError } from './fields.ts';

/** One text of a kubeconfig, the folder that its relative paths start from, and the file that it is from. */
export type KubeconfigPart = {
  readonly text: string;
  readonly folder: string;
  readonly path: string | undefined;
};

/**
 * What of a kubeconfig is refused, because somebody may have written it who must not run or read anything on this
 * runner: nothing; programs and files; those in this workspace. `remedy` says what to do instead.
 */
export type KubeconfigLimits =
  | { readonly kind: 'none' }
  | { readonly kind: 'no-files'; readonly remedy: string }
  | { readonly kind: 'no-files-of'; readonly workspace: string };

export const NO_LIMITS: KubeconfigLimits = { kind: 'none' };

/** The texts of a kubeconfig, the first of which takes precedence, and where they were found (for the log). */
export type KubeconfigSource = {
  readonly parts: readonly KubeconfigPart[];
  readonly from: string;
  readonly kind: 'inline' | 'file' | 'pod';
  readonly limits: KubeconfigLimits;
};

/**
 * Returns the kubeconfig in the file at `path`. `place` says which of several it is.
 *
 * @throws ActionError code `input` when it cannot be read.
 */
export function partOf(
  file: FileContent,
  path: string,
  from: string,
  place: string | undefined,
): KubeconfigPart {
  if (file.kind === 'none') throw unreadable(from, place, file.why);
  const text = utf8(file.bytes);
  if (text === undefined) throw unreadable(from, place, 'it is not UTF-8 text');
  return { text, folder: dirname(path), path };
}

/** The path is not printed: it may be a kubeconfig that was meant as inline text, but is cut or misspelt. */
function unreadable(from: string, place: string | undefined, why: string): ActionError {
  const input =
    from === 'the input kubeconfig'
      ? 'Input kubeconfig'
      : `${from.slice(0, 1).toUpperCase()}${from.slice(1)}`;
  const hint = 'Set it to YAML, JSON, base64 of either, or paths of files.';
  if (place !== undefined) return kubeconfigError(`${input}: ${place} cannot be used (${why}).`, hint);
  return kubeconfigError(`${input} is neither a kubeconfig nor the path of one (${why}).`, hint);
}

/** Returns which one of several files it is, for messages; undefined for the only one. */
export function placeOf(index: number, count: number): string | undefined {
  return count === 1 ? undefined : `file ${index + 1} of ${count}`;
}

/** More than a list has on purpose. */
const MOST_FILES = 64;
const LONGEST_PATH = 4096;

/** Where relative paths start, and those below `~`. */
export type Folders = { readonly homeFolder: string; readonly workFolder: string };

/**
 * Returns the paths in a list as the variable KUBECONFIG has them: separated by colons, without empty ones and
 * repetitions. `~` is replaced, as the shell does it for kubectl.
 */
export function listedPaths(list: string, folders: Folders): readonly string[] {
  const paths = list.split(':').filter((path) => path.length > 0);
  return [...new Set(paths.map((path) => absolute(path, folders)))];
}

/** Returns a path as an absolute one. */
export function absolute(path: string, { homeFolder, workFolder }: Folders): string {
  return resolve(workFolder, path.replace(/^~(?=\/|$)/, homeFolder));
}

/**
 * Reads the files of a list. Of several, those of the variable KUBECONFIG `mayBeMissing` (clientcmd/loader.go).
 *
 * @throws ActionError code `input` when one cannot be read, or none is there.
 */
export function readListed(
  paths: readonly string[],
  from: string,
  mayBeMissing: boolean,
): readonly KubeconfigPart[] {
  if (paths.length > MOST_FILES || paths.some((path) => path.length > LONGEST_PATH))
    throw kubeconfigError(`${from} has too many or too long paths.`);
  const parts = paths.flatMap((path, index) => {
    const file = readRegularFile(path);
    const isSkipped = mayBeMissing && paths.length > 1 && file.kind === 'none' && file.isMissing;
    return isSkipped ? [] : [partOf(file, path, from, placeOf(index, paths.length))];
  });
  if (parts.length > 0) return parts;
  throw kubeconfigError(`None of the ${paths.length} files in ${from} exists.`);
}
