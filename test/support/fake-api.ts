import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { TlsOptions } from 'node:tls';

import type { TestCertificates } from './certificates.ts';

/** One request as the fake server got it. */
export type SeenRequest = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};

/** Decides what is answered; it may also destroy the connection. */
export type Script = (request: SeenRequest, response: ServerResponse, seen: readonly SeenRequest[]) => void;

/** An HTTPS server that plays an API server with faults; for speed and errors, never the proof for a cluster. */
export type FakeApi = {
  readonly url: string;
  readonly port: number;
  readonly seen: readonly SeenRequest[];
  readonly connections: () => number;
  readonly close: () => Promise<void>;
};

/** Starts it on a port of its own. */
export async function startFakeApi(
  certificates: TestCertificates,
  script: Script,
  tls: TlsOptions = {},
): Promise<FakeApi> {
  const seen: SeenRequest[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const { certificate: cert, key } = certificates.server;
  const server: Server = createServer({
    cert,
    key,
    ca: certificates.authority.certificate,
    requestCert: true,
    rejectUnauthorized: false,
    ...tls,
  });
  server.on('secureConnection', (socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('request', (incoming, response) => {
    readBody(incoming).then(
      (body) => {
        const request = {
          method: incoming.method ?? '',
          path: incoming.url ?? '',
          headers: incoming.headers,
          body,
        };
        seen.push(request);
        script(request, response, seen);
      },
      () => response.destroy(),
    );
  });
  const port = await listen(server);
  return {
    url: `https://127.0.0.1:${port}`,
    port,
    seen,
    connections: () => connections,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Answers JSON with this status. */
export function answer(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

/** Answers a Status object, as an API server refuses. */
export function refuse(response: ServerResponse, code: number, reason: string, message: string): void {
  answer(response, code, { kind: 'Status', apiVersion: 'v1', status: 'Failure', code, reason, message });
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  let body = '';
  incoming.setEncoding('utf8');
  for await (const chunk of incoming) body += chunk;
  return body;
}

function listen(server: Server): Promise<number> {
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address: AddressInfo | string | null = server.address();
      if (address === null || typeof address === 'string') failed(new Error('no port'));
      else done(address.port);
    });
  });
}
