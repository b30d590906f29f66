import { globSync, readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { accessOf, type ClusterAccess } from '../../../../src/cluster/access/access.ts';
import { openCluster } from '../../../../src/cluster/api/open.ts';
import { MAIN_LIMITS } from '../../../../src/cluster/api/retry.ts';
import { exchange } from '../../../../src/cluster/network/exchange.ts';
import { readProxies } from '../../../../src/cluster/network/proxy.ts';
import { plainAgent, secureAgent } from '../../../../src/cluster/network/tunnel.ts';
import { factsOf } from '../../../doubles/api/access.ts';
import { makeCertificates } from '../../../doubles/network/certificates.ts';

const closers: (() => unknown)[] = [];
beforeEach(() => {
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
  closers.push(() => delete process.env.NODE_TLS_REJECT_UNAUTHORIZED);
});
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A server that nobody trusts; `seen` is what was sent to it. */
async function startImpostor(): Promise<{ readonly address: string; readonly seen: readonly unknown[] }> {
  const { certificate: cert, key } = makeCertificates().server;
  const seen: unknown[] = [];
  const server = createServer({ cert, key });
  server.on('request', ({ headers }, response) => {
    seen.push(headers);
    response.end('{}');
  });
  server.on('connect', ({ headers }, socket) => {
    seen.push(headers);
    socket.end('HTTP/1.1 502 No\r\n\r\n');
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  closers.push(
    () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  );
  const { port }: AddressInfo = Object(server.address());
  return { address: `127.0.0.1:${port}`, seen };
}

function get(url: string, agent: ReturnType<typeof plainAgent>): Promise<unknown> {
  return exchange({ method: 'GET', url, headers: {}, body: '' }, agent, AbortSignal.timeout(10_000));
}

async function askCluster(access: Partial<ClusterAccess>, environment: Readonly<Record<string, string>>) {
  const { api, close } = openCluster(
    {
      ...accessOf({
        source: 'a test',
        server: 'https://k8s.invalid:6443',
        caPem: undefined,
        namespace: 'builds',
        identity: { kind: 'anonymous' },
      }),
      ...access,
    },
    {
      ...factsOf(environment),
      userAgent: 'a test',
      limits: { ...MAIN_LIMITS, totalMs: 300, shortestMs: 5, longestMs: 40 },
      signal: AbortSignal.timeout(10_000),
      note: () => undefined,
    },
  );
  try {
    return await api.get('pods', 'p');
  } finally {
    close();
  }
}

const WAYS: Readonly<Record<string, (address: string) => Promise<unknown>>> = {
  'as the API server': (address) => askCluster({ server: `https://${address}` }, {}),
  'as the proxy of proxy-url': (address) => askCluster({ proxyUrl: `https://me:secret@${address}` }, {}),
  'as the proxy of HTTPS_PROXY': (address) => askCluster({}, { HTTPS_PROXY: `https://me:secret@${address}` }),
  'as a server of AWS or GitHub': (address) => get(`https://${address}/`, secureAgent(readProxies({}), {})),
  'as the proxy of requests to AWS or GitHub': (address) =>
    get(
      'https://sts.invalid/',
      secureAgent(readProxies({ HTTPS_PROXY: `https://me:secret@${address}` }), {}),
    ),
  'as the proxy of requests by http': (address) => {
    const url = 'http://eks.invalid/';
    return get(url, plainAgent(new URL(url), readProxies({ HTTP_PROXY: `https://me:secret@${address}` })));
  },
};

test.each(Object.entries(WAYS))(
  'an impostor %s gets no byte, also with NODE_TLS_REJECT_UNAUTHORIZED=0',
  async (_, ask) => {
    const { address, seen } = await startImpostor();
    await expect(ask(address)).rejects.toThrow(/trusted|certificate|self-signed/);
    expect(seen).toEqual([]);
  },
);

const ROOT = join(import.meta.dirname, '..', '..', '..', '..', 'src');
/** Where these words may stand, for they are what the others use. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'cluster/network/exchange.ts': ['https request', 'tls connect'],
  'cluster/network/tunnel.ts': ['https Agent'],
  'cluster/network/trust.ts': ['tls getCACertificates'],
};

/** What a source takes from Node, or from elsewhere, by which it could open TLS on its own. */
function opensTls(source: string): readonly string[] {
  const imports = source.matchAll(/^import (?!type )([^;]*?) from '(?:node:)?(https|tls|http2|undici)';/gm);
  const named = [...imports].flatMap(([, names = '', module]) =>
    names
      .replace(/[{}]/g, '')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && !name.startsWith('type '))
      .map((name) => `${module} ${name.split(' ')[0]}`),
  );
  const others = source.matchAll(
    /\b(?:fetch|WebSocket|EventSource)\(|(?:import|require)\('(?:node:)?(?:https|tls|http2|undici)'\)/g,
  );
  return [...named, ...[...others].map(([text]) => text)];
}

test('nothing but network/exchange.ts opens TLS on its own', () => {
  const found = globSync('**/*.ts', { cwd: ROOT })
    .map((file) => [file, opensTls(readFileSync(join(ROOT, file), 'utf8'))] as const)
    .filter(([, names]) => names.length > 0);
  expect(Object.fromEntries(found)).toEqual(ALLOWED);
});

test.each([
  ["import { get } from 'node:https';", 'https get'],
  ["import https from 'https';", 'https https'],
  ["import * as tls from 'node:tls';", 'tls *'],
  ["import {\n  type Agent,\n  request as ask,\n} from 'node:https';", 'https request'],
  ["import { connect } from 'node:http2';", 'http2 connect'],
  ["const { request } = await import('node:https');", "import('node:https')"],
  ["await fetch('https://x')", 'fetch('],
])('%j is found', (source, name) => {
  expect(opensTls(source)).toEqual([name]);
});
