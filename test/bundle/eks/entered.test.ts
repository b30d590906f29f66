import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { clusterArn } from '../../doubles/aws/eks-cluster.ts';
import { CLUSTER } from '../../doubles/aws/eks-job.ts';
import { ROLE, USER } from '../../doubles/aws/fake-aws.ts';
import { keyVariables } from '../../doubles/aws/identities.ts';
import { idTokenVariables, keysOfUser } from '../../doubles/aws/running-aws.ts';
import { ASSUMED, calls, expectBuilder, given, onEks, SESSION } from './place.ts';

describe.concurrent('an EKS cluster is entered', () => {
  test('by its name, with one call to EKS and none to STS', () =>
    onEks(async (eks) => {
      await expectBuilder(eks, USER);
      expect(eks.server.seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
        `GET /clusters/${CLUSTER}`,
      ]);
    }));

  test('by its ARN alone', () =>
    onEks((eks) => expectBuilder(eks, USER, { 'eks-cluster': clusterArn(CLUSTER), 'aws-region': '' })));

  test('by its name, in the region of AWS_REGION', () =>
    onEks((eks) => {
      const env = { ...keyVariables(keysOfUser(eks.aws)), AWS_REGION: 'eu-central-1' };
      return expectBuilder(eks, USER, { 'aws-region': '' }, env);
    }));

  test('with server and certificate-authority, without a call to EKS', () =>
    onEks(async (eks) => {
      await expectBuilder(eks, USER, given(eks));
      expect(eks.server.connections()).toBe(0);
    }));

  test('with the file of a certificate-authority in the workspace', () =>
    onEks(async (eks) => {
      writeFileSync(join(eks.scripted.job.workspace, 'ca.pem'), eks.caPem);
      await expectBuilder(eks, USER, { ...given(eks), 'certificate-authority': 'ca.pem' });
      expect(eks.server.connections()).toBe(0);
    }));

  test('on an Outpost, by the id that its tokens name', () =>
    onEks(async (eks) => {
      const id = '7b3f0c4e-9f4b-4b39-9d4e-0f7a3b9b1c55';
      eks.describe({ id });
      await expectBuilder(eks, USER);
    }, '7b3f0c4e-9f4b-4b39-9d4e-0f7a3b9b1c55'));

  test("by role-to-assume and the job's ID token, under a name of repository and run", () =>
    onEks(async (eks) => {
      const env = idTokenVariables(eks);
      await expectBuilder(eks, ASSUMED, { 'role-to-assume': ROLE }, env);
      expect(eks.aws.sessionNames).toEqual([SESSION]);
      expect(calls(eks, '/id-token?api-version=2.0&audience=sts.amazonaws.com')).toBe(
        calls(eks, '/id-token'),
      );
    }));

  test('by role-to-assume and keys, in one hop', () =>
    onEks(async (eks) => {
      await expectBuilder(eks, ASSUMED, { 'role-to-assume': ROLE });
      expect(eks.aws.sessionNames).toEqual([SESSION]);
    }));

  test("by the machine's role, when nothing else is there", () =>
    onEks((eks) =>
      expectBuilder(eks, 'arn:aws:sts::123456789012:assumed-role/machine-role/machine', {}, {}),
    ));

  test('by a runner whose clock is 20 minutes slow', () =>
    onEks(async (eks) => {
      eks.aws.clock.moveBy(20 * 60_000);
      await expectBuilder(eks, USER);
    }));

  test('by a runner whose clock is 20 minutes slow, with a role', () =>
    onEks(async (eks) => {
      eks.aws.clock.moveBy(20 * 60_000);
      await expectBuilder(eks, ASSUMED, { 'role-to-assume': ROLE }, idTokenVariables(eks));
    }));

  test('by a runner whose clock is 20 minutes slow, with keys that assume a role', () =>
    onEks(async (eks) => {
      eks.aws.clock.moveBy(20 * 60_000);
      await expectBuilder(eks, ASSUMED, { 'role-to-assume': ROLE });
    }));

  test('by a runner whose clock is 20 minutes fast', () =>
    onEks(async (eks) => {
      eks.aws.clock.moveBy(-20 * 60_000);
      await expectBuilder(eks, USER);
    }));
});
