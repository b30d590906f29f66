import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';

/** A proxy for CONNECT on this machine. */
export type ForwardProxy = {
  readonly port: number;
  /** The Proxy-Authorization headers that came, decoded. */
  readonly logIns: readonly string[];
  readonly close: () => Promise<void>;
};

/**
 * Starts it; one that `refuses` answers 407 to everybody. The hosts of `local` are ports of this machine, whatever
 * they are elsewhere.
 */
export async function startForwardProxy(
  refuses = false,
  local: Readonly<Record<string, number>> = {},
): Promise<ForwardProxy> {
  const logIns: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer().on('connect', (request, near) => {
    const [, basic = ''] = (request.headers['proxy-authorization'] ?? '').split(' ');
    logIns.push(Buffer.from(basic, 'base64').toString());
    near.on('error', () => near.destroy());
    if (refuses) return void near.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    const [host = '', port = ''] = (request.url ?? '').split(':');
    const localPort = local[host];
    const [to, at] = localPort === undefined ? [host, Number(port)] : ['127.0.0.1', localPort];
    const far = connect(at, to, () => near.write('HTTP/1.1 200 OK\r\n\r\n'));
    sockets.add(far);
    far.on('error', () => near.destroy());
    far.on('close', () => sockets.delete(far));
    near.pipe(far).pipe(near);
  });
  server.on('connection', (socket) => sockets.add(socket));
  const port = await new Promise<number>((done) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      done(typeof address === 'object' ? (address?.port ?? 0) : 0);
    });
  });
  return {
    port,
    logIns,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
