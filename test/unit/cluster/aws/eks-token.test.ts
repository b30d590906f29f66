import { expect, test } from 'vitest';

import { eksToken } from '../../../../src/cluster/aws/eks-token.ts';
import { callerOf } from '../../../doubles/aws/eks-bearer.ts';
import { makeIdentities } from '../../../doubles/aws/identities.ts';
import { startClock } from '../../../doubles/runner/clock.ts';

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5);
const MINUTE = 60_000;
const keys = {
  accessKeyId: 'AKID',
  secretAccessKey: 'secret',
  sessionToken: undefined,
  expiresMs: undefined,
};
const target = { clusterId: 'prod', region: 'eu-central-1', useFips: false, useDualStack: false };

function urlOf(token: string): string {
  expect(token).toMatch(/^k8s-aws-v1\.[A-Za-z0-9_-]+$/);
  return Buffer.from(token.slice('k8s-aws-v1.'.length), 'base64url').toString();
}

test('a cluster takes the token that names it, and no other cluster does', () => {
  const { token } = eksToken(target, keys, NOW);
  const url = urlOf(token);
  expect(url).toMatch(/^https:\/\/sts\.eu-central-1\.amazonaws\.com\/\?/);
  expect(new URL(url).searchParams.get('X-Amz-Expires')).toBe('60');
  const clock = startClock(new Date(NOW));
  const arn = 'arn:aws:iam::111122223333:user/ci';
  const known = { accessKeyId: 'AKID', secretAccessKey: 'secret', arn };
  const world = { clock, identities: makeIdentities(clock, [known]) };
  expect(callerOf(world, `Bearer ${token}`, 'prod')).toBe(arn);
  expect(callerOf(world, `Bearer ${token}`, 'dev')).toBe('SignatureDoesNotMatch');
});

test('a token is used for 14 of its 15 minutes, and not longer than its credentials live', () => {
  expect(eksToken(target, keys, NOW).expiresMs).toBe(NOW + 14 * MINUTE);
  const short = { ...keys, expiresMs: NOW + 6 * MINUTE };
  expect(eksToken(target, short, NOW).expiresMs).toBe(NOW + 6 * MINUTE);
});

test('a token that no cluster would take is refused here, with the reason', () => {
  const tokenOf = (length: number): string =>
    eksToken(target, { ...keys, sessionToken: 's'.repeat(length) }, NOW).token;
  // Three characters of a URL are four of a token.
  const short = tokenOf(100).length;
  const fits = 100 + Math.floor(((4096 - short) * 3) / 4);
  expect(tokenOf(fits).length).toBeLessThanOrEqual(4096);
  expect(() => tokenOf(fits + 2)).toThrow(expect.objectContaining({ code: 'input' }));
  expect(() => tokenOf(fits + 2)).toThrow(/EKS token has 409\d characters, .* 4096/);
});
