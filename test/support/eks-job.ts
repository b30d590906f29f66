import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import { refuse } from './fake-api.ts';
import { type AwsKeys, type FakeAws, startFakeAws } from './fake-aws.ts';
import { FakeCluster } from './fake-cluster.ts';
import { type ScriptedJob, startScriptedJob } from './scripted-job.ts';
import type { ScriptedServer } from './scripted-server.ts';

/** A job whose cluster is one of EKS: a scripted API server that lets in whom the fake AWS knows. */
export type EksJob = {
  readonly scripted: ScriptedJob;
  readonly cluster: FakeCluster;
  readonly aws: FakeAws;
  readonly server: ScriptedServer;
  readonly url: string;
  /** The API server's authority, PEM. */
  readonly caPem: string;
  /** Inputs that name the cluster by eks-cluster and aws-region. */
  readonly inputs: (more?: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
  /** Variables that send AWS' calls to the fake one. */
  readonly endpoints: Readonly<Record<string, string>>;
  /** The identities that made calls to the API server, or what was wrong with their tokens; each once. */
  readonly callers: () => readonly string[];
  readonly close: () => Promise<void>;
};

export const CLUSTER = 'prod';
const REGION = 'eu-central-1';
/** Its ARN, in the region of the inputs. */
export const CLUSTER_ARN = `arn:aws:eks:${REGION}:123456789012:cluster/${CLUSTER}`;

/** Starts it, with the cluster in EKS; `close` is owed. */
export async function startEksJob(clusterId = CLUSTER): Promise<EksJob> {
  const { aws, server, url } = await startFakeAws();
  const callers = new Set<string>();
  const cluster = new FakeCluster();
  const scripted = await startScriptedJob((request, response, seen) => {
    const caller = aws.callerOf(request.headers.authorization ?? '', clusterId);
    callers.add(caller);
    if (caller.startsWith('arn:')) cluster.script(request, response, seen);
    else refuse(response, 401, 'Unauthorized', 'Unauthorized');
  });
  const caPem = caOf(scripted);
  aws.clusters.set(CLUSTER, describe(scripted.fake.url, caPem));
  return {
    ...{ scripted, cluster, aws, server, url, caPem },
    inputs: (more = {}) => {
      const { kubeconfig: _, ...others } = scripted.inputs();
      return { ...others, 'eks-cluster': CLUSTER, 'aws-region': REGION, ...more };
    },
    endpoints: {
      AWS_ENDPOINT_URL_EKS: url,
      AWS_ENDPOINT_URL_STS: url,
      AWS_EC2_METADATA_SERVICE_ENDPOINT: url,
    },
    callers: () => [...callers],
    close: async () => {
      await scripted.close();
      await server.close();
    },
  };
}

/** As EKS describes a cluster that serves (EKS API reference, DescribeCluster). */
export function describe(endpoint: string, caPem: string, more: object = {}): object {
  return {
    arn: CLUSTER_ARN,
    version: '1.35',
    endpoint,
    status: 'ACTIVE',
    certificateAuthority: { data: Buffer.from(caPem).toString('base64') },
    resourcesVpcConfig: {
      endpointPublicAccess: true,
      endpointPrivateAccess: false,
      publicAccessCidrs: ['0.0.0.0/0'],
      vpcId: 'vpc-055845EXAMPLE',
    },
    ...more,
  };
}

/** An identity that may do everything. */
export function newUser(aws: FakeAws): AwsKeys {
  return aws.newKeys('arn:aws:iam::123456789012:user/ci');
}

/** The folder that main left, '' when it left none. */
export function leftBy({ job }: ScriptedJob): string {
  const [own] = readdirSync(job.temp).filter((one) => one.startsWith('setup-buildx'));
  return own === undefined ? '' : join(job.temp, own);
}

/** The `exec` section of the kubeconfig that main left. */
export function execOf(scripted: ScriptedJob): {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: readonly { readonly name: string; readonly value: string }[];
} {
  return JSON.parse(readFileSync(join(leftBy(scripted), 'kubeconfig'), 'utf8')).users[0].user.exec;
}

function caOf(scripted: ScriptedJob): string {
  const [{ cluster }]: [{ cluster: Record<string, string> }] = parse(
    scripted.inputs().kubeconfig ?? '',
  ).clusters;
  return Buffer.from(cluster['certificate-authority-data'] ?? '', 'base64').toString();
}
