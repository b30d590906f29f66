import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Received, send } from '../../../doubles/api/send.ts';
import { type GitHubIssuer, startGitHubIssuer } from '../../../doubles/github/github-issuer.ts';
import { verifyJwt } from '../../../doubles/github/jwt.ts';
import { startClock } from '../../../doubles/runner/clock.ts';

const clock = startClock(new Date('2026-03-04T12:00:00Z'));

let issuer: GitHubIssuer;
beforeAll(async () => {
  issuer = await startGitHubIssuer(clock, { repository_owner_id: '99' });
});
afterAll(() => issuer.close());

async function ask(
  protocol: 'http' | 'https',
  changes: { readonly token?: string; readonly signal?: AbortSignal } = {},
): Promise<Received> {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } =
    issuer.environment(protocol);
  const headers = { authorization: `bearer ${changes.token ?? token}` };
  const { signal } = changes;
  const options = { headers, caPem: issuer.authorityPem, ...(signal === undefined ? {} : { signal }) };
  return await send(`${url}&audience=urn%3Acluster`, options);
}

test.each(['http', 'https'] as const)('a job gets a token for its audience over %s', async (protocol) => {
  const { value } = JSON.parse((await ask(protocol)).body);
  const belief = { keys: issuer.keys, issuer: issuer.issuer, audience: 'urn:cluster', now: clock.now() };
  const claims = await verifyJwt(value, belief);
  expect(claims).toMatchObject({
    sub: 'repo:octo-org/octo-repo:ref:refs/heads/main',
    repository_owner_id: '99',
    event_name: 'push',
  });
  expect(Number(claims.exp) - Number(claims.iat)).toBe(300);
  expect(issuer.asked.at(-1)).toBe('urn:cluster');
  const later = new Date(clock.now().getTime() + 301_000);
  await expect(verifyJwt(value, { ...belief, now: later })).rejects.toThrow('expired');
});

test('the keys are where the discovery document says', async () => {
  const trusting = { caPem: issuer.authorityPem };
  const discovery = JSON.parse(
    (await send(`${issuer.issuer}/.well-known/openid-configuration`, trusting)).body,
  );
  expect(discovery.issuer).toBe(issuer.issuer);
  const { keys } = JSON.parse((await send(discovery.jwks_uri, trusting)).body);
  const belief = { keys, issuer: issuer.issuer, audience: 'a', now: clock.now() };
  expect(await verifyJwt(await issuer.mint('a'), belief)).toBeTruthy();
});

test("the service gives nothing to who has not the job's own token, and when it is told not to", async () => {
  expect((await ask('http', { token: 'other' })).status).toBe(401);
  issuer.become({ status: 403, code: 'Forbidden', message: 'not in progress' }, 1);
  expect([(await ask('http')).status, (await ask('http')).status]).toEqual([403, 200]);
  issuer.become('silent', 1);
  await expect(ask('http', { signal: AbortSignal.timeout(200) })).rejects.toThrow(/abort/i);
});
