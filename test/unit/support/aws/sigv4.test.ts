import { expect, test } from 'vitest';

import { makeIdentities } from '../../../support/aws/identities.ts';
import { verifySigV4 } from '../../../support/aws/sigv4.ts';
import { startClock } from '../../../support/clock.ts';

// Requests and signatures as AWS publishes them in its Signature Version 4 test suite.
const now = new Date('2015-08-30T12:36:00Z');
const signer = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  arn: 'arn:aws:iam::111122223333:user/example',
};
const place = { region: 'us-east-1', service: 'service', now };
const plain = { 'x-amz-date': '20150830T123600Z', host: 'example.amazonaws.com' };
const form = { ...plain, 'content-type': 'application/x-www-form-urlencoded' };

test.each([
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
])("AWS' own example $name is believed, and not with another body", ({ request, signature }) => {
  const identities = makeIdentities(startClock(now), [signer]);
  const credential = 'AKIDEXAMPLE/20150830/us-east-1/service/aws4_request';
  const names = Object.keys(request.headers).sort().join(';');
  const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names}, Signature=${signature}`;
  const signed = { ...request, headers: { ...request.headers, authorization } };
  expect(verifySigV4(signed, identities, place)).toBe(signer);
  const other = { ...signed, body: `${request.body} ` };
  expect(() => verifySigV4(other, identities, place)).toThrow('does not match the signature');
});
