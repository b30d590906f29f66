import { resolve } from 'node:path';

import { ActionError } from '../../lib/errors.ts';
import { readRegularFile } from '../../lib/system/regular-file.ts';
import { type KubeconfigPart, partOf, placeOf } from './part.ts';

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
