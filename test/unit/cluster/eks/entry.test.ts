import { expect, onTestFinished, test, vi } from 'vitest';

import { enterEks } from '../../../../src/cluster/eks/entry.ts';
import { readProxies } from '../../../../src/cluster/network/proxy.ts';
import { openMintContext } from '../../../../src/cluster/recipe/context.ts';
import { startPlainServer } from '../../../doubles/api/scripted-server.ts';

const HOUR_MS = 3_600_000;
const NO_PROXIES = readProxies({});

/** An EKS whose clock is so far ahead of this computer's, and which has one cluster. */
async function startEks(aheadMs: number): Promise<string> {
  const cluster = {
    name: 'prod',
    status: 'ACTIVE',
    endpoint: 'https://prod.example.com',
    certificateAuthority: { data: Buffer.from('PEM').toString('base64') },
  };
  const { url, close } = await startPlainServer((_, response) => {
    const date = new Date(Date.now() + aheadMs).toUTCString();
    response.writeHead(200, { 'content-type': 'application/json', date }).end(JSON.stringify({ cluster }));
  });
  onTestFinished(close);
  return url;
}

test('how old the keys of a job are is counted by the clock of AWS, where that of the runner is slow', async () => {
  const endpoint = await startEks(HOUR_MS);
  vi.stubEnv('AWS_ENDPOINT_URL_EKS', endpoint);
  const variables = {
    AWS_ACCESS_KEY_ID: 'A',
    AWS_SECRET_ACCESS_KEY: 'k',
    AWS_SESSION_TOKEN: 't',
    AWS_ENDPOINT_URL_EKS: endpoint,
  };
  const request = {
    name: 'prod',
    region: 'eu-central-1',
    given: undefined,
    source: { kind: 'environment', role: undefined, facts: { variables, homeFolder: '/none' } },
    stsUrl: undefined,
    proxies: NO_PROXIES,
    useFips: false,
    useDualStack: false,
  } as const;
  const context = openMintContext(
    { idTokens: { kind: 'none', why: undefined }, proxies: NO_PROXIES },
    () => undefined,
    undefined,
  );
  const startMs = Date.now();
  const { recipe, server } = await enterEks(request, context, new AbortController().signal);
  expect(server).toBe('https://prod.example.com');
  const aheadMs = recipe.madeMs - startMs;
  expect(aheadMs).toBeGreaterThan(HOUR_MS - 5000);
  expect(aheadMs).toBeLessThan(HOUR_MS + 30_000);
  expect(recipe.clockOffsetMs).toBeGreaterThan(HOUR_MS - 5000);
});
