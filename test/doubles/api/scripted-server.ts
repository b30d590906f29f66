import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Server as AnyServer, Socket } from 'node:net';

/** One request as the fake server got it. */
export type SeenRequest = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};

/** Decides what is answered; it may also destroy the connection. */
export type Script = (request: SeenRequest, response: ServerResponse, seen: readonly SeenRequest[]) => void;

/** A server on this machine whose answers are a script. */
export type ScriptedServer = {
  readonly port: number;
  readonly seen: readonly SeenRequest[];
  readonly connections: () => number;
  readonly close: () => Promise<void>;
};

/** One that speaks plain http; `close` is owed. */
export async function startPlainServer(script: Script): Promise<ScriptedServer & { readonly url: string }> {
  const server: Server = createServer();
  const served = await serve(server, 'connection', script);
  return { ...served, url: `http://127.0.0.1:${served.port}` };
}

/** A script that never answers. */
export const blackHole: Script = () => undefined;

/** A port of this machine that nobody listens at. */
export async function closedPort(): Promise<number> {
  const { port, close } = await startPlainServer(blackHole);
  await close();
  return port;
}

/** Lets a server answer by a script, on a port of its own; `event` is its word for a connection that is there. */
export async function serve(server: AnyServer, event: string, script: Script): Promise<ScriptedServer> {
  const sockets = new Set<Socket>();
  let connections = 0;
  server.on(event, (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  });
  const seen = answerBy(script, server);
  const port = await listen(server);
  return {
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

/** Lets a script answer all requests of a server; answers what it has seen, as it grows. */
export function answerBy(script: Script, server: AnyServer): readonly SeenRequest[] {
  const seen: SeenRequest[] = [];
  server.on('request', (incoming: IncomingMessage, response: ServerResponse) => {
    readBody(incoming).then(
      (body) => {
        const { method = '', url: path = '', headers } = incoming;
        const request = { method, path, headers, body };
        seen.push(request);
        script(request, response, seen);
      },
      () => response.destroy(),
    );
  });
  return seen;
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  let body = '';
  incoming.setEncoding('utf8');
  for await (const chunk of incoming) body += chunk;
  return body;
}

function listen(server: AnyServer): Promise<number> {
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address: AddressInfo | string | null = server.address();
      if (address === null || typeof address === 'string') failed(new Error('no port'));
      else done(address.port);
    });
  });
}
