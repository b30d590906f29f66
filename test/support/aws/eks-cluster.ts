/** A cluster as DescribeCluster shows it; what is not given is not in the answer. */
export type EksCluster = {
  readonly name: string;
  readonly status?: string;
  readonly arn?: string;
  readonly endpoint?: string;
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
