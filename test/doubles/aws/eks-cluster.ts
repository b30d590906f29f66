/** Where the clusters of these tests are, and in whose account. */
export const REGION = 'eu-central-1';
export const ACCOUNT = '123456789012';

/** A cluster as DescribeCluster shows it; what is not given is not in the answer. */
export type EksCluster = {
  readonly name: string;
  readonly status?: string;
  readonly arn?: string;
  readonly endpoint?: string | undefined;
  readonly certificateAuthority?: { readonly data: string };
  /** Clusters on Outposts only. */
  readonly id?: string;
  readonly version?: string;
  readonly resourcesVpcConfig?: {
    readonly endpointPublicAccess?: boolean;
    readonly endpointPrivateAccess?: boolean;
    readonly publicAccessCidrs?: readonly string[];
    readonly vpcId?: string;
  };
  readonly accessConfig?: { readonly authenticationMode: string };
  /** Clusters elsewhere that are only registered. */
  readonly connectorConfig?: { readonly provider: string };
};

/** A cluster that serves at this URL, with this authority. */
export function activeCluster(name: string, endpoint: string, caPem: string): EksCluster {
  return {
    name,
    status: 'ACTIVE',
    arn: clusterArn(name),
    version: '1.35',
    endpoint,
    certificateAuthority: { data: Buffer.from(caPem).toString('base64') },
    resourcesVpcConfig: {
      endpointPublicAccess: true,
      endpointPrivateAccess: false,
      publicAccessCidrs: ['0.0.0.0/0'],
      vpcId: 'vpc-055845EXAMPLE',
    },
  };
}

/** Its ARN. */
export function clusterArn(name: string): string {
  return `arn:aws:eks:${REGION}:${ACCOUNT}:cluster/${name}`;
}
