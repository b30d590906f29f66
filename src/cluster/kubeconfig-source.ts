import { dirname, join, resolve } from 'node:path';

import { ActionError } from '../errors.ts';
import { type FileContent, readRegularFile, utf8 } from '../regular-file.ts';
import { fromPod, type PodPlaces } from './in-cluster.ts';
import { fromBase64, looksInline } from './kubeconfig-text.ts';

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
  readonly pod: PodPlaces;
};

const REMEDY = 'Give YAML, JSON, base64 of either, or the path of one file.';

/** Finds the kubeconfig; code `input` when there is none or what was given is not one. */
export function findKubeconfig(places: KubeconfigPlaces): KubeconfigSource {
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
  const path = join(places.homeFolder, '.kube', 'config');
  const file = readRegularFile(path);
  if (file.kind === 'none' && file.isMissing) return fromPod(places.pod) ?? nowhere();
  return sourceOf(file, path, '~/.kube/config');
}

function fromInput(given: string, workFolder: string): KubeconfigSource {
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

/** The kubeconfig in a file; `from` says in messages whose it is. */
export function fromFile(path: string, from: string): KubeconfigSource {
  return sourceOf(readRegularFile(path), path, from);
}

function sourceOf(file: FileContent, path: string, from: string): KubeconfigSource {
  if (file.kind === 'none') throw unreadable(from, file.why);
  const text = utf8(file.bytes);
  if (text === undefined) throw unreadable(from, 'it is not UTF-8 text');
  return { text, from, folder: dirname(path) };
}

function nowhere(): never {
  const hint = 'Set the input kubeconfig or the variable KUBECONFIG, or run in a pod with a service account.';
  throw new ActionError('input', 'There is no cluster to speak to: no kubeconfig was given or found.', hint);
}

/** The path is not told: what was meant as inline text, but is cut or misspelt, would come out with it. */
function unreadable(from: string, why: string): ActionError {
  const input = from === 'the input kubeconfig' ? 'Input kubeconfig' : from;
  return new ActionError('input', `${input} is neither a kubeconfig nor the path of one (${why}).`, REMEDY);
}
