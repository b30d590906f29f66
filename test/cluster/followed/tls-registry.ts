import { request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';

import type { PemPair } from '../../doubles/network/certificates.ts';

/** A registry behind TLS; `host` is its name in tags. `close` is owed. */
export type TlsRegistry = { readonly host: string; readonly close: () => Promise<void> };

/** Puts TLS before a registry of plain http (`address:port`), on another port of its address. */
export async function startTlsRegistry(
  registry: string,
  { certificate, key }: PemPair,
): Promise<TlsRegistry> {
  const [address = '', port = ''] = registry.split(':');
  const server = createServer({ cert: certificate, key }, (incoming, response) => {
    const { method, url: path } = incoming;
    const headers = { ...incoming.headers, 'x-forwarded-proto': 'https' };
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
