import { beforeAll, expect, test } from 'vitest';

import { presign } from '../../../../src/cluster/aws/sigv4.ts';
import { awscliTimeoutMs, type SignedToken } from '../../../doubles/aws/awscli.ts';
import { awscliVectors } from '../../../doubles/aws/awscli-vectors.ts';
import { callerOf } from '../../../doubles/aws/eks-bearer.ts';
import { type Identity, makeIdentities } from '../../../doubles/aws/identities.ts';
import { momentOf } from '../../../doubles/aws/sigv4.ts';
import { startClock } from '../../../doubles/runner/clock.ts';

const ARN = 'arn:aws:sts::111122223333:assumed-role/builds/job';

/** Made by the AWS CLI, with a session token. */
let signed: SignedToken;
beforeAll(async () => {
  const [, vector] = await awscliVectors();
  if (vector?.sessionToken === undefined) throw new Error('no token with a session token');
  signed = vector;
}, awscliTimeoutMs);

type Changes = {
  readonly url?: (url: string) => string;
  readonly known?: Partial<Identity>;
  readonly clusterId?: string;
  readonly laterMs?: number;
};

/** Whom a cluster sees in it, with one thing changed. */
function seen({ url = (same) => same, known, clusterId = signed.clusterId, laterMs = 0 }: Changes): string {
  const { accessKeyId, secretAccessKey, sessionToken = '', date, token } = signed;
  const clock = startClock(new Date(momentOf(date).getTime() + laterMs));
  const identity = { accessKeyId, secretAccessKey, sessionToken, arn: ARN, ...known };
  const changed = url(Buffer.from(token.replace('k8s-aws-v1.', ''), 'base64url').toString());
  const authorization = `Bearer k8s-aws-v1.${Buffer.from(changed).toString('base64url')}`;
  return callerOf({ clock, identities: makeIdentities(clock, [identity]) }, authorization, clusterId);
}

test("a token of the AWS CLI is its signer's", () => {
  expect(seen({})).toBe(ARN);
  expect(seen({ laterMs: 4 * 60_000 })).toBe(ARN);
});

test.each<readonly [string, Changes, string]>([
  ['in another cluster', { clusterId: 'staging' }, 'SignatureDoesNotMatch'],
  ['of another key', { known: { secretAccessKey: 'another' } }, 'SignatureDoesNotMatch'],
  ['of a key that nobody knows', { known: { accessKeyId: 'AKIDOTHER' } }, 'InvalidClientTokenId'],
  ['of another session', { known: { sessionToken: 'another' } }, 'InvalidClientTokenId'],
  ['of keys that are over', { known: { expiration: new Date(0) } }, 'ExpiredToken'],
  ['made 6 minutes ago', { laterMs: 6 * 60_000 }, 'another clock'],
  ['made 16 minutes ago', { laterMs: 16 * 60_000 }, 'SignatureDoesNotMatch'],
  ['of a time to come', { laterMs: -6 * 60_000 }, 'SignatureDoesNotMatch'],
  [
    'with another signature',
    { url: (url) => url.replace(/(Signature=)(.)/, (_, name, one) => `${name}${one === '0' ? 1 : 0}`) },
    'SignatureDoesNotMatch',
  ],
  ['with one more parameter', { url: (url) => `${url}&x=1` }, 'SignatureDoesNotMatch'],
  ['with a parameter twice', { url: (url) => `${url}&action=x` }, 'The URL has a parameter twice.'],
  ['over http', { url: (url) => url.replace('https:', 'http:') }, 'The URL must be https, not http:'],
])('one %s is not', (_, changes, says) => {
  expect(seen(changes)).toBe(says);
});

test('one that names no cluster is refused, also where it is signed well', () => {
  const keys = { accessKeyId: 'AKID', secretAccessKey: 'secret' };
  const clock = startClock();
  const world = { clock, identities: makeIdentities(clock, [{ ...keys, arn: ARN }]) };
  // What the AWS CLI never makes is made by the action's own signer; here it is no witness.
  const urlWith = (headers: readonly (readonly [string, string])[]): string =>
    presign(
      {
        url: 'https://sts.eu-central-1.amazonaws.com',
        query: [
          ['Action', 'GetCallerIdentity'],
          ['Version', '2011-06-15'],
        ],
        headers,
        expiresSeconds: 60,
        scope: { region: 'eu-central-1', service: 'sts' },
      },
      { ...keys, sessionToken: undefined, expiresMs: undefined },
      clock.now().getTime(),
    );
  const callerBy = (url: string): string =>
    callerOf(world, `Bearer k8s-aws-v1.${Buffer.from(url).toString('base64url')}`, 'prod');
  expect(callerBy(urlWith([['x-k8s-aws-id', 'prod']]))).toBe(ARN);
  expect(callerBy(urlWith([]))).toBe('x-k8s-aws-id is not signed');
});

test.each(['', 'Bearer a-token', 'Basic k8s-aws-v1.aaaa'])('%j is no token', (authorization) => {
  const clock = startClock();
  const world = { clock, identities: makeIdentities(clock, []) };
  expect(callerOf(world, authorization, 'prod')).toMatch(/^no token: /);
});
