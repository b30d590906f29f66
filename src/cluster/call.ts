import type { IncomingMessage } from 'node:http';
import { isWebhookDown } from '../admission.ts';
import { ActionError, messageOf } from '../errors.ts';
import { pause } from '../pause.ts';
import { type Answer, type Refusal, refusalOf } from './answer.ts';
import type { CredentialSource } from './credentials.ts';
import { backoffMs, isRetryable, type RetryBudget, retryAfterMs } from './retry.ts';
import type { HttpRequest, Send } from './transport.ts';

/** What a call needs; `signal` ends it at once, with its reason. */
export type CallOptions = {
  readonly send: Send;
  readonly credentials: CredentialSource;
  readonly budget: RetryBudget;
  readonly signal: AbortSignal;
  readonly note: (line: string) => void;
};

/** A call that has not been answered after this long is tried again. */
const CALL_TIMEOUT_MS = 15_000;
/** An admission webhook that does not answer may be restarting, but a call is no place to wait for its repair. */
const WEBHOOK_PATIENCE_MS = 8000;
const LARGEST_ANSWER_BYTES = 32 * 1024 * 1024;

/**
 * Makes a request until it is answered, within the budget; `read` makes the body of a 2xx answer. Rejects with code
 * `unreachable` or `unauthorized`.
 */
export async function callUntilAnswered<Body>(
  options: CallOptions,
  request: HttpRequest,
  read: (text: string) => Body,
): Promise<Answer<Body>> {
  const { budget, signal } = options;
  const startedMs = Date.now();
  const endMs = startedMs + budget.totalMs;
  let refresh = false;
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await callOnce(options, request, read, refresh);
    if (outcome.kind === 'ok' || outcome.kind === 'refused') return outcome;
    if (outcome.kind === 'unauthorized') {
      if (refresh) throw unauthorized(outcome.message);
      refresh = true;
      continue;
    }
    const waitMs = backoffMs(attempt, outcome.askedMs, Math.random(), budget);
    if (outcome.kind === 'blocked' && Date.now() + waitMs > startedMs + WEBHOOK_PATIENCE_MS)
      return outcome.refusal;
    if (Date.now() + waitMs > endMs) throw unreachable(outcome.message, budget.totalMs);
    options.note(`The API server: ${outcome.message}; trying again in ${Math.round(waitMs)} ms.`);
    await pause(waitMs, signal);
  }
}

type Outcome<Body> =
  | Answer<Body>
  | { readonly kind: 'unauthorized'; readonly message: string }
  | Again
  | (Omit<Again, 'kind'> & { readonly kind: 'blocked'; readonly refusal: Refusal });
type Again = { readonly kind: 'again'; readonly message: string; readonly askedMs: number };

async function callOnce<Body>(
  options: CallOptions,
  request: HttpRequest,
  read: (text: string) => Body,
  refresh: boolean,
): Promise<Outcome<Body>> {
  const credential = await options.credentials(refresh, options.signal);
  try {
    const response = await options.send(
      request,
      credential,
      AbortSignal.any([options.signal, AbortSignal.timeout(CALL_TIMEOUT_MS)]),
    );
    const status = response.statusCode ?? 0;
    const text = await textOf(response);
    const serverTimeMs = Date.parse(response.headers.date ?? '') || Date.now();
    if (status >= 200 && status < 300) return { kind: 'ok', body: read(text), serverTimeMs };
    if (status === 401) return { kind: 'unauthorized', message: refusalOf(status, text).message };
    if (!isRetryable(status)) return refusalOf(status, text);
    return retryable(status, text, retryAfterMs(response.headers['retry-after'], Date.now()));
  } catch (error) {
    options.signal.throwIfAborted();
    if (error instanceof Error && isUntrusted(error)) throw untrusted(error);
    return { kind: 'again', message: reasonOf(error), askedMs: 0 };
  }
}

function retryable(status: number, text: string, askedMs: number): Outcome<never> {
  const refusal = refusalOf(status, text);
  const message = `answered ${status}`;
  if (!isWebhookDown(refusal.message)) return { kind: 'again', message, askedMs };
  return { kind: 'blocked', message: `${message}, an admission webhook fails`, askedMs, refusal };
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > LARGEST_ANSWER_BYTES) throw new Error('an answer of more than 32 MiB');
  }
  return Buffer.concat(chunks).toString('utf8');
}

function reasonOf(error: unknown): string {
  // Node tells of any aborted request as AbortError; ours is the only clock that is left here.
  if (error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError'))
    return `no answer in ${CALL_TIMEOUT_MS / 1000} s`;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code === '' ? messageOf(error) : code;
}

/** Certificate faults stay what they are however often one asks (codes of Node's tls documentation). */
function isUntrusted(error: Error): boolean {
  const code = 'code' in error ? String(error.code) : '';
  return /CERT|UNABLE_TO_VERIFY|ERR_TLS|SELF_SIGNED/.test(code);
}

function untrusted(error: Error): ActionError {
  const hint = 'Check certificate-authority-data and server in the kubeconfig.';
  return new ActionError(
    'unreachable',
    `The API server's certificate is not trusted: ${error.message}.`,
    hint,
    error,
  );
}

function unauthorized(message: string): ActionError {
  const hint = 'The credential of the kubeconfig is wrong or has expired.';
  return new ActionError('unauthorized', `The API server does not accept the log-in (401 ${message}).`, hint);
}

function unreachable(message: string, totalMs: number): ActionError {
  const hint = 'Check the server address, the network and the proxy of this runner.';
  return new ActionError(
    'unreachable',
    `The API server could not be reached for ${totalMs / 1000} s: ${message}.`,
    hint,
  );
}
