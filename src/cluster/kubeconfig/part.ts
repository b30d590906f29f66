import { dirname } from 'node:path';

import { ActionError } from '../../lib/errors.ts';
import { type FileContent, utf8 } from '../../lib/system/regular-file.ts';

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
