import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ActionError } from '../../lib/errors.ts';
import { readRegularFile } from '../../lib/system/regular-file.ts';
import { fromBase64, kubeconfigError, looksInline } from './fields.ts';
import {
  absolute,
  type KubeconfigPart,
  type KubeconfigSource,
  listedPaths,
  NO_LIMITS,
  partOf,
  readListed,
} from './files.ts';
import { fromPod, type PodPlaces } from './in-cluster.ts';

/** Where a kubeconfig is searched: in the input, then in the environment, as client-go does. */
type KubeconfigPlaces = {
  /** The input `kubeconfig`: YAML, JSON, base64 of either, or paths; undefined or blank = not given. */
  readonly given: string | undefined;
  /** The variable KUBECONFIG. */
  readonly variable: string | undefined;
  readonly homeFolder: string;
  readonly workFolder: string;
  readonly pod: PodPlaces;
};

const INPUT = 'the input kubeconfig';
const VARIABLE = 'the variable KUBECONFIG';
const HOME = '~/.kube/config';

/**
 * Finds the kubeconfig.
 *
 * @throws ActionError code `input` when there is none, or what was given is not one.
 */
export function findKubeconfig(places: KubeconfigPlaces): KubeconfigSource {
  const { given, variable = '', homeFolder, pod } = places;
  if (given !== undefined && /\S/.test(given)) return fromInput(given, places);
  if (listedPaths(variable, places).length > 0) return fromVariable(variable, places);
  const path = join(homeFolder, '.kube', 'config');
  const file = readRegularFile(path);
  if (file.kind === 'none' && file.isMissing) return fromPod(pod) ?? nowhere();
  return fromFiles([partOf(file, path, HOME, undefined)], HOME);
}

function fromVariable(variable: string, places: KubeconfigPlaces): KubeconfigSource {
  const isText = /\n|^\s*\{/.test(variable) && looksInline(variable);
  if (isText || fromBase64(unquoted(variable)) !== undefined) {
    const what = 'The variable KUBECONFIG is a kubeconfig itself, not a list of paths.';
    throw kubeconfigError(what, 'Set `kubeconfig` to it instead.');
  }
  const listed = listedPaths(variable, places);
  if (!listed.some((path) => existsSync(path))) refuseUnexpanded(variable, 'The variable KUBECONFIG');
  return fromFiles(readListed(listed, VARIABLE, true), VARIABLE);
}

/** Returns a text without the quotes that it had in a script, with which secrets are often copied. */
function unquoted(text: string): string {
  return text.trim().replace(/^(["'])(.*)\1$/s, '$2');
}

function fromInput(given: string, places: KubeconfigPlaces): KubeconfigSource {
  const { workFolder } = places;
  const text = given.trim();
  if (/^\{\{.*\}\}$/.test(text)) {
    const hint = `Write ${expression('secrets.NAME')}.`;
    throw kubeconfigError('Input kubeconfig is an expression without its $.', hint);
  }
  if (looksInline(given)) return inline(given, INPUT, workFolder);
  const decoded = fromBase64(unquoted(given));
  if (decoded !== undefined) return inline(decoded, `${INPUT} (base64)`, workFolder);
  if (/[\0\r\n]/.test(text)) {
    const hint = 'Set it to YAML, JSON, base64 of either, or paths of files.';
    throw kubeconfigError('Input kubeconfig is neither a kubeconfig nor a path.', hint);
  }
  // The path of one file may itself hold a colon.
  const whole = absolute(text, places);
  const file = readRegularFile(whole);
  const isOne = file.kind === 'content' || !file.isMissing;
  const paths = isOne ? [whole] : listedPaths(text, places);
  if (!paths.every((path) => existsSync(path))) refuseUnexpanded(text, 'Input kubeconfig');
  return fromFiles(readListed(paths, INPUT, false), INPUT);
}

function inline(text: string, from: string, folder: string): KubeconfigSource {
  return { parts: [{ text, folder, path: undefined }], from, kind: 'inline', limits: NO_LIMITS };
}

/** Returns the kubeconfig in a file; `from` is its name in messages. */
export function fromFile(path: string, from: string): KubeconfigSource {
  return fromFiles([partOf(readRegularFile(path), path, from, undefined)], from);
}

function fromFiles(parts: readonly KubeconfigPart[], from: string): KubeconfigSource {
  const told = parts.length === 1 ? from : `${from} (${parts.length} files)`;
  return { parts, from: told, kind: 'file', limits: NO_LIMITS };
}

function nowhere(): never {
  const hint =
    'Set `kubeconfig`, `eks-cluster` or `oidc-audience`, or run in a pod with a service account. A secret that does not exist is empty.';
  const message = 'No cluster is configured: no kubeconfig was given or found.';
  throw new ActionError({ code: 'input', topic: 'kubeconfig-missing', message, hint });
}

/** What a workflow writes in place of these variables, which a shell would expand. */
const KNOWN: ReadonlyMap<string, string> = new Map([
  ['HOME', '~ for the home folder'],
  ['USERPROFILE', '~ for the home folder'],
  ['GITHUB_WORKSPACE', expression('github.workspace')],
  ['RUNNER_TEMP', expression('runner.temp')],
]);

/**
 * Refuses paths that do not exist and are meant for a shell: neither the runner nor kubectl expands them. A variable is
 * printed when its name is one that variables have; anything else may be a secret.
 *
 * @throws ActionError code `input` for such a path.
 */
function refuseUnexpanded(paths: string, from: string): void {
  const [, braced, plain, percent] =
    /\$\{([A-Z_][A-Z0-9_]*)\}|\$([A-Z_][A-Z0-9_]*)|%([A-Z_][A-Z0-9_]*)%/.exec(paths) ?? [];
  const name = braced ?? plain ?? percent;
  if (name !== undefined)
    throw unexpanded(from, percent === undefined ? `$${name}` : `%${name}%`, remedyOf(name));
  if (/\$\(|`/.test(paths))
    throw kubeconfigError(`${from}: $(…) is not run here.`, 'Write what it would print.');
  if (paths.includes('$')) throw unexpanded(from, '$…', `Write ${expression('env.NAME')}.`);
  if (/(^|:)~[\w-]/.test(paths)) throw unexpanded(from, '~ with a name', 'Write ~/ or an absolute path.');
}

function unexpanded(from: string, what: string, hint: string): ActionError {
  return kubeconfigError(`${from}: ${what} is not expanded here.`, hint);
}

function remedyOf(name: string): string {
  const known = KNOWN.get(name);
  if (known !== undefined) return `Write ${known}.`;
  const hint = `Write ${expression(`env.${name}`)}, or ${expression(`secrets.${name}`)} for a secret`;
  return name === 'KUBECONFIG' ? `${hint}, or leave the input empty.` : `${hint}.`;
}

/** Returns an expression as a workflow writes it. */
export function expression(content: string): string {
  return `\${{ ${content} }}`;
}
