import { createServer as createPlainServer, type IncomingMessage } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

import type { PemPair } from './certificates.ts';

/** How a proxy behaves: by default it lets everybody through to wherever they ask for. */
export type ForwardProxyOptions = {
  /** Answers this status to everybody. */
  readonly refusesWith?: number;
  /** Never answers anybody. */
  readonly isSilent?: boolean;
  /** `user:password` that it asks for. */
  readonly logIn?: string;
  /** Speaks TLS with this certificate. */
  readonly pair?: PemPair;
  /** Where every tunnel leads, whatever it was asked for: hosts of this machine's own under any name. */
  readonly upstream?: Place;
  /** Where these hosts are, whatever they are elsewhere. */
  readonly local?: Readonly<Record<string, Place>>;
};

/** A proxy for CONNECT on this machine. */
export type ForwardProxy = {
  readonly port: number;
  /** The Proxy-Authorization headers that came, decoded. */
  readonly logIns: readonly string[];
  /** What was asked for and let through, as `host:port`. */
  readonly targets: readonly string[];
  readonly close: () => Promise<void>;
};

/** Starts it. */
export async function startForwardProxy(options: ForwardProxyOptions = {}): Promise<ForwardProxy> {
  const [logIns, targets]: [string[], string[]] = [[], []];
  const sockets = new Set<Duplex>();
  const pass = (request: IncomingMessage, near: Duplex): void => {
    const [, basic = ''] = (request.headers['proxy-authorization'] ?? '').split(' ');
    const logIn = Buffer.from(basic, 'base64').toString();
    logIns.push(logIn);
    near.on('error', () => near.destroy());
    if (options.isSilent === true) return;
    const status =
      options.refusesWith ?? (options.logIn === undefined || options.logIn === logIn ? 200 : 407);
    if (status !== 200) return void near.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\n\r\n`);
    const target = request.url ?? '';
    targets.push(target);
    const { host, port } = options.upstream ?? placeOf(target, options.local ?? {});
    const far = connect(port, host, () => near.write('HTTP/1.1 200 OK\r\n\r\n'));
    sockets.add(far);
    far.on('error', () => near.destroy());
    far.on('close', () => sockets.delete(far));
    near.pipe(far).pipe(near);
  };
  const { pair } = options;
  const server =
    pair === undefined ? createPlainServer() : createTlsServer({ cert: pair.certificate, key: pair.key });
  server.on('connect', pass);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
  });
  const port = await new Promise<number>((done) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      done(typeof address === 'object' ? (address?.port ?? 0) : 0);
    });
  });
  return {
    port,
    logIns,
    targets,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Where something listens. */
export type Place = { readonly host: string; readonly port: number };

function placeOf(target: string, local: Readonly<Record<string, Place>>): Place {
  const { hostname, port } = new URL(`http://${target}`);
  const host = hostname.replace(/^\[|\]$/g, '');
  // Without 80, which is the default of http and not told by the URL.
  return local[host] ?? { host, port: Number(port || '80') };
}
