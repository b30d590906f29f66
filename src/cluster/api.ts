import type { IncomingMessage } from 'node:http';

import { ActionError, messageOf } from '../errors.ts';
import { pause } from '../pause.ts';
import type { Answer } from './answer.ts';
import { refusalOf } from './answer.ts';
import type { CredentialSource } from './credentials.ts';
import type { Kind, Kinds } from './kinds.ts';
import { pathOf } from './kinds.ts';
import { backoffMs, isRetryable, type RetryBudget, retryAfterMs } from './retry.ts';
import type { HttpRequest, Send } from './transport.ts';
import type { WatchEvent } from './watch.ts';
import { watchEvents } from './watch.ts';

/** A list, and the version from which a watch sees what came after it. */
export type Listed<Item> = {
  readonly items: readonly Item[];
  readonly metadata: { readonly resourceVersion: string };
};

/** Which object to delete: only while it has this uid. Foreground = dependents first, then the object. */
export type Deletion = { readonly name: string; readonly uid: string };

/** The calls this action makes, all in one namespace. Each rejects only where `Answer` says so, or when aborted. */
export type Api = {
  readonly namespace: string;
  readonly get: <K extends Kind>(kind: K, name: string) => Promise<Answer<Kinds[K]>>;
  readonly list: <K extends Kind>(kind: K, labelSelector: string) => Promise<Answer<Listed<Kinds[K]>>>;
  readonly create: <K extends Kind>(kind: K, object: Kinds[K]) => Promise<Answer<Kinds[K]>>;
  /** A strategic merge patch, which merges lists such as ownerReferences by their key. */
  readonly patch: <K extends Kind>(kind: K, name: string, patch: object) => Promise<Answer<Kinds[K]>>;
  readonly deleteForeground: (kind: Kind, deletion: Deletion) => Promise<Answer<object>>;
  /** One watch connection; ends when the server or the network ends it, and must then be started anew. */
  readonly watch: <K extends Kind>(
    kind: K,
    labelSelector: string,
    resourceVersion: string,
  ) => AsyncGenerator<WatchEvent<Kinds[K]>>;
};

/** What the API layer needs; `signal` ends every call at once, with its reason. */
export type ApiOptions = {
  readonly namespace: string;
  readonly send: Send;
  readonly credentials: CredentialSource;
  readonly budget: RetryBudget;
  readonly signal: AbortSignal;
  readonly note: (line: string) => void;
};

/** A call that has not been answered after this long is tried again. */
const CALL_TIMEOUT_MS = 15_000;
const LARGEST_ANSWER_BYTES = 32 * 1024 * 1024;
const STRATEGIC_MERGE = 'application/strategic-merge-patch+json';

/** The API of one cluster and namespace over `send`: retries, one deadline per call, one new log-in after a 401. */
export function openApi(options: ApiOptions): Api {
  const { namespace } = options;
  const call = <Body>(
    method: HttpRequest['method'],
    path: string,
    body: object | undefined,
  ): Promise<Answer<Body>> => {
    const contentType = method === 'PATCH' ? STRATEGIC_MERGE : 'application/json';
    return callUntilAnswered(options, {
      method,
      path,
      contentType,
      body: body === undefined ? '' : JSON.stringify(body),
    });
  };
  return {
    namespace,
    get: (kind, name) => call('GET', pathOf(kind, namespace, name), undefined),
    list: (kind, labelSelector) =>
      call('GET', `${pathOf(kind, namespace, '')}?${new URLSearchParams({ labelSelector })}`, undefined),
    create: (kind, object) => call('POST', pathOf(kind, namespace, ''), object),
    patch: (kind, name, patch) => call('PATCH', pathOf(kind, namespace, name), patch),
    deleteForeground: (kind, { name, uid }) =>
      call('DELETE', pathOf(kind, namespace, name), {
        propagationPolicy: 'Foreground',
        preconditions: { uid },
      }),
    watch: (kind, labelSelector, resourceVersion) =>
      watchEvents(
        options,
        `${pathOf(kind, namespace, '')}?${new URLSearchParams({ labelSelector })}`,
        resourceVersion,
      ),
  };
}

async function callUntilAnswered<Body>(options: ApiOptions, request: HttpRequest): Promise<Answer<Body>> {
  const { budget, signal } = options;
  const endMs = Date.now() + budget.totalMs;
  let refresh = false;
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await callOnce<Body>(options, request, refresh);
    if (outcome.kind === 'ok' || outcome.kind === 'refused') return outcome;
    if (outcome.kind === 'unauthorized') {
      if (refresh) throw unauthorized(outcome.message);
      refresh = true;
      continue;
    }
    const waitMs = backoffMs(attempt, outcome.askedMs, Math.random(), budget);
    if (Date.now() + waitMs > endMs) throw unreachable(outcome.message, budget.totalMs);
    options.note(`The API server: ${outcome.message}; trying again in ${Math.round(waitMs)} ms.`);
    await pause(waitMs, signal);
  }
}

type Outcome<Body> =
  | Answer<Body>
  | { readonly kind: 'unauthorized'; readonly message: string }
  | { readonly kind: 'again'; readonly message: string; readonly askedMs: number };

async function callOnce<Body>(
  options: ApiOptions,
  request: HttpRequest,
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
    if (status >= 200 && status < 300) return { kind: 'ok', body: JSON.parse(text), serverTimeMs };
    if (status === 401) return { kind: 'unauthorized', message: refusalOf(status, text).message };
    if (!isRetryable(status)) return refusalOf(status, text);
    return {
      kind: 'again',
      message: `answered ${status}`,
      askedMs: retryAfterMs(response.headers['retry-after'], Date.now()),
    };
  } catch (error) {
    options.signal.throwIfAborted();
    if (error instanceof Error && isUntrusted(error)) throw untrusted(error);
    return { kind: 'again', message: reasonOf(error), askedMs: 0 };
  }
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
  if (error instanceof Error && error.name === 'TimeoutError')
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
