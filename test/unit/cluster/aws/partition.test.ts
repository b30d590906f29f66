import { expect, test } from 'vitest';

import { partitionOf, stsHost } from '../../../../src/cluster/aws/partition.ts';

/** Written by hand from AWS General Reference ("Service endpoints", STS) and the partitions' own user guides. */
const PARTITIONS: readonly (readonly [string, string])[] = [
  ['us-east-1', 'aws'],
  ['eu-central-1', 'aws'],
  ['il-central-1', 'aws'],
  // Four letters, as in the sovereign cloud, but no part of it.
  ['mx-central-1', 'aws'],
  // A region that does not exist yet.
  ['zz-north-9', 'aws'],
  ['cn-north-1', 'aws-cn'],
  ['cn-northwest-1', 'aws-cn'],
  ['us-gov-west-1', 'aws-us-gov'],
  ['us-gov-east-1', 'aws-us-gov'],
  ['eusc-de-east-1', 'aws-eusc'],
  // These four begin alike.
  ['us-iso-east-1', 'aws-iso'],
  ['us-isob-east-1', 'aws-iso-b'],
  ['us-isof-south-1', 'aws-iso-f'],
  ['eu-isoe-west-1', 'aws-iso-e'],
];

test.each(PARTITIONS)('%s is in %s, so that its roles and ARNs are accepted', (region, partition) => {
  expect(partitionOf(region).name).toBe(partition);
});

/** kubernetes-sigs/aws-iam-authenticator (pkg/endpoints, pkg/token) takes no other hosts. */
const HOSTS: readonly (readonly [string, '' | 'fips' | 'dual' | 'both', string])[] = [
  ['us-east-1', '', 'sts.us-east-1.amazonaws.com'],
  ['us-east-1', 'fips', 'sts-fips.us-east-1.amazonaws.com'],
  ['us-east-1', 'dual', 'sts.us-east-1.api.aws'],
  ['us-east-1', 'both', 'sts-fips.us-east-1.api.aws'],
  ['cn-north-1', '', 'sts.cn-north-1.amazonaws.com.cn'],
  ['cn-north-1', 'dual', 'sts.cn-north-1.api.amazonwebservices.com.cn'],
  ['us-gov-west-1', '', 'sts.us-gov-west-1.amazonaws.com'],
  // In GovCloud the ordinary host is the one with FIPS, and there is no other.
  ['us-gov-west-1', 'fips', 'sts.us-gov-west-1.amazonaws.com'],
  ['us-gov-west-1', 'both', 'sts-fips.us-gov-west-1.api.aws'],
  ['eusc-de-east-1', '', 'sts.eusc-de-east-1.amazonaws.eu'],
  ['eusc-de-east-1', 'dual', 'sts.eusc-de-east-1.api.amazonwebservices.eu'],
  ['us-iso-east-1', '', 'sts.us-iso-east-1.c2s.ic.gov'],
  ['us-isob-east-1', '', 'sts.us-isob-east-1.sc2s.sgov.gov'],
  ['eu-isoe-west-1', '', 'sts.eu-isoe-west-1.cloud.adc-e.uk'],
  ['us-isof-south-1', '', 'sts.us-isof-south-1.csp.hci.ic.gov'],
];

test.each(HOSTS)('the STS of %s %s is the one that its clusters accept', (region, choice, host) => {
  const useFips = choice === 'fips' || choice === 'both';
  const useDualStack = choice === 'dual' || choice === 'both';
  expect(stsHost(region, { useFips, useDualStack })).toBe(host);
});
