import {
  type ClientRequest,
  type Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
} from 'node:http';
import { type RequestOptions, request } from 'node:https';
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls';

/*
 * The only two ways in which this action opens TLS. Node takes `rejectUnauthorized` from the variable
 * NODE_TLS_REJECT_UNAUTHORIZED where no option says it (lib/internal/tls), and jobs set that variable for servers of
 * their own; what we send holds credentials.
 */

/** An authority that is named is trusted, an intermediate one too, as by kubectl and buildx (Go, crypto/x509). */
export const AS_GO = { allowPartialTrustChain: true } as const;

/** Opens an https request whose server, or proxy, is always verified. It is not ended yet. */
export function requestVerified(url: URL, options: RequestOptions): ClientRequest {
  return request(url, { ...options, rejectUnauthorized: true, ...AS_GO });
}

/** Opens a TLS connection whose other end is always verified. */
export function connectVerified(options: ConnectionOptions): TLSSocket {
  return connect({ ...options, rejectUnauthorized: true, ...AS_GO });
}

/**
 * Ends a request with this body, and returns when the head of the response is there. Rejects on any error, and at the
 * signal.
 */
export function responseTo(
  outgoing: ClientRequest,
  body: string | undefined,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  return new Promise((done, failed) => {
    outgoing.once('response', done);
    outgoing.once('error', failed);
    // Node aborts a request that has no socket yet only when it gets one, which a proxy may never open.
    signal.addEventListener('abort', () => failed(signal.reason), { once: true });
    outgoing.end(body);
  });
}

/** One request whose answer is read whole; a body of no characters is none. */
export type WholeRequest = {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** An answer. */
export type WholeAnswer = {
  readonly status: number;
  readonly text: string;
  /** Those that a server may send once, by their lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
};

const LARGEST_ANSWER = 1024 * 1024;

/**
 * Sends a request by an agent that is for this one alone; rejects when there is no whole answer, or at the signal.
 * Follows no redirects.
 */
export async function exchange(
  request: WholeRequest,
  agent: HttpAgent,
  signal: AbortSignal,
): Promise<WholeAnswer> {
  try {
    const response = await begin(request, agent, signal);
    return {
      status: response.statusCode ?? 0,
      text: await read(response),
      headers: headersOf(response),
    };
  } catch (error) {
    // An answer that the signal ends looks like a lost connection.
    signal.throwIfAborted();
    throw error;
  } finally {
    // A connection that still waits for a proxy would keep the process alive.
    agent.destroy();
  }
}

function begin(
  { method, url, headers, body }: WholeRequest,
  agent: HttpAgent,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const target = new URL(url);
  const send = target.protocol === 'http:' ? httpRequest : requestVerified;
  const all = { ...headers, 'content-length': Buffer.byteLength(body) };
  return responseTo(send(target, { method, headers: all, signal, agent }), body, signal);
}

async function read(response: IncomingMessage): Promise<string> {
  try {
    let text = '';
    response.setEncoding('utf8');
    for await (const chunk of response) {
      text += chunk;
      if (text.length > LARGEST_ANSWER) throw new Error('the answer is larger than 1 MiB');
    }
    return text;
  } finally {
    response.destroy();
  }
}

function headersOf({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  const entries = Object.entries(headers).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  );
  return Object.fromEntries(entries);
}
