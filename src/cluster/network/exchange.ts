import { type Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';

import { responseTo } from './response.ts';
import { requestVerified } from './verified.ts';

/** One request whose answer is read whole. */
export type WholeRequest = {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** An answer, `date` as the server's header says. */
export type WholeAnswer = { readonly status: number; readonly text: string; readonly date: string };

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
      date: response.headers.date ?? '',
    };
  } catch (error) {
    // An answer that the signal cuts off looks like a lost connection.
    signal.throwIfAborted();
    throw error;
  } finally {
    // What still waits for a proxy would keep the process alive.
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
