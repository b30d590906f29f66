import { afterEach, expect, test } from 'vitest';
import { readProxies } from '../../../../src/cluster/network/proxy.ts';
import { sendThroughProxies, sendWithRetries } from '../../../../src/cluster/network/send.ts';
import { blackHole, type Script, startPlainServer } from '../../../doubles/api/scripted-server.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A server that does one after the other, the last again and again. */
async function serving(...scripts: readonly Script[]) {
  const server = await startPlainServer((request, response, seen) =>
    (scripts[seen.length - 1] ?? scripts.at(-1) ?? blackHole)(request, response, seen),
  );
  closers.push(server.close);
  const request = { method: 'GET', url: server.url, headers: {}, body: '' } as const;
  const ask = (signal = new AbortController().signal, tryMs = 3000) =>
    sendWithRetries(sendThroughProxies(readProxies({})), tryMs)(request, signal);
  return { server, ask };
}

const says =
  (status: number, text = ''): Script =>
  (_, response) =>
    void response.writeHead(status).end(text);
const hangsUp: Script = (_, response) => response.destroy();

test.each([
  ['5xx', [says(500), says(503)]],
  ['429', [says(429), says(429)]],
  ['a lost connection', [hangsUp, hangsUp]],
  [
    'an answer that is cut',
    [(_, response) => response.writeHead(200, { 'content-length': '9' }).end('x'), hangsUp],
  ],
] satisfies readonly (readonly [string, readonly Script[]])[])(
  '%s twice costs nobody a build',
  async (_, scripts) => {
    const { server, ask } = await serving(...scripts, says(200, 'ok'));
    expect(await ask()).toMatchObject({ status: 200, text: 'ok' });
    expect(server.seen).toHaveLength(3);
  },
);

test('a server that never answers is asked three times, each for a bounded time', async () => {
  const { server, ask } = await serving(blackHole);
  await expect(ask(undefined, 100)).rejects.toThrow();
  expect(server.seen).toHaveLength(3);
});

test('one that answers at last is heard', async () => {
  const { ask } = await serving(blackHole, says(200, 'ok'));
  expect(await ask(undefined, 200)).toMatchObject({ text: 'ok' });
});

test.each([400, 401, 403, 404])('%i is an answer, and is not asked for again', async (status) => {
  const { server, ask } = await serving(says(status));
  expect(await ask()).toMatchObject({ status });
  expect(server.seen).toHaveLength(1);
});

test('the third 5xx is the answer', async () => {
  const { server, ask } = await serving(says(503));
  expect(await ask()).toMatchObject({ status: 503 });
  expect(server.seen).toHaveLength(3);
});

test('a job that is cancelled asks no more', async () => {
  const stop = new AbortController();
  const why = new Error('cancelled');
  const { server, ask } = await serving((_, __) => stop.abort(why));
  await expect(ask(stop.signal)).rejects.toBe(why);
  expect(server.seen).toHaveLength(1);
});
