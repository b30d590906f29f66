import { sessionIn } from './cluster/oidc-session.ts';
import { expiryOf } from './cluster/oidc-token.ts';
import { readVariables } from './environment.ts';
import { ActionError } from './errors.ts';

/** client-go itself gives a plugin no limit; a lock and two calls of 10 s each fit. */
const PLUGIN_TIMEOUT_MS = 40_000;

/** Prints the ExecCredential of a job's OIDC session, for buildx in later steps. */
export async function printOidcToken(folder: string): Promise<void> {
  const session = sessionIn(folder);
  if (session === undefined) throw new ActionError('input', 'The log-in of this job is over.', '');
  const signal = AbortSignal.timeout(PLUGIN_TIMEOUT_MS);
  const token = await session.idToken(false, { caPem: '', environment: readVariables(), signal });
  const status = { token, expirationTimestamp: new Date(expiryOf(token) ?? Date.now()).toISOString() };
  const credential = { apiVersion: 'client.authentication.k8s.io/v1', kind: 'ExecCredential', status };
  process.stdout.write(JSON.stringify(credential));
}
