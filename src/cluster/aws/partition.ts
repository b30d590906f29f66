/** A partition of AWS: the regions that share accounts, and the domains of their services. */
export type Partition = {
  readonly name: string;
  readonly domain: string;
  /** Of hosts that have an IPv6 address too. */
  readonly dualStackDomain: string;
};

const COMMERCIAL: Partition = { name: 'aws', domain: 'amazonaws.com', dualStackDomain: 'api.aws' };

/** By the first parts of a region's name, as in AWS' own partitions.json. */
const OTHERS: Readonly<Record<string, Partition>> = {
  'cn-': { name: 'aws-cn', domain: 'amazonaws.com.cn', dualStackDomain: 'api.amazonwebservices.com.cn' },
  'us-gov-': { name: 'aws-us-gov', domain: 'amazonaws.com', dualStackDomain: 'api.aws' },
  'eusc-': { name: 'aws-eusc', domain: 'amazonaws.eu', dualStackDomain: 'api.amazonwebservices.eu' },
  'us-iso-': { name: 'aws-iso', domain: 'c2s.ic.gov', dualStackDomain: 'api.aws.ic.gov' },
  'us-isob-': { name: 'aws-iso-b', domain: 'sc2s.sgov.gov', dualStackDomain: 'api.aws.scloud' },
  'eu-isoe-': { name: 'aws-iso-e', domain: 'cloud.adc-e.uk', dualStackDomain: 'api.cloud-aws.adc-e.uk' },
  'us-isof-': { name: 'aws-iso-f', domain: 'csp.hci.ic.gov', dualStackDomain: 'api.aws.hci.ic.gov' },
};

/** Returns the partition of a region. A region that is not known counts as commercial, as with AWS' own tools. */
export function partitionOf(region: string): Partition {
  const found = Object.entries(OTHERS).find(([start]) => region.startsWith(start));
  return found?.[1] ?? COMMERCIAL;
}

/** Which hosts of a service are asked: those with FIPS 140 cryptography, and those with IPv6. */
export type EndpointChoice = { readonly useFips: boolean; readonly useDualStack: boolean };

/** Returns the regional host of STS, by its endpoint rules: in GovCloud the ordinary host is the one with FIPS. */
export function stsHost(region: string, { useFips, useDualStack }: EndpointChoice): string {
  const { name, domain, dualStackDomain } = partitionOf(region);
  const isOrdinary = !useFips || (name === 'aws-us-gov' && !useDualStack);
  return `${isOrdinary ? 'sts' : 'sts-fips'}.${region}.${useDualStack ? dualStackDomain : domain}`;
}
