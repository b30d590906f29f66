import { resolve } from 'node:path';

import { ActionError } from '../errors.ts';
import { readRegularFile } from '../regular-file.ts';
import { type KubeconfigPart, partOf, placeOf } from './kubeconfig-part.ts';

/** More than anybody lists on purpose. */
const MOST_FILES = 64;
const LONGEST_PATH = 4096;

/** The paths in a list as the variable KUBECONFIG has them: by colons, empty ones and repetitions left out. */
export function listedPaths(list: string, workFolder: string): readonly string[] {
  const paths = list.split(':').filter((path) => path !== '');
  return [...new Set(paths.map((path) => resolve(workFolder, path)))];
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
    throw new ActionError('input', `${from} names more or longer paths than any system has.`, '');
  const parts = paths.flatMap((path, index) => {
    const file = readRegularFile(path);
    const isSkipped = mayBeMissing && paths.length > 1 && file.kind === 'none' && file.isMissing;
    return isSkipped ? [] : [partOf(file, path, from, placeOf(index, paths.length))];
  });
  if (parts.length > 0) return parts;
  throw new ActionError('input', `None of the ${paths.length} files of ${from} is there.`, '');
}
