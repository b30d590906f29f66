import type { IncomingMessage } from 'node:http';
import { ActionError } from '../../lib/errors.ts';
import { isWebhookDown } from '../../lib/kubernetes/admission.ts';
import { pause } from '../../lib/system/poll.ts';
import type { CredentialSource, Unaccepted } from '../access/credentials.ts';
import { type Answer, type Refusal, refusalOf } from './answer.ts';
import { backoffMs, type CallLimits, isRetryable, retryAfterMs, type StartupGrace } from './retry.ts';
import type { HttpRequest, Send } from './transport.ts';
import { unauthorized, unreachable, whyNoAnswer } from './unanswered.ts';

/** What a call needs; `signal` ends it at once, with its reason. */
export type CallOptions = {
  readonly send: Send;
  readonly credentials: CredentialSource;
  readonly limits: CallLimits;
  readonly grace: StartupGrace;
  /** Whether the server has ever answered: if it never has, that is the reason of a timeout. */
  readonly reach: { hasAnswered: boolean };
  /** Its address, for a person who has to find out why it does not answer. */
  readonly server: string;
  readonly signal: AbortSignal;
  readonly note: (line: string) => void;
  /** Takes the Warning headers of each answer. */
  readonly warn: (headers: readonly string[] | undefined) => void;
};

const LARGEST_ANSWER_BYTES = 32 * 1024 * 1024;

/**
 * Makes a request until it is answered, within the limits; `read` makes the body of a 2xx answer. When the time of the
 * whole step ends first, that is no better reason than a server that has never answered, or not for a while.
 *
 * @throws ActionError code `unreachable` or `unauthorized`.
 */
export async function callUntilAnswered<Body>(
  options: CallOptions,
  request: HttpRequest,
  read: (text: string) => Body,
): Promise<Answer<Body>> {
  const startedMs = performance.now();
  const asking: Asking = {
    startedMs,
    sentMs: startedMs,
    trouble: undefined,
    wasUnauthorized: false,
    told: undefined,
  };
  const send: Send = (...all) => {
    asking.trouble ??= 'no answer';
    return options.send(...all);
  };
  try {
    return await callWithin({ ...options, send }, request, read, asking);
  } catch (thrown) {
    const passedMs = performance.now() - asking.startedMs;
    const isSilent = !options.reach.hasAnswered || passedMs > options.limits.silenceMs;
    if (!(thrown instanceof ActionError) || thrown.code !== 'timeout' || !isSilent) throw thrown;
    throw asking.trouble === undefined ? thrown : unreachable(options.server, asking.trouble, passedMs);
  }
}

/** A call that has not been answered. */
type Asking = {
  readonly startedMs: number;
  /** When it was sent last. */
  sentMs: number;
  /** Why it has to be sent again; undefined = the server is not what it waits for. */
  trouble: string | undefined;
  wasUnauthorized: boolean;
  /** What the log says of it, and since when. */
  told: { readonly message: string; readonly atMs: number } | undefined;
};

/** The same trouble is told again after this long. */
const TELL_AGAIN_MS = 10_000;

function tell({ note }: CallOptions, asking: Asking, message: string, waitMs: number): void {
  const nowMs = performance.now();
  if (message === asking.told?.message && nowMs - asking.told.atMs < TELL_AGAIN_MS) return;
  asking.told = { message, atMs: nowMs };
  note(`The API server: ${message}; trying again in ${Math.round(waitMs)} ms.`);
}

async function callWithin<Body>(
  options: CallOptions,
  request: HttpRequest,
  read: (text: string) => Body,
  asking: Asking,
): Promise<Answer<Body>> {
  const { limits, grace, signal } = options;
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await callWithCredential(options, request, read, asking);
    const again = judge(grace, outcome, asking.sentMs);
    if (again.kind === 'ok' || again.kind === 'refused') return again;
    asking.trouble = again.kind === 'again' ? again.message : undefined;
    const waitMs = backoffMs(attempt, again.askedMs, Math.random(), limits);
    const passedMs = performance.now() - asking.startedMs;
    if (passedMs + waitMs > (again.kind === 'blocked' ? limits.webhookMs : limits.totalMs))
      return lastAnswer(options, again, passedMs);
    tell(options, asking, again.message, waitMs);
    await pause(waitMs, signal);
  }
}

/** Calls once, and after the first 401 once more with another credential. */
async function callWithCredential<Body>(
  options: CallOptions,
  request: HttpRequest,
  read: (text: string) => Body,
  asking: Asking,
): Promise<Outcome<Body>> {
  asking.sentMs = performance.now();
  const outcome = await callOnce(options, request, read, undefined);
  if (outcome.kind !== 'again') options.reach.hasAnswered = true;
  if (outcome.kind !== 'unauthorized' || asking.wasUnauthorized) return outcome;
  asking.wasUnauthorized = true;
  asking.sentMs = performance.now();
  return callOnce(options, request, read, outcome);
}

/** There is no time to ask once more. */
function lastAnswer({ server }: CallOptions, again: Again | Blocked, passedMs: number): Refusal {
  if (again.kind === 'blocked') return again.refusal;
  throw unreachable(server, again.message, passedMs);
}

/** Returns the answer, where it is to be believed, or why to ask again. */
function judge<Body>(
  grace: StartupGrace,
  outcome: Outcome<Body>,
  sentMs: number,
): Answer<Body> | Again | Blocked {
  if (outcome.kind === 'blocked') return outcome;
  if (outcome.kind === 'again') {
    grace.connectionLost();
    return outcome;
  }
  const isDenied = outcome.kind === 'unauthorized' || (outcome.kind === 'refused' && outcome.status === 403);
  if (!isDenied) grace.answered(sentMs);
  if (!isDenied || !grace.isWithin(sentMs)) {
    if (outcome.kind === 'unauthorized') throw unauthorized(outcome.message);
    return outcome;
  }
  const status = outcome.kind === 'refused' ? outcome.status : 401;
  return { kind: 'again', message: `answered ${status}, perhaps still starting up`, askedMs: 0 };
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
  const { signal, limits } = options;
  const credential = await options.credentials(unaccepted, signal);
  try {
    const ending = AbortSignal.any([signal, AbortSignal.timeout(limits.answerMs)]);
    const response = await options.send(request, credential, ending);
    const status = response.statusCode ?? 0;
    const text = await textOf(response);
    options.warn(response.headersDistinct.warning);
    const serverTimeMs = Date.parse(response.headers.date ?? '') || undefined;
    if (status >= 200 && status < 300)
      return { kind: 'ok', body: read(text), serverTimeMs: serverTimeMs ?? Date.now() };
    if (status === 401)
      return { kind: 'unauthorized', message: refusalOf(status, text).message, serverTimeMs };
    if (!isRetryable(status)) return refusalOf(status, text);
    const askedMs = retryAfterMs(response.headers['retry-after'], Date.now(), limits.retryAfterMs);
    return retryable(status, text, askedMs);
  } catch (error) {
    signal.throwIfAborted();
    return { kind: 'again', message: whyNoAnswer(error, limits.answerMs), askedMs: 0 };
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
