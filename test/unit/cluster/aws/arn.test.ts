import { expect, test } from 'vitest';

import {
  isClusterName,
  isRegion,
  parseClusterArn,
  partitionOfRole,
} from '../../../../src/cluster/aws/arn.ts';

const ACCOUNT = '123456789012';

test.each([
  [`arn:aws:eks:us-east-1:${ACCOUNT}:cluster/prod`, 'aws', 'us-east-1', 'prod'],
  [`arn:aws-cn:eks:cn-north-1:${ACCOUNT}:cluster/a_b-C9`, 'aws-cn', 'cn-north-1', 'a_b-C9'],
  [`arn:aws-us-gov:eks:us-gov-west-1:${ACCOUNT}:cluster/9`, 'aws-us-gov', 'us-gov-west-1', '9'],
  [`arn:aws-iso-b:eks:us-isob-east-1:${ACCOUNT}:cluster/x`, 'aws-iso-b', 'us-isob-east-1', 'x'],
])('the cluster %s is found by its ARN', (arn, partition, region, name) => {
  expect(parseClusterArn(arn)).toEqual({ partition, region, name });
});

test.each([
  '',
  'prod',
  // Another service, another thing of the same one.
  `arn:aws:ecs:us-east-1:${ACCOUNT}:cluster/prod`,
  `arn:aws:eks:us-east-1:${ACCOUNT}:nodegroup/prod/a/b`,
  // An account that is too short, and a line break at the end, which `$` alone lets in.
  'arn:aws:eks:us-east-1:12345:cluster/prod',
  `arn:aws:eks:us-east-1:${ACCOUNT}:cluster/prod\n`,
  `arn:aws:eks:us-east-1:${ACCOUNT}:cluster/${'c'.repeat(101)}`,
  `arn:aws:eks:us-east-1:${ACCOUNT}:cluster/../x`,
])('%j is the ARN of no cluster', (text) => {
  expect(parseClusterArn(text)).toBeUndefined();
});

test.each(['a', '9', 'Prod_eu-1', 'c'.repeat(100)])('EKS allows the name %s', (name) => {
  expect(isClusterName(name)).toBe(true);
});

test.each(['', '-a', '_a', 'a b', 'a/b', 'a.b', 'prod\n', 'c'.repeat(101), 'prod;x', 'größe'])(
  'EKS does not allow the name %j',
  (name) => {
    expect(isClusterName(name)).toBe(false);
  },
);

test.each([
  [`arn:aws:iam::${ACCOUNT}:role/ci`, 'aws'],
  [`arn:aws-us-gov:iam::${ACCOUNT}:role/team/path/ci+=,.@-_1`, 'aws-us-gov'],
  [`arn:aws:iam::${ACCOUNT}:role/${'r'.repeat(64)}`, 'aws'],
])('the role %s can be assumed', (arn, partition) => {
  expect(partitionOfRole(arn)).toBe(partition);
});

test.each([
  'ci',
  `arn:aws:iam::${ACCOUNT}:user/ci`,
  // What is seen of an assumed role, which people copy from logs.
  `arn:aws:sts::${ACCOUNT}:assumed-role/ci/session`,
  `arn:aws:iam::${ACCOUNT}:role/`,
  `arn:aws:iam::${ACCOUNT}:role/path/`,
  `arn:aws:iam::${ACCOUNT}:role/a b`,
  `arn:aws:iam::${ACCOUNT}:role/${'r'.repeat(65)}`,
  `arn:aws:iam:us-east-1:${ACCOUNT}:role/ci`,
  `arn:aws:iam::${ACCOUNT}:role/ci\n`,
])('%j is the ARN of no role', (text) => {
  expect(partitionOfRole(text)).toBeUndefined();
});

test.each(['us-east-1', 'us-gov-east-1', 'eusc-de-east-1', 'ap-southeast-12', 'us-isob-east-1'])(
  '%s is a region',
  (region) => expect(isRegion(region)).toBe(true),
);

test.each([
  '',
  'us-east',
  'us-east-1;x',
  'US-EAST-1',
  'us-east-1a',
  'us-east-1.evil.example',
  'us-east-1\n',
  'eu',
])('%j is no region, so that no host is made of it', (region) => expect(isRegion(region)).toBe(false));
