import type { IncomingMessage } from 'node:http';
import { ActionError, codeOf, messageOf } from '../../lib/errors.ts';
import { isWebhookDown } from '../../lib/kubernetes/admission.ts';
import { pause } from '../../lib/system/pause.ts';
import type { CredentialSource, Unaccepted } from '../access/credentials.ts';
import { certificateWords, isCertificateFault, isUnknownAuthority } from '../network/certificate-fault.ts';
import { type Answer, type Refusal, refusalOf } from './answer.ts';
import { isLoopback, type Reach } from './reach.ts';
import { backoffMs, isRetryable, type RetryBudget, retryAfterMs } from './retry.ts';
import type { Doubt } from './startup-grace.ts';
import type { HttpRequest, Send } from './transport.ts';

/** What a call needs; `signal` ends it at once, with its reason. */
export type CallOptions = {
  readonly send: Send;
  readonly credentials: CredentialSource;
  readonly budget: RetryBudget;
  readonly doubt: Doubt;
  readonly reach: Reach;
  /** Its address, for a person who has to find out why it does not answer. */
  readonly server: string;
  readonly signal: AbortSignal;
  readonly note: (line: string) => void;
  /** Told of the Warning headers of each answer. */
  readonly warn: (headers: readonly string[] | undefined) => void;
  /** Awaited before each call that writes. */
  readonly beforeWrite: () => Promise<unknown>;
};

/** A call that has not been answered after this long is tried again. */
const CALL_TIMEOUT_MS = 15_000;
/** An admission webhook that does not answer may be restarting, but a call is no place to wait for its repair. */
const WEBHOOK_PATIENCE_MS = 8000;
/** A server that has been silent for this long is the reason, and not what was waited for. */
const LONG_SILENCE_MS = 10_000;
const LARGEST_ANSWER_BYTES = 32 * 1024 * 1024;

/**
 * Makes a request until it is answered, within the budget; `read` makes the body of a 2xx answer. Rejects with code
 * `unreachable` or `unauthorized`. When the time of the whole step is over first, that is no better reason than a server
 * that has never answered, or not for a while.
 */
export async function callUntilAnswered<Body>(
  options: CallOptions,
  request: HttpRequest,
  read: (text: string) => Body,
): Promise<Answer<Body>> {
  const asking: Asking = { startedMs: performance.now(), trouble: '' };
  const send: Send = (...all) => {
    asking.trouble ||= 'no answer';
    return options.send(...all);
  };
  try {
    return await callWithin({ ...options, send }, request, read, asking);
  } catch (thrown) {
    const passedMs = performance.now() - asking.startedMs;
    const isReason = asking.trouble !== '' && (!options.reach.hasAnswered() || passedMs > LONG_SILENCE_MS);
    if (!(thrown instanceof ActionError) || thrown.code !== 'timeout' || !isReason) throw thrown;
    throw unreachable(options.server, asking.trouble, passedMs);
  }
}

/** A call that has not been answered; `trouble` '' = the server is not what it waits for. */
type Asking = { readonly startedMs: number; trouble: string };

async function callWithin<Body>(
  options: CallOptions,
  request: HttpRequest,
  read: (text: string) => Body,
  asking: Asking,
): Promise<Answer<Body>> {
  const { budget, doubt, reach, signal } = options;
  let unknown = 0;
  let unaccepted: Unaccepted | undefined;
  for (let attempt = 0; ; attempt += 1) {
    const sentMs = performance.now();
    const outcome = await callOnce(options, request, read, unaccepted);
    unaccepted = undefined;
    if (outcome.kind !== 'again') reach.answered();
    if (outcome.kind === 'unauthorized') unknown += 1;
    if (outcome.kind === 'unauthorized' && unknown === 1) {
      unaccepted = outcome;
      continue;
    }
    const again = judge(doubt, outcome, sentMs);
    if (again.kind === 'ok' || again.kind === 'refused') return again;
    asking.trouble = again.kind === 'again' ? again.message : '';
    const waitMs = backoffMs(attempt, again.askedMs, Math.random(), budget);
    const passedMs = performance.now() - asking.startedMs;
    if (passedMs + waitMs > patienceMs(again, budget)) return lastAnswer(options, again, passedMs);
    options.note(`The API server: ${again.message}; trying again in ${Math.round(waitMs)} ms.`);
    await pause(waitMs, signal);
  }
}

/** There is no time to ask once more. */
function lastAnswer({ server }: CallOptions, again: Again | Blocked, passedMs: number): Refusal {
  if (again.kind === 'blocked') return again.refusal;
  throw unreachable(server, again.message, passedMs);
}

function patienceMs(again: Again | Blocked, budget: RetryBudget): number {
  return again.kind === 'blocked' ? WEBHOOK_PATIENCE_MS : budget.totalMs;
}

/** The answer, where it is to be believed, or why to ask again. */
function judge<Body>(doubt: Doubt, outcome: Outcome<Body>, sentMs: number): Answer<Body> | Again | Blocked {
  if (outcome.kind === 'blocked') return outcome;
  if (outcome.kind === 'again') {
    doubt.reopen();
    return outcome;
  }
  const isNo = outcome.kind === 'unauthorized' || (outcome.kind === 'refused' && outcome.status === 403);
  if (!isNo) doubt.settle(sentMs);
  if (!isNo || !doubt.isOpen(sentMs)) {
    if (outcome.kind === 'unauthorized') throw unauthorized(outcome.message);
    return outcome;
  }
  const status = outcome.kind === 'refused' ? outcome.status : 401;
  return { kind: 'again', message: `answered ${status}, which may be for its start`, askedMs: 0 };
}

type Again = { readonly kind: 'again'; readonly message: string; readonly askedMs: number };
type Blocked = Omit<Again, 'kind'> & { readonly kind: 'blocked'; readonly refusal: Refusal };
type Unauthorized = Unaccepted & { readonly kind: 'unauthorized'; readonly message: string };
type Outcome<Body> = Answer<Body> | Unauthorized | Again | Blocked;

async function callOnce<Body>(
  options: CallOptions,
  request: HttpRequest,
  read: (text: string) => Body,
  unaccepted: Unaccepted | undefined,
): Promise<Outcome<Body>> {
  const credential = await options.credentials(unaccepted, options.signal);
  try {
    const response = await options.send(
      request,
      credential,
      AbortSignal.any([options.signal, AbortSignal.timeout(CALL_TIMEOUT_MS)]),
    );
    const status = response.statusCode ?? 0;
    const text = await textOf(response);
    options.warn(response.headersDistinct.warning);
    const dateMs = Date.parse(response.headers.date ?? '');
    if (status >= 200 && status < 300)
      return { kind: 'ok', body: read(text), serverTimeMs: dateMs || Date.now() };
    if (status === 401)
      return { kind: 'unauthorized', message: refusalOf(status, text).message, serverTimeMs: dateMs };
    if (!isRetryable(status)) return refusalOf(status, text);
    return retryable(status, text, retryAfterMs(response.headers['retry-after'], Date.now()));
  } catch (error) {
    options.signal.throwIfAborted();
    if (error instanceof ActionError) throw error;
    if (error instanceof Error && isCertificateFault(error)) throw untrusted(error);
    if (codeOf(error) === 'ERR_INVALID_CHAR') throw unsendable();
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
  return codeOf(error) || messageOf(error);
}

function untrusted(error: Error): ActionError {
  const hint = isUnknownAuthority(error)
    ? "Its authority, or that of a proxy in between, belongs into certificate-authority-data, or where that is empty into this runner's store (SSL_CERT_FILE)."
    : 'Check server and tls-server-name.';
  return new ActionError({
    code: 'unreachable',
    message: `The API server's certificate is not trusted: ${certificateWords(error)}.`,
    hint,
    cause: error,
  });
}

/** A token from a file or a plugin, or a name to impersonate, that no HTTP header can carry. */
function unsendable(): ActionError {
  const hint = 'Copy it anew, in one line.';
  return new ActionError({
    code: 'input',
    message: "The kubeconfig's user holds line breaks or control characters.",
    hint,
  });
}

function unauthorized(message: string): ActionError {
  const hint = 'The credential of the kubeconfig is wrong or has expired.';
  return new ActionError({
    code: 'unauthorized',
    message: `The API server does not accept the log-in (401 ${message}).`,
    hint,
  });
}

function unreachable(server: string, message: string, triedMs: number): ActionError {
  const what = `The API server could not be reached for ${Math.ceil(triedMs / 1000)} s: ${message}.`;
  if (!isLoopback(server)) {
    const hint = 'Check the server address, the network and the proxy of this runner.';
    return new ActionError({ code: 'unreachable', message: what, hint });
  }
  const { host } = new URL(server);
  const hint = `${host} is this runner itself: name the server by the address that the runner reaches it by.`;
  return new ActionError({ code: 'unreachable', message: what, hint });
}
