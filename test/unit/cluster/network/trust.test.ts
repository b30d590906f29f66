import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, expect, test } from 'vitest';
import { readProxies } from '../../../../src/cluster/network/proxy.ts';
import { sendThroughProxies } from '../../../../src/cluster/network/send.ts';
import { startLocalServer } from '../../../doubles/api/local-server.ts';
import { makeChain } from '../../../doubles/network/certificates.ts';
import { startForwardProxy } from '../../../doubles/network/forward-proxy.ts';

const chain = makeChain(['sts.invalid']);
const strangers = makeChain();
/** No authority of the machine that runs these tests. */
const NO_STORE = { SSL_CERT_FILE: '/dev/null', SSL_CERT_DIR: '/none' };

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A server of AWS or GitHub, whose certificate a company's proxy has signed again; `send` asks it. */
async function start() {
  let asked = 0;
  const answer = () => {
    asked += 1;
    return { status: 200, body: 'yes' };
  };
  const server = await startLocalServer(answer, chain.server);
  const folder = mkdtempSync(join(tmpdir(), 'authorities-'));
  closers.push(server.close, () => rmSync(folder, { recursive: true }));
  const send = (environment: Readonly<Record<string, string>>, url = server.url) =>
    sendThroughProxies(readProxies({ ...NO_STORE, ...environment }))(
      { method: 'GET', url: `${url}/`, headers: {}, body: '' },
      AbortSignal.timeout(10_000),
    );
  return { folder, server, send, asked: () => asked };
}

function put(folder: string, name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test('a server of AWS or GitHub is trusted by the authority in SSL_CERT_FILE', async () => {
  const { folder, send } = await start();
  const file = put(folder, 'ca.pem', chain.intermediate.certificate);
  expect(await send({ SSL_CERT_FILE: file })).toMatchObject({ status: 200, text: 'yes' });
});

test.each(['FOLDER', '/none:FOLDER', 'FOLDER:/none'])('and by one in SSL_CERT_DIR=%s', async (list) => {
  const { folder, send } = await start();
  const store = join(folder, 'store');
  mkdirSync(join(store, 'a-folder'), { recursive: true });
  const file = put(folder, 'elsewhere.pem', chain.intermediate.certificate);
  symlinkSync(file, join(store, '5ed36f99.0'));
  symlinkSync('/none', join(store, 'a-dead-link.pem'));
  put(store, 'README', 'no certificate');
  expect(await send({ SSL_CERT_DIR: list.replace('FOLDER', store) })).toMatchObject({ status: 200 });
});

test('one that no authority has signed gets no request', async () => {
  const { folder, send, asked } = await start();
  const file = put(folder, 'ca.pem', strangers.root.certificate);
  for (const environment of [{}, { SSL_CERT_FILE: file }])
    await expect(send(environment)).rejects.toThrow(/certificate/);
  expect(asked()).toBe(0);
});

test('a proxy by https is trusted by the authority in SSL_CERT_FILE', async () => {
  const { folder, server, send } = await start();
  const upstream = { host: '127.0.0.1', port: server.port };
  const proxy = await startForwardProxy({ upstream, pair: chain.server });
  closers.push(proxy.close);
  const file = put(folder, 'ca.pem', chain.root.certificate + chain.intermediate.certificate);
  const environment = { HTTPS_PROXY: `https://127.0.0.1:${proxy.port}`, SSL_CERT_FILE: file };
  expect(await send(environment, 'https://sts.invalid')).toMatchObject({ status: 200 });
});

test('the store is read once for a process, and the next server is trusted at once', async () => {
  const { folder, server } = await start();
  const file = put(folder, 'ca.pem', chain.intermediate.certificate);
  const send = sendThroughProxies(readProxies({ ...NO_STORE, SSL_CERT_FILE: file }));
  const request = { method: 'GET', url: `${server.url}/`, headers: {}, body: '' } as const;
  await send(request, AbortSignal.timeout(10_000));
  rmSync(file);
  expect(await send(request, AbortSignal.timeout(10_000))).toMatchObject({ status: 200 });
});
