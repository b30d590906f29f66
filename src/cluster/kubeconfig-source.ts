import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

import { ActionError } from '../errors.ts';
import { fromBase64, LARGEST_KUBECONFIG_BYTES, looksInline } from './kubeconfig-text.ts';

/** The text of a kubeconfig, where it was found (for the log), and the folder its relative paths start from. */
export type KubeconfigSource = { readonly text: string; readonly from: string; readonly folder: string };

/** The places that are looked at: the input, then the environment as client-go does. */
export type KubeconfigPlaces = {
  /** The input `kubeconfig`: YAML, JSON, base64 of either, or one path; '' = not given. */
  readonly given: string;
  /** The variable KUBECONFIG. */
  readonly variable: string;
  readonly homeFolder: string;
  readonly workFolder: string;
};

const REMEDY = 'Give YAML, JSON, base64 of either, or the path of one file.';

/** Finds the kubeconfig; code `input` when there is none or what was given is not one. */
export async function findKubeconfig(places: KubeconfigPlaces): Promise<KubeconfigSource> {
  if (places.given.trim() !== '') return fromInput(places.given, places.workFolder);
  const listed = places.variable.split(':').filter((path) => path !== '');
  const [first, ...others] = listed;
  if (others.length > 0) {
    throw new ActionError(
      'input',
      'The variable KUBECONFIG names several files.',
      'Name one, or set the input kubeconfig.',
    );
  }
  if (first !== undefined) return fromFile(resolve(places.workFolder, first), 'the variable KUBECONFIG');
  return fromFile(join(places.homeFolder, '.kube', 'config'), '~/.kube/config');
}

async function fromInput(given: string, workFolder: string): Promise<KubeconfigSource> {
  const from = 'the input kubeconfig';
  if (looksInline(given)) return { text: given, from, folder: workFolder };
  const decoded = fromBase64(given);
  if (decoded !== '') return { text: decoded, from: `${from} (base64)`, folder: workFolder };
  const path = given.trim();
  if (/[\0\r\n]/.test(path) || path.length > 4096) {
    throw new ActionError('input', 'Input kubeconfig is neither a kubeconfig nor a path.', REMEDY);
  }
  return fromFile(resolve(workFolder, path), from);
}

async function fromFile(path: string, from: string): Promise<KubeconfigSource> {
  try {
    const bytes = await readFile(path);
    if (bytes.length > LARGEST_KUBECONFIG_BYTES) throw new Error('it is larger than 1 MiB');
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, from, folder: dirname(path) };
  } catch (error) {
    throw unreadable(from, error);
  }
}

/** The path is not told: what was meant as inline text, but is cut or misspelt, would come out with it. */
function unreadable(from: string, error: unknown): ActionError {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (from === '~/.kube/config' && code === 'ENOENT') {
    const hint = 'Set the input kubeconfig, or the variable KUBECONFIG.';
    return new ActionError(
      'input',
      'There is no cluster to speak to: no kubeconfig was given or found.',
      hint,
    );
  }
  const why =
    { ENOENT: 'no such file', EISDIR: 'it is a folder', EACCES: 'no right to read it' }[String(code)] ??
    'it cannot be read';
  const input = from === 'the input kubeconfig' ? 'Input kubeconfig' : from;
  return new ActionError('input', `${input} is neither a kubeconfig nor the path of one (${why}).`, REMEDY);
}
