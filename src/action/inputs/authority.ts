import { parseAuthority } from '../../cluster/kubeconfig/certificates.ts';
import { absolute } from '../../cluster/kubeconfig/files.ts';
import { type ActionError, inputError } from '../../lib/errors.ts';
import { outsidersIn } from '../../lib/github/outsiders.ts';
import { readRegularFile } from '../../lib/system/regular-file.ts';
import { isOfWorkspace } from '../../lib/system/workspace.ts';
import type { Environment } from '../runner/environment.ts';
import { input } from './text.ts';

const NAME = 'certificate-authority';
const HINT = 'Give the one of the cluster, as PEM, base64 of PEM, or the path of a PEM file.';
/** More than the path of a file has on purpose. */
const LONGEST_PATH = 4096;

/**
 * Returns the input certificate-authority as PEM: it is that itself, base64 of it (as EKS gives it), or the path of a
 * file of the runner.
 *
 * @throws ActionError code 'input' where there is no certificate, or it has expired, or outsiders may have written it
 */
export function readAuthority(given: string, environment: Environment): string {
  const text = textIn(given);
  if (text !== undefined) return parseAuthority(text, (what) => inputError(NAME, `it ${what}.`, HINT));
  const path = absolute(given.trim(), environment);
  const isPath = given.length <= LONGEST_PATH && !/[\0\r\n]/.test(given.trim());
  const file = isPath ? readRegularFile(path) : undefined;
  if (file === undefined || (file.kind === 'none' && file.isMissing)) throw neither();
  refuseOfWorkspace(path, environment);
  if (file.kind === 'none') throw inputError(NAME, `the file cannot be used (${file.why}).`, HINT);
  // Any file can be read as latin1: bundles have comments in all encodings.
  return parseAuthority(file.bytes.toString('latin1'), (what) => inputError(NAME, `the file ${what}.`, HINT));
}

/** Returns PEM that was given as text, or as base64 of it; undefined for what may be a path. */
function textIn(given: string): string | undefined {
  if (given.includes('-----BEGIN')) return given;
  const compact = given.replace(/\s+/g, '');
  const text = Buffer.from(compact, 'base64').toString('utf8');
  return /^[A-Za-z0-9+/]+={0,2}$/.test(compact) && text.includes('-----BEGIN') ? text : undefined;
}

/** The value is not printed: it may be a secret that was given here by mistake. */
function neither(): ActionError {
  return inputError(NAME, 'it is no certificate (PEM, or base64 of PEM), and no such file exists.', HINT);
}

/** Whoever chooses whom the job trusts can answer in place of the cluster. The rule is that of a kubeconfig's files. */
function refuseOfWorkspace(path: string, environment: Environment): void {
  const isAllowed = input('allow-exec').toLowerCase() === 'true' || outsidersIn(environment) === 'none';
  if (isAllowed || !isOfWorkspace(path, environment.workFolder)) return;
  const what =
    'the file is in the workspace, which outsiders may have written for this event (input allow-exec).';
  const hint = 'Keep it elsewhere, or set allow-exec: true if no outsider can change it.';
  throw inputError(NAME, what, hint);
}
