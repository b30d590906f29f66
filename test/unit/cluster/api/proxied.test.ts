import { createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { type ClusterAccess, proxyOf } from '../../../../src/cluster/access/access.ts';
import { openCluster } from '../../../../src/cluster/api/open.ts';
import { MAIN_LIMITS } from '../../../../src/cluster/api/retry.ts';
import { readProxies } from '../../../../src/cluster/network/proxy.ts';
import { accessTo, factsOf } from '../../../doubles/api/access.ts';
import { answer, startFakeApi } from '../../../doubles/api/fake-api.ts';
import { makeCertificates } from '../../../doubles/network/certificates.ts';
import { type ForwardProxyOptions, startForwardProxy } from '../../../doubles/network/forward-proxy.ts';

const certificates = makeCertificates();
const strangers = makeCertificates();
const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** An API server that is known only by a name that nothing resolves, and a proxy that leads to it. */
async function start(options: ForwardProxyOptions = {}) {
  const script = (_: unknown, response: Parameters<typeof answer>[0]): void =>
    answer(response, 200, { metadata: { name: 'p' } });
  const fake = await startFakeApi(certificates, script, { minVersion: 'TLSv1.3' });
  const proxy = await startForwardProxy({ upstream: { host: '127.0.0.1', port: fake.port }, ...options });
  closers.push(fake.close, proxy.close);
  return { fake, proxy };
}

function call(access: Partial<ClusterAccess>, environment: Readonly<Record<string, string>>) {
  const controller = new AbortController();
  const { api, close } = openCluster(
    accessTo({ caPem: certificates.authority.certificate, tlsServerName: 'localhost', ...access }),
    {
      ...factsOf(environment),
      userAgent: 'a test',
      limits: { ...MAIN_LIMITS, totalMs: 300, shortestMs: 5, longestMs: 40 },
      signal: controller.signal,
      note: () => undefined,
    },
  );
  closers.unshift(close);
  return { answer: api.get('pods', 'p'), controller, close };
}

test.each(['HTTPS_PROXY', 'https_proxy', 'proxy-url'])(
  '%s with a password leads to a server that nothing else leads to, over one TLS 1.3 connection',
  async (how) => {
    const { fake, proxy } = await start({ logIn: 'me:p/%ä' });
    const url = `http://me:${encodeURIComponent('p/%ä')}@127.0.0.1:${proxy.port}`;
    const access = how === 'proxy-url' ? { proxyUrl: url } : {};
    const variables: Record<string, string> =
      how === 'proxy-url' ? { NO_PROXY: '*', HTTPS_PROXY: 'http://127.0.0.1:1' } : { [how]: url };
    expect(await call(access, variables).answer).toMatchObject({ kind: 'ok' });
    expect(proxy).toMatchObject({ logIns: ['me:p/%ä'], targets: ['k8s.invalid:6443'] });
    expect(fake.connections()).toBe(1);
  },
);

test('the lower-case variable counts more, as for buildx', async () => {
  const { proxy } = await start();
  const variables = { https_proxy: `127.0.0.1:${proxy.port}`, HTTPS_PROXY: 'http://127.0.0.1:1' };
  expect(await call({}, variables).answer).toMatchObject({ kind: 'ok' });
});

test('NO_PROXY leads around a proxy that leads nowhere', async () => {
  const { fake } = await start();
  const variables = { HTTPS_PROXY: 'http://127.0.0.1:1', NO_PROXY: 'k8s.invalid' };
  await expect(call({}, variables).answer).rejects.toMatchObject({
    message: expect.stringMatching(/ENOTFOUND|EAI_AGAIN/),
  });
  // Go never asks a proxy for this machine itself.
  const here = call({ server: fake.url }, { HTTPS_PROXY: 'http://127.0.0.1:1' });
  expect(await here.answer).toMatchObject({ kind: 'ok' });
});

test('a https proxy is trusted by the authorities of the cluster, as buildx trusts it', async () => {
  const { proxy } = await start({ pair: certificates.server });
  const proxyUrl = `https://127.0.0.1:${proxy.port}`;
  expect(await call({ proxyUrl }, {}).answer).toMatchObject({ kind: 'ok' });
  const other = await start({ pair: strangers.server });
  await expect(call({ proxyUrl: `https://127.0.0.1:${other.proxy.port}` }, {}).answer).rejects.toMatchObject({
    code: 'unreachable',
    message: expect.stringMatching(/^The proxy's certificate is not trusted: /),
  });
});

test.each([
  [407, /^The proxy of this runner rejected its user or password \(407\)\.$/],
  [403, /^The proxy of this runner does not allow connections to k8s\.invalid:6443 \(403\)\.$/],
  [502, /^Cannot reach the API server .*: the proxy answered 502\.$/],
])('a proxy that answers %d is not taken for the API server', async (refusesWith, message) => {
  const { proxy } = await start({ refusesWith });
  const url = `http://canary-user:canary-password@127.0.0.1:${proxy.port}`;
  const problem = await call({}, { HTTPS_PROXY: url }).answer.catch((error: unknown) => error);
  expect(problem).toMatchObject({ code: 'unreachable', message: expect.stringMatching(message) });
  expect(JSON.stringify(problem)).not.toContain('canary');
  expect(proxy.logIns.length).toBe(refusesWith === 502 ? proxy.logIns.length : 1);
});

test('a proxy that says nothing keeps no process alive', async () => {
  const asked = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  const silent = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', () => asked.resolve());
    socket.once('close', () => ended.resolve());
  });
  const port = await new Promise<number>((done) => {
    silent.listen(0, '127.0.0.1', () => {
      const address = silent.address();
      done(typeof address === 'object' ? (address?.port ?? 0) : 0);
    });
  });
  closers.push(() => silent.close());
  const silenced = call({ proxyUrl: `http://127.0.0.1:${port}` }, {});
  await asked.promise;
  silenced.controller.abort(new Error('cancelled'));
  await expect(silenced.answer).rejects.toThrow(/cancelled/);
  silenced.close();
  await ended.promise;
});

const of = (environment: Readonly<Record<string, string>>, server = 'https://k8s.example') =>
  proxyOf(accessTo({ server }), readProxies(environment))?.href;

test('what Go takes for a proxy is one, and what it ignores is none', () => {
  expect(of({ HTTPS_PROXY: 'p.example:3128' })).toBe('http://p.example:3128/');
  expect(of({ HTTPS_PROXY: 'https://p.example' })).toBe('https://p.example/');
  expect(of({ HTTPS_PROXY: 'http://u:%zz@p.example' })).toBeUndefined();
  expect(of({ HTTPS_PROXY: 'http://p p' })).toBeUndefined();
  expect(of({ HTTP_PROXY: 'http://p.example' })).toBeUndefined();
  expect(of({ HTTPS_PROXY: 'http://p', NO_PROXY: '10.0.0.0/8' }, 'https://10.1.1.1:6443')).toBeUndefined();
  expect(of({ HTTPS_PROXY: 'http://p', NO_PROXY: 'fd00::/8' }, 'https://[fd00::1]')).toBeUndefined();
  expect(of({ HTTPS_PROXY: 'http://p' }, 'https://[fd00::1]')).toBe('http://p/');
});

test('a socks proxy is refused by name, unless the API server is not behind it', () => {
  expect(() => of({ HTTPS_PROXY: 'socks5://u:canary@p' })).toThrow(
    /^The variable HTTPS_PROXY names a socks5: /,
  );
  expect(of({ HTTPS_PROXY: 'socks5://p', NO_PROXY: '.example' })).toBeUndefined();
});
