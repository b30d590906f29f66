import { expect, test } from 'vitest';
import type { LocalRequest } from '../../../doubles/api/local-server.ts';
import { type Identity, makeIdentities } from '../../../doubles/aws/identities.ts';
import { type Place, verifySigV4 } from '../../../doubles/aws/sigv4.ts';
import { startClock } from '../../../doubles/runner/clock.ts';

// Requests and signatures as AWS publishes them in its Signature Version 4 test suite.
const now = new Date('2015-08-30T12:36:00Z');
const signer = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  arn: 'arn:aws:iam::111122223333:user/example',
};
const credential = 'AKIDEXAMPLE/20150830/us-east-1/service/aws4_request';
const place = { region: 'us-east-1', service: 'service', now };
const plain = { 'x-amz-date': '20150830T123600Z', host: 'example.amazonaws.com' };
const form = { ...plain, 'content-type': 'application/x-www-form-urlencoded' };

const EXAMPLES = [
  {
    name: 'get-vanilla',
    request: { method: 'GET', url: '/', headers: plain, body: '' },
    signature: '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
  },
  {
    name: 'get-vanilla-query-order-key-case',
    request: { method: 'GET', url: '/?Param2=value2&Param1=value1', headers: plain, body: '' },
    signature: 'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
  },
  {
    name: 'get-unreserved',
    request: {
      method: 'GET',
      url: '/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
      headers: plain,
      body: '',
    },
    signature: '07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f',
  },
  {
    name: 'post-x-www-form-urlencoded',
    request: { method: 'POST', url: '/', headers: form, body: 'Param1=value1' },
    signature: 'ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a',
  },
] as const;

function authorizationOf(headers: object, signature: string): string {
  const names = Object.keys(headers).sort().join(';');
  return `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names}, Signature=${signature}`;
}

test.each(EXAMPLES)(
  "AWS' own example $name is believed, and not with another body",
  ({ request, signature }) => {
    const identities = makeIdentities(startClock(now), [signer]);
    const authorization = authorizationOf(request.headers, signature);
    const signed = { ...request, headers: { ...request.headers, authorization } };
    expect(verifySigV4(signed, identities, place)).toBe(signer);
    const other = { ...signed, body: `${request.body} ` };
    expect(() => verifySigV4(other, identities, place)).toThrow('does not match the signature');
  },
);

const [, , , POST] = EXAMPLES;
const authorization = authorizationOf(form, POST.signature);
const signed = { ...POST.request, headers: { ...form, authorization } };
const other = { ...signer, secretAccessKey: `${signer.secretAccessKey}x` };
const temporary = { ...signer, sessionToken: 'a-token' };
const minutesLater = (minutes: number) => ({ ...place, now: new Date(now.getTime() + minutes * 60_000) });

/** The example with one thing changed: of the request, of whom AWS knows, and of where and when it is. */
test.each<readonly [string, Partial<LocalRequest>, Identity, Place, string]>([
  ['another body', { body: 'Param1=value2' }, signer, place, 'does not match'],
  ['another path', { url: '/x' }, signer, place, 'does not match'],
  ['another query', { url: '/?x' }, signer, place, 'does not match'],
  ['another method', { method: 'PUT' }, signer, place, 'does not match'],
  ['another host', { headers: { ...signed.headers, host: 'example.org' } }, signer, place, 'does not match'],
  [
    'another signature',
    { headers: { ...form, authorization: authorization.replace(/.$/, 'b') } },
    signer,
    place,
    'does not match',
  ],
  [
    'a signed header that was not sent',
    { headers: { ...plain, authorization } },
    signer,
    place,
    "'content-type' is a signed header that was not sent",
  ],
  [
    'a header of AWS that is not signed',
    { headers: { ...signed.headers, 'x-amz-security-token': 'a-token' } },
    temporary,
    place,
    "'x-amz-security-token' must be a signed header",
  ],
  ['another key', {}, other, place, 'does not match'],
  ['a key that nobody knows', {}, { ...signer, accessKeyId: 'AKIDOTHER' }, place, 'is invalid'],
  ['keys that have a token', {}, temporary, place, 'is invalid'],
  ['another region', {}, signer, { ...place, region: 'us-east-2' }, 'should be scoped to'],
  ['another service', {}, signer, { ...place, service: 'sts' }, 'should be scoped to'],
  ['an old date', {}, signer, minutesLater(6), 'Signature expired'],
  ['a date to come', {}, signer, minutesLater(-6), 'not yet current'],
])('it is refused with %s', (_, changes, known, where, says) => {
  const verify = (request: LocalRequest, who: Identity, at: Place) =>
    verifySigV4(request, makeIdentities(startClock(now), [who]), at);
  expect(verify(signed, signer, place)).toBe(signer);
  expect(() => verify({ ...signed, ...changes }, known, where)).toThrow(says);
});
