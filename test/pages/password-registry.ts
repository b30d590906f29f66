import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A registry that asks for a user and a password; `host` is its name in tags. `close` is owed. */
export type PasswordRegistry = { readonly host: string; readonly close: () => Promise<void> };

/** Puts a password before a registry of plain http (`address:port`), on another port of its address. */
export async function startPasswordRegistry(
  registry: string,
  { username, password }: { readonly username: string; readonly password: string },
): Promise<PasswordRegistry> {
  const [address = '', port = ''] = registry.split(':');
  const accepted = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const server = createServer((incoming, response) => {
    const { authorization, ...headers } = incoming.headers;
    if (authorization !== accepted) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="registry"' }).end();
      incoming.resume();
      return;
    }
    const { method, url: path } = incoming;
    const outgoing = request({ host: address, port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    outgoing.on('error', () => response.destroy());
    incoming.pipe(outgoing);
  });
  await new Promise<void>((done) => void server.listen(0, address, done));
  const bound: AddressInfo | string | null = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  return {
    host: `${address}:${bound.port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
