import type { ClientRequest, IncomingMessage } from 'node:http';

/**
 * Ends a request with this body ('' = none), and answers as soon as the response's head is there. Rejects on any error,
 * and at the signal.
 */
export function responseTo(
  outgoing: ClientRequest,
  body: string,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  return new Promise((done, failed) => {
    outgoing.once('response', done);
    outgoing.once('error', failed);
    // Node tells a request that has no socket yet of the signal only when it gets one, from a proxy perhaps never.
    signal.addEventListener('abort', () => failed(signal.reason), { once: true });
    outgoing.end(body === '' ? undefined : body);
  });
}
