import { afterEach, expect, test } from 'vitest';
import { readProxies } from '../../../../src/cluster/network/proxy.ts';
import { sendThroughProxies } from '../../../../src/cluster/network/send.ts';
import { startPlainServer } from '../../../doubles/api/scripted-server.ts';
import { startForwardProxy } from '../../../doubles/network/forward-proxy.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const signal = new AbortController().signal;

function ask(url: string, environment: Readonly<Record<string, string>>): Promise<unknown> {
  return sendThroughProxies(readProxies(environment))({ method: 'GET', url, headers: {}, body: '' }, signal);
}

/** A proxy that says no, by which it is known, as `host:port`. */
async function refusing(): Promise<string> {
  const proxy = await startForwardProxy({ refusesWith: 403 });
  closers.push(proxy.close);
  return `127.0.0.1:${proxy.port}`;
}

const DIRECT = /ENOTFOUND|EAI_AGAIN/;
const PROXIED = /does not allow connections to sts\.far\.invalid:443/;

test.each([
  ['a proxy without http://', '', '', PROXIED],
  ['a proxy with it', 'http://', '', PROXIED],
  ['its domain in NO_PROXY', 'http://', 'far.invalid', DIRECT],
  ['another domain there', 'http://', 'ar.invalid', PROXIED],
  ['its port there', 'http://', 'far.invalid:443', DIRECT],
  ['another port there', 'http://', 'far.invalid:6443', PROXIED],
])('AWS is asked as buildx would ask: %s', async (_, scheme, noProxy, says) => {
  const environment = { HTTPS_PROXY: `${scheme}${await refusing()}`, NO_PROXY: noProxy };
  await expect(ask('https://sts.far.invalid', environment)).rejects.toThrow(says);
});

test.each([
  ['localhost', 'https://localhost:1'],
  ['a loopback address', 'https://127.0.0.2:1'],
])('no proxy is asked for %s', async (_, url) => {
  const environment = { HTTPS_PROXY: await refusing() };
  await expect(ask(url, environment)).rejects.toThrow(/ECONNREFUSED|^$/);
});

test('a socks proxy is refused by name, and not silently passed by', async () => {
  const environment = { HTTPS_PROXY: 'socks5://u:canary@127.0.0.1:1' };
  await expect(ask('https://sts.far.invalid', environment)).rejects.toMatchObject({
    code: 'input',
    message: expect.stringMatching(/^The variable HTTPS_PROXY names a socks5: proxy/),
    hint: expect.stringMatching(/sts\.far\.invalid to NO_PROXY/),
  });
});

test('a server by http is asked by way of HTTP_PROXY, with its credentials, unless it is this machine', async () => {
  const proxy = await startPlainServer((_, response) => void response.end('by the proxy'));
  const server = await startPlainServer((_, response) => void response.end('straight'));
  closers.push(proxy.close, server.close);
  const { host } = new URL(proxy.url);
  for (const HTTP_PROXY of [host, `http://u:p@${host}`])
    expect(await ask('http://ghes.far.invalid/token', { HTTP_PROXY })).toMatchObject({
      text: 'by the proxy',
    });
  expect(proxy.seen[0]?.path).toBe('http://ghes.far.invalid/token');
  expect(await ask(server.url, { HTTP_PROXY: host, HTTPS_PROXY: host })).toMatchObject({ text: 'straight' });
  const around = { HTTP_PROXY: host, NO_PROXY: '.far.invalid' };
  await expect(ask('http://ghes.far.invalid/token', around)).rejects.toThrow(DIRECT);
});
