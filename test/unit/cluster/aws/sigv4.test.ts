import {
  array,
  assert as check,
  constant,
  date,
  integer,
  oneof,
  property,
  record,
  string,
  stringMatching,
  tuple,
} from 'fast-check';
import { expect, test } from 'vitest';

import { presign } from '../../../../src/cluster/aws/sigv4.ts';
import { makeIdentities } from '../../../doubles/aws/identities.ts';
import { presignedGet } from '../../../doubles/aws/presigned.ts';
import { verifySigV4 } from '../../../doubles/aws/sigv4.ts';
import { startClock } from '../../../doubles/runner/clock.ts';

const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';

/** Scope, keys and a time as any job may have them; secrets have all characters of base64. */
const SIGNING = record({
  region: stringMatching(/^[a-z]{2}-[a-z]{4,9}-[1-9]$/),
  secretAccessKey: stringMatching(/^[A-Za-z0-9/+]{40}$/),
  sessionToken: oneof(constant(undefined), stringMatching(/^[A-Za-z0-9/+=]{1,300}$/)),
  // Years of four digits.
  now: date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }),
});
/** All of Unicode, and half of the time ASCII, whose marks are each escaped or not. */
const LETTER = oneof(string({ unit: 'binary', minLength: 1, maxLength: 1 }), stringMatching(/^[ -~]$/));
const NAME = stringMatching(/^[A-Z][A-Za-z]{0,10}$/);

type Keys = { readonly secretAccessKey: string; readonly sessionToken: string | undefined };

/** An AWS that knows AKIDEXAMPLE alone, by these keys; the verifier of these tests shares nothing with the action. */
function awsThatKnows({ secretAccessKey, sessionToken }: Keys) {
  const example = {
    accessKeyId: 'AKIDEXAMPLE',
    secretAccessKey,
    arn: 'arn:aws:iam::111122223333:user/example',
  };
  const signer = sessionToken === undefined ? example : { ...example, sessionToken };
  return { signer, identities: makeIdentities(startClock(), [signer]) };
}

const UNLIKE = 'does not match the signature you provided';

test('AWS takes each URL that is presigned, whatever is in it', () => {
  const queries = array(tuple(NAME, string({ unit: LETTER })), { maxLength: 4 });
  const headers = array(stringMatching(/^[!-~]([ -~]{0,20}[!-~])?$/), { maxLength: 1 });
  check(
    property(SIGNING, queries, headers, integer({ min: 1, max: 900 }), (signing, query, values, expires) => {
      const { now, region, ...secrets } = signing;
      const unique = [
        ...new Map(query.map(([name, value]) => [name.toLowerCase(), [name, value] as const])).values(),
      ];
      const more = values.map((value) => ['x-k8s-aws-id', value.replace(/ +/g, ' ')] as const);
      const credentials = { ...secrets, accessKeyId: 'AKIDEXAMPLE', expiresMs: undefined };
      const host = `sts.${region}.amazonaws.com`;
      const scope = { region, service: 'sts' };
      const wanted = { url: `https://${host}`, query: unique, headers: more, expiresSeconds: expires, scope };
      const url = presign(wanted, credentials, now.getTime());
      const request = presignedGet(url, Object.fromEntries(more));
      const place = { region, service: 'sts', now };
      const { identities, signer } = awsThatKnows(secrets);
      expect(verifySigV4(request, identities, place)).toBe(signer);
      const other = awsThatKnows({ ...secrets, secretAccessKey: `${secrets.secretAccessKey}x` });
      expect(() => verifySigV4(request, other.identities, place)).toThrow(UNLIKE);
    }),
  );
});

/** AWS' own test suite for Signature Version 4 (aws-sig-v4-test-suite): keys, scope and time of all its cases. */
const SUITE = {
  credentials: {
    accessKeyId: 'AKIDEXAMPLE',
    secretAccessKey: SECRET,
    sessionToken: undefined,
    expiresMs: undefined,
  },
  scope: { region: 'us-east-1', service: 'service' },
  nowMs: Date.UTC(2015, 7, 30, 12, 36, 0),
};

test('the published signing of GET ListUsers is taken by the verifier of these tests', () => {
  // AWS General Reference, "Examples of the complete Signature Version 4 signing process".
  const request = {
    method: 'GET',
    url: '/?Action=ListUsers&Version=2010-05-08',
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      host: 'iam.amazonaws.com',
      'x-amz-date': '20150830T123600Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
    },
    body: '',
  };
  const place = { region: 'us-east-1', service: 'iam', now: new Date('2015-08-30T12:36:00Z') };
  const { identities, signer } = awsThatKnows({ secretAccessKey: SECRET, sessionToken: undefined });
  expect(verifySigV4(request, identities, place)).toBe(signer);
});

test('a presigned URL has each parameter once, and no more than EKS allows', () => {
  const { credentials, scope, nowMs } = SUITE;
  const withToken = { ...credentials, sessionToken: 'a/b+c=' };
  const query = [['Action', 'GetCallerIdentity'] as const, ['Version', '2011-06-15'] as const];
  const url = new URL(
    presign(
      { url: 'https://sts.example', query, headers: [['x-k8s-aws-id', 'prod']], expiresSeconds: 60, scope },
      withToken,
      nowMs,
    ),
  );
  expect([...url.searchParams.keys()].toSorted()).toEqual([
    'Action',
    'Version',
    'X-Amz-Algorithm',
    'X-Amz-Credential',
    'X-Amz-Date',
    'X-Amz-Expires',
    'X-Amz-Security-Token',
    'X-Amz-Signature',
    'X-Amz-SignedHeaders',
  ]);
  expect(url.search).toContain('X-Amz-Security-Token=a%2Fb%2Bc%3D');
  expect(url.search).toContain('X-Amz-SignedHeaders=host%3Bx-k8s-aws-id');
  expect(url.searchParams.get('X-Amz-Date')).toBe('20150830T123600Z');
});
