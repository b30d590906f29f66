import { sessionIn } from '../cluster/oidc-session.ts';
import { expiryOf } from '../cluster/oidc-token.ts';
import { renderExecCredential } from '../credential-plugin/exec-credential.ts';
import { readVariables } from '../environment.ts';
import { ActionError, explain, toActionError } from '../errors.ts';

/** client-go itself gives a plugin no limit; the lock of a killed process, 35 s, and three calls of 10 s each fit. */
const PLUGIN_TIMEOUT_MS = 70_000;

/** The ExecCredential of a job's OIDC session, which is kept in this folder. */
async function plugin(folder: string): Promise<string> {
  const environment = readVariables();
  const session = sessionIn(folder);
  if (session === undefined) throw new ActionError('input', 'The log-in of this job is over.', '');
  const token = await inTime((signal) => session.idToken(false, { caPem: '', environment, signal }));
  const expiresMs = expiryOf(token) ?? Date.now();
  return renderExecCredential(environment.KUBERNETES_EXEC_INFO ?? '', { token, expiresMs });
}

async function inTime(ask: (signal: AbortSignal) => Promise<string>): Promise<string> {
  const over = new AbortController();
  const what = `There was no new ID token in ${PLUGIN_TIMEOUT_MS / 1000} s.`;
  const hint = 'The issuer is slow, or another process of this job has not finished its log-in.';
  const timer = setTimeout(() => over.abort(new ActionError('timeout', what, hint)), PLUGIN_TIMEOUT_MS);
  try {
    return await ask(over.signal);
  } finally {
    clearTimeout(timer);
  }
}

const [, , folder = ''] = process.argv;
plugin(folder).then(
  (text) => process.stdout.write(`${text}\n`),
  (thrown: unknown) => {
    process.stderr.write(`${explain(toActionError(thrown)).headline}\n`);
    process.exitCode = 1;
  },
);
