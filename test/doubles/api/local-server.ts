import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

import type { PemPair } from '../network/certificates.ts';

/** A request, whole. */
export type LocalRequest = {
  readonly method: string;
  /** Path and query, as they came. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};

/** An answer, whole. */
export type Answer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
};

/** What is answered: this, or nothing at all. */
export type Reply = Answer | 'silence';

/** A server on a port of 127.0.0.1. */
export type LocalServer = {
  readonly url: string;
  readonly port: number;
  readonly close: () => Promise<void>;
};

/** Starts it, with TLS if it has a certificate. */
export async function startLocalServer(
  answer: (request: LocalRequest) => Reply | Promise<Reply>,
  pair?: PemPair,
): Promise<LocalServer> {
  const listener = (incoming: IncomingMessage, response: ServerResponse): void => {
    readRequest(incoming)
      .then(answer)
      .then(
        (reply) => sendReply(response, reply),
        () => response.destroy(),
      );
  };
  const server =
    pair === undefined
      ? createServer(listener)
      : createTlsServer({ cert: pair.certificate, key: pair.key }, listener);
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const { port } = address;
  return {
    url: `${pair === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    port,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

async function readRequest(incoming: IncomingMessage): Promise<LocalRequest> {
  let body = '';
  incoming.setEncoding('utf8');
  for await (const chunk of incoming) body += chunk;
  return { method: incoming.method ?? '', url: incoming.url ?? '', headers: incoming.headers, body };
}

/** Sends it, also for a server that is none of these. */
export function sendReply(response: ServerResponse, reply: Reply): void {
  if (reply === 'silence') return;
  response.writeHead(reply.status, reply.headers).end(reply.body);
}
