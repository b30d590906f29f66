import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http';
import { Agent, createServer, request as httpsRequest } from 'node:https';
import type { Duplex } from 'node:stream';
import type { Endpoint } from '../../site/kubeconfig.ts';
import { makeCertificates, type TestCertificates } from './certificates.ts';

/** A call that went through, as `VERB /path?query`, the program that made it, and when it came. */
export type Call = {
  readonly method: string;
  readonly path: string;
  readonly userAgent: string;
  readonly atMs: number;
};

/** An HTTPS proxy before the API server that writes down each call; upgrades (exec) pass too. */
export type CallLog = {
  readonly detour: Endpoint;
  readonly calls: Call[];
  readonly close: () => Promise<void>;
};

/**
 * What befalls a call: nothing; an answer of the proxy's own; a connection that is cut before the call goes out, or
 * after it was obeyed but before its answer is whole; an answer that never comes; one that comes late.
 */
export type Fault =
  | { readonly kind: 'none' }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfterSeconds: number }
  | { readonly kind: 'reset' }
  | { readonly kind: 'cut' }
  | { readonly kind: 'silence' }
  | { readonly kind: 'late'; readonly ms: number };

let certificates: TestCertificates | undefined;

/** Those of all call logs of this process: a test may start fifty. */
function ownCertificates(): TestCertificates {
  certificates ??= makeCertificates();
  return certificates;
}

/** Starts it before an API server; `faultOf` decides what befalls each call. */
export async function startCallLog(
  { server, caPem }: Endpoint,
  faultOf: (call: Call) => Fault = () => ({ kind: 'none' }),
): Promise<CallLog> {
  const { authority, server: pair } = ownCertificates();
  const calls: Call[] = [];
  const upstream = new URL(server);
  const agent = new Agent({ ca: caPem, keepAlive: true });
  const { certificate: cert, key } = pair;
  const forward = (incoming: IncomingMessage): ClientRequest => {
    const { method = '', url = '', headers } = incoming;
    calls.push(callOf(incoming));
    const own = incoming.headers.upgrade === undefined ? agent : new Agent({ ca: caPem });
    return httpsRequest(new URL(url, upstream), {
      method,
      headers: { ...headers, host: upstream.host },
      agent: own,
    });
  };
  const pass = (incoming: IncomingMessage, response: ServerResponse, isCut: boolean): void => {
    const outgoing = forward(incoming);
    outgoing.on('response', (answer) => {
      if (isCut) {
        response.destroy();
        return;
      }
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    outgoing.on('error', () => response.destroy());
    response.on('close', () => outgoing.destroy());
    incoming.pipe(outgoing);
  };
  const proxy = createServer({ cert, key }, (incoming, response) => {
    const call = callOf(incoming);
    const fault = faultOf(call);
    if (fault.kind === 'none') return pass(incoming, response, false);
    if (fault.kind === 'cut') return pass(incoming, response, true);
    if (fault.kind === 'late') return void setTimeout(() => pass(incoming, response, false), fault.ms);
    calls.push(call);
    if (fault.kind === 'reset') return void response.destroy();
    if (fault.kind === 'silence') return;
    const headers = { 'retry-after': `${fault.retryAfterSeconds}`, 'content-type': 'application/json' };
    response.writeHead(fault.status, headers).end('{}');
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
    detour: { server: `https://127.0.0.1:${port}`, caPem: authority.certificate },
    calls,
    close: () =>
      new Promise((done) => {
        proxy.close(() => done());
        for (const socket of sockets) socket.destroy();
        agent.destroy();
      }),
  };
}

function callOf({ method = '', url = '', headers }: IncomingMessage): Call {
  return { method, path: url, userAgent: headers['user-agent'] ?? '', atMs: Date.now() };
}
