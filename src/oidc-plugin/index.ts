import { sessionIn } from '../cluster/oidc-session.ts';
import { expiryOf } from '../cluster/oidc-token.ts';
import { renderExecCredential } from '../credential-plugin/exec-credential.ts';
import { readVariables } from '../environment.ts';
import { ActionError, explain, toActionError } from '../errors.ts';

/** client-go itself gives a plugin no limit; a lock and two calls of 10 s each fit. */
const PLUGIN_TIMEOUT_MS = 40_000;

/** The ExecCredential of a job's OIDC session, which is kept in this folder. */
async function plugin(folder: string): Promise<string> {
  const environment = readVariables();
  const session = sessionIn(folder);
  if (session === undefined) throw new ActionError('input', 'The log-in of this job is over.', '');
  const signal = AbortSignal.timeout(PLUGIN_TIMEOUT_MS);
  const token = await session.idToken(false, { caPem: '', environment, signal });
  const expiresMs = expiryOf(token) ?? Date.now();
  return renderExecCredential(environment.KUBERNETES_EXEC_INFO ?? '', { token, expiresMs });
}

const [, , folder = ''] = process.argv;
plugin(folder).then(
  (text) => process.stdout.write(`${text}\n`),
  (thrown: unknown) => {
    process.stderr.write(`${explain(toActionError(thrown)).headline}\n`);
    process.exitCode = 1;
  },
);
