import { createServer, request, type ServerResponse } from 'node:http';
import { duplexPair } from 'node:stream';
import { bodyHeaders, type Send } from '../../../src/cluster/api/transport.ts';
import { responseTo } from '../../../src/cluster/network/exchange.ts';
import { answerBy, type Script, type SeenRequest } from './scripted-server.ts';

/**
 * An API server in this process that speaks HTTP over a pipe in memory. There is no socket, no TLS and no timer of
 * Node's, so a test's clock (fake-clock.ts) may run ahead between two requests.
 */
export function openMemoryHttp(script: Script): {
  readonly send: Send;
  readonly seen: readonly SeenRequest[];
} {
  const server = createServer();
  // Node would write the time by the real clock.
  server.on('request', (_, response: ServerResponse) => response.setHeader('date', new Date().toUTCString()));
  const seen = answerBy(script, server);
  const send: Send = (sent, _, signal) => {
    const { method, path, body } = sent;
    const [here, there] = duplexPair();
    server.emit('connection', there);
    const outgoing = request({
      ...{ method, path, signal },
      headers: { ...bodyHeaders(sent) },
      createConnection: () => here,
    });
    return responseTo(outgoing, body, signal);
  };
  return { send, seen };
}
