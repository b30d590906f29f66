import { expect, test } from 'vitest';

import { credentialSource } from '../../../../src/cluster/access/credentials.ts';
import { factsOf } from '../../../doubles/api/access.ts';

const SLOW_MS = 600_000;

/** A step that measured its clock to be 10 minutes slow, before it was set; no uptime says so. */
const access = {
  source: 'a test',
  server: 'https://k8s.invalid',
  caPem: undefined,
  tlsServerName: undefined,
  proxyUrl: undefined,
  namespace: 'builds',
  secrets: [],
  certificate: { kind: 'none' },
  impersonation: undefined,
  identity: {
    kind: 'recipe',
    known: undefined,
    recipe: {
      kind: 'eks',
      cluster: 'prod',
      clusterId: 'prod',
      region: 'eu-central-1',
      useFips: false,
      useDualStack: false,
      stsUrl: 'https://sts.invalid',
      madeMs: Date.now(),
      clockOffsetMs: SLOW_MS,
      source: {
        kind: 'environment',
        role: undefined,
        facts: {
          variables: { AWS_ACCESS_KEY_ID: 'AKID', AWS_SECRET_ACCESS_KEY: 'a-secret' },
          homeFolder: '/nowhere',
        },
      },
    },
  },
} as const;

/** How far ahead of this machine's clock a token was signed. */
function aheadMs(authorization: string | undefined): number {
  const url = Buffer.from((authorization ?? '').slice('Bearer k8s-aws-v1.'.length), 'base64url').toString();
  const [, ...parts] = /X-Amz-Date=(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/.exec(url) ?? [];
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Date.now();
}

test.each([
  ['tells its time', 0, 0],
  ['is itself 10 minutes ahead', SLOW_MS, SLOW_MS],
  ['does not tell its time', undefined, SLOW_MS],
])('after a 401 of a server that %s, tokens are signed for its time', async (_, serverMs, wantedMs) => {
  const source = credentialSource(access, factsOf({}));
  const signal = AbortSignal.timeout(5000);
  expect(Math.abs(aheadMs((await source(undefined, signal)).authorization) - SLOW_MS)).toBeLessThan(5000);
  const unaccepted = { serverTimeMs: serverMs === undefined ? undefined : Date.now() + serverMs };
  const tokens = [await source(unaccepted, signal), await source(undefined, signal)];
  for (const { authorization } of tokens)
    expect(Math.abs(aheadMs(authorization) - wantedMs)).toBeLessThan(6000);
});
