import type { ClientRequest, IncomingMessage } from 'node:http';
import { Agent, createServer, request as httpsRequest } from 'node:https';
import type { Duplex } from 'node:stream';

import { makeCertificates } from './certificates.ts';
import type { Endpoint } from './kubeconfig.ts';

/** A call that went through, as `VERB /path?query`, and the program that made it. */
export type Call = { readonly method: string; readonly path: string; readonly userAgent: string };

/** An HTTPS proxy before the API server that writes down each call; upgrades (exec) pass too. */
export type CallLog = {
  readonly detour: Endpoint;
  readonly calls: Call[];
  readonly close: () => Promise<void>;
};

/** Starts it before an API server. */
export async function startCallLog({ server, caPem }: Endpoint): Promise<CallLog> {
  const certificates = makeCertificates();
  const calls: Call[] = [];
  const upstream = new URL(server);
  const agent = new Agent({ ca: caPem, keepAlive: true });
  const { certificate: cert, key } = certificates.server;
  const forward = (incoming: IncomingMessage): ClientRequest => {
    const { method = '', url = '', headers } = incoming;
    calls.push({ method, path: url, userAgent: headers['user-agent'] ?? '' });
    const own = incoming.headers.upgrade === undefined ? agent : new Agent({ ca: caPem });
    return httpsRequest(new URL(url, upstream), {
      method,
      headers: { ...headers, host: upstream.host },
      agent: own,
    });
  };
  const proxy = createServer({ cert, key }, (incoming, response) => {
    const outgoing = forward(incoming);
    outgoing.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    outgoing.on('error', () => response.destroy());
    response.on('close', () => outgoing.destroy());
    incoming.pipe(outgoing);
  });
  const sockets = new Set<Duplex>();
  proxy.on('secureConnection', (socket) => sockets.add(socket));
  proxy.on('upgrade', (incoming, socket) => {
    const outgoing = forward(incoming);
    outgoing.on('upgrade', (answer, upstreamSocket, head) => {
      const lines = Object.entries(answer.headers).map(([name, value]) => `${name}: ${String(value)}`);
      socket.write(['HTTP/1.1 101 Switching Protocols', ...lines, '', ''].join('\r\n'));
      socket.write(head);
      upstreamSocket.pipe(socket).pipe(upstreamSocket);
      for (const end of [socket, upstreamSocket]) end.on('error', () => end.destroy());
    });
    outgoing.on('response', () => socket.destroy());
    outgoing.on('error', () => socket.destroy());
    outgoing.end();
  });
  const port = await new Promise<number>((done) => {
    proxy.listen(0, '127.0.0.1', () => {
      const address = proxy.address();
      done(typeof address === 'object' ? (address?.port ?? 0) : 0);
    });
  });
  return {
    detour: { server: `https://127.0.0.1:${port}`, caPem: certificates.authority.certificate },
    calls,
    close: () =>
      new Promise((done) => {
        proxy.close(() => done());
        for (const socket of sockets) socket.destroy();
        agent.destroy();
      }),
  };
}
