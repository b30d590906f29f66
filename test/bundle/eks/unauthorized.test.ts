import { describe, expect, test } from 'vitest';
import { closedPort } from '../../doubles/api/scripted-server.ts';
import type { EksJob } from '../../doubles/aws/eks-job.ts';
import { keyVariables } from '../../doubles/aws/identities.ts';
import { idTokenVariables, keysOfUser } from '../../doubles/aws/running-aws.ts';
import type { StepResult } from '../../doubles/runner/result.ts';
import { endedKeys, expectRefused, type Given, given, onEks, runMain } from './place.ts';

describe.concurrent('an API server that rejected an EKS token', () => {
  const stranger = async (eks: EksJob, more: Given = {}, inputs: Given = {}): Promise<StepResult> => {
    // Tokens for another cluster than the one that answers.
    const env = { ...keyVariables(keysOfUser(eks.aws)), ...more };
    return runMain(eks, inputs, env);
  };

  test('is told with the cluster, the caller, the access entry and the clock, in that order', () =>
    onEks(async (eks) => {
      const main = await stranger(eks);
      expectRefused(
        eks,
        main,
        /EKS cluster prod rejected arn:aws:iam::123456789012:user\/ci \(401\)\. .*access entry.*clock is right/,
      );
    }, 'another'));

  test('with the minutes that the clock is off', () =>
    onEks(async (eks) => {
      eks.aws.clock.moveBy(20 * 60_000);
      const main = await stranger(eks, {}, given(eks));
      expectRefused(eks, main, /EKS cluster prod rejected .*access entry.*clock is (1199|1200) s slow/);
    }));

  const KEYS: readonly (readonly [string, (eks: EksJob) => Given, RegExp])[] = [
    ['have expired', endedKeys, /\(ExpiredToken\)\. The AWS keys have expired: .*clock is right/],
    [
      'are unknown',
      (eks) => ({ ...endedKeys(eks), AWS_ACCESS_KEY_ID: 'ASIAUNKNOWN' }),
      /\(InvalidClientTokenId\)\. AWS does not know the keys/,
    ],
    [
      'are wrong',
      (eks) => ({ ...keyVariables(keysOfUser(eks.aws)), AWS_SECRET_ACCESS_KEY: 'wrong' }),
      /\(SignatureDoesNotMatch\)\. Check the secret access key\. .*clock is right/,
    ],
  ];
  test.each(KEYS)('with what STS says of keys that %s, and no word of an access entry', (_, keys, says) =>
    onEks(async (eks) => {
      const main = await runMain(eks, given(eks), keys(eks));
      expectRefused(eks, main, says);
      expect(main.annotations[0]?.message).toMatch(/^EKS cluster prod answered 401, and STS/);
      expect(main.annotations[0]?.message).not.toContain('access entry');
    }),
  );

  test('with the cluster and the access entry where STS cannot be asked', () =>
    onEks(async (eks) => {
      const main = await stranger(eks, { AWS_ENDPOINT_URL_STS: `http://127.0.0.1:${await closedPort()}` });
      expectRefused(eks, main, /EKS cluster prod rejected .*access entry/);
      expect(main.annotations[0]?.message).not.toContain('clock is right');
    }, 'another'));

  test('in one whole line, also when all names are as long as can be', () =>
    onEks(async (eks) => {
      const name = 'c'.repeat(100);
      eks.describe({ name });
      eks.aws.clock.moveBy(20 * 60_000);
      const role = `arn:aws:iam::123456789012:role/${'r'.repeat(64)}`;
      eks.aws.roles.push({ arn: role, trusts: () => true });
      const env = { ...idTokenVariables(eks), GITHUB_REPOSITORY: `${'o'.repeat(39)}/${'r'.repeat(100)}` };
      const main = await runMain(eks, { 'eks-cluster': name, 'role-to-assume': role }, env);
      expect(main.exitCode).toBe(1);
      const message = main.annotations[0]?.message ?? '';
      expect(message).toMatch(/EKS cluster c+… rejected .*access entry.*clock is \d+ s slow\.$/);
      expect(message.length).toBeLessThanOrEqual(300);
    }));
});
