import { expect, test } from 'vitest';
import type { WholeRequest } from '../../../../src/cluster/network/exchange.ts';
import { expiryOf, mintIdToken, readIdTokenService } from '../../../../src/cluster/recipe/id-token.ts';

const signal = new AbortController().signal;

async function mint(url: string, status: number, text: string, audience = 'a') {
  const asked: WholeRequest[] = [];
  const send = (request: WholeRequest) => {
    asked.push(request);
    return Promise.resolve({ status, text, headers: {} });
  };
  const token = await mintIdToken({ kind: 'service', url, token: 'right' }, audience, send, signal);
  return { token, asked };
}

test.each([
  ['https://x/token?api-version=2.0', 'https://x/token?api-version=2.0&audience=a%26b%3Dc+d%2F%C3%A9'],
  ['https://x/token', 'https://x/token?audience=a%26b%3Dc+d%2F%C3%A9'],
  // One that is there already would win with some servers.
  ['https://x/token?audience=other', 'https://x/token?audience=a%26b%3Dc+d%2F%C3%A9'],
])('the audience goes whole to %s', async (url, href) => {
  const { token, asked } = await mint(url, 200, '{"value":"e.y.J"}', 'a&b=c d/é');
  expect(token).toBe('e.y.J');
  expect(asked).toMatchObject([{ method: 'GET', url: href, headers: { authorization: 'bearer right' } }]);
});

test.each([
  [403, '{"message":"no"}'],
  [404, ''],
  [200, '<html>Log in</html>'],
  [200, '{"value":""}'],
  [200, '{"value":1}'],
  [200, 'null'],
  [200, '"e.y.J"'],
])('status %i with %j is one error that says what GitHub did', async (status, text) => {
  const error = { code: 'unauthorized', message: `GitHub gave no ID token (status ${status}).` };
  await expect(mint('https://x', status, text)).rejects.toMatchObject(error);
});

test('a job without the right is told how to get it, without a call', async () => {
  const none = readIdTokenService({ ACTIONS_ID_TOKEN_REQUEST_URL: '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'x' });
  expect(none).toEqual({ kind: 'none', why: undefined });
  const send = () => Promise.reject(new Error('a call'));
  await expect(mintIdToken(none, 'a', send, signal)).rejects.toMatchObject({
    code: 'unauthorized',
    hint: expect.stringContaining('id-token: write'),
  });
});

const jwt = (claims: string): string => `h.${Buffer.from(claims).toString('base64url')}.s`;
test.each([
  ['a token of GitHub', jwt('{"exp":1700000000}'), 1_700_000_000_000],
  ['one without an end', jwt('{}'), undefined],
  ['one with an end in words', jwt('{"exp":"soon"}'), undefined],
  ['one of garbage', jwt('{'), undefined],
  ['no token', 'x', undefined],
])('the end of %s is known, or known to be unknown', (_, token, expected) => {
  expect(expiryOf(token)).toBe(expected);
});
