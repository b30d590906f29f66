import { type AddressInfo, connect, createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { type Relay, startRelay } from '../../../doubles/network/relay.js';

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

/** Returns a relay with a slow line before a server that sends all that it gets back. */
async function startSlowEcho(): Promise<Relay> {
  const server = createServer({ allowHalfOpen: true }, (socket) => socket.pipe(socket));
  const port = await new Promise<number>((done) => {
    server.listen(0, '127.0.0.1', () => done(portOf(server.address())));
  });
  const relay = await startRelay(`http://127.0.0.1:${port}`, { delayMs: 20, bytesPerSecond: 7000 });
  closing.push(() => relay.close().then(() => new Promise((done) => server.close(() => done()))));
  return relay;
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

async function bytesBack(relay: Relay, bytes: number): Promise<number> {
  const socket = connect({
    port: Number(new URL(relay.server).port),
    host: '127.0.0.1',
    allowHalfOpen: true,
  });
  socket.end(Buffer.alloc(bytes, 1));
  let seen = 0;
  for await (const chunk of socket) seen += Buffer.byteLength(chunk);
  return seen;
}

// Sizes whose time on the line is no whole number of milliseconds: the end and the last chunk are due in the same one.
test('a slow line delivers all bytes before the end, however close they follow each other', async () => {
  const relay = await startSlowEcho();
  const sizes = Array.from({ length: 60 }, (_, index) => 3 + index * 5);
  expect(await Promise.all(sizes.map((bytes) => bytesBack(relay, bytes)))).toEqual(sizes);
});
