import { Agent, get } from 'node:https';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { makeIdentities } from '../../../doubles/aws/identities.ts';
import { type LocalAws, startLocalAws } from '../../../doubles/aws/local-aws.ts';
import { startClock } from '../../../doubles/runner/clock.ts';

const clock = startClock();

let aws: LocalAws;
beforeAll(async () => {
  const identities = makeIdentities(clock, []);
  aws = await startLocalAws({
    clock,
    identities,
    region: 'cn-north-1',
    domain: 'amazonaws.com.cn',
    clusters: [],
  });
});
afterAll(() => aws.close());

/** Asks by way of the proxy, and trusts nobody but the local authority. */
async function ask(url: string): Promise<number | undefined> {
  const proxyEnv = { HTTPS_PROXY: `http://127.0.0.1:${aws.proxy.port}` };
  const agent = new Agent({ ca: aws.authorityPem, proxyEnv });
  return await new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject);
  });
}

test.each([
  'https://sts.cn-north-1.amazonaws.com.cn/?Action=GetCallerIdentity&Version=2011-06-15',
  'https://sts-fips.cn-north-1.amazonaws.com.cn/?Action=GetCallerIdentity&Version=2011-06-15',
  'https://eks.cn-north-1.amazonaws.com.cn/clusters/production',
])('%s is answered here, by who wants a signature', async (url) => {
  expect(await ask(url)).toBe(403);
  const answered = url.includes('sts') ? aws.sts.calls.at(-1) : aws.eks.calls.at(-1);
  expect(answered?.outcome).toMatch(/^MissingAuthenticationToken/);
});

test('another host is reached as it is', async () => {
  const connections = aws.proxy.logIns.length;
  expect(await ask(`${aws.eks.url}/clusters/other`)).toBe(403);
  expect(aws.eks.calls.at(-1)?.cluster).toBe('other');
  expect(aws.proxy.logIns).toHaveLength(connections + 1);
});
