import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';
import { refuse } from '../api/fake-api.ts';
import { FakeCluster } from '../api/fake-cluster.ts';
import { type ScriptedJob, startScriptedJob } from '../api/scripted-job.ts';
import type { ScriptedServer } from '../api/scripted-server.ts';
import { activeCluster, type EksCluster, REGION } from './eks-cluster.ts';
import type { FakeAws, Lives } from './fake-aws.ts';
import { startFakeAws } from './running-aws.ts';

/** A job whose cluster is one of EKS: a scripted API server that lets in whom the fake AWS knows. */
export type EksJob = {
  readonly scripted: ScriptedJob;
  readonly cluster: FakeCluster;
  readonly aws: FakeAws;
  readonly server: ScriptedServer;
  readonly url: string;
  /** The API server's authority, PEM. */
  readonly caPem: string;
  /** Changes what EKS says of the cluster, which is active otherwise. */
  readonly describe: (changes: Partial<EksCluster>) => void;
  /** Inputs that name the cluster by eks-cluster and aws-region. */
  readonly inputs: (more?: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
  /** Variables that send AWS' calls to the fake one. */
  readonly endpoints: Readonly<Record<string, string>>;
  /** The identities that made calls to the API server, or what was wrong with their tokens; each once. */
  readonly callers: () => readonly string[];
  readonly close: () => Promise<void>;
};

/** Its name. */
export const CLUSTER = 'prod';

/** Starts it, with the cluster in EKS; `close` is owed. */
export async function startEksJob(clusterId = CLUSTER, lives: Lives = {}): Promise<EksJob> {
  const { aws, server, url } = await startFakeAws(lives);
  const callers = new Set<string>();
  const cluster = new FakeCluster();
  const scripted = await startScriptedJob((request, response, seen) => {
    const caller = aws.callerOf(request.headers.authorization ?? '', clusterId);
    callers.add(caller);
    if (caller.startsWith('arn:')) cluster.script(request, response, seen);
    else refuse(response, 401, 'Unauthorized', 'Unauthorized');
  });
  const caPem = caOf(scripted);
  const describe = (changes: Partial<EksCluster>): void =>
    void aws.clusters.splice(0, 1, { ...activeCluster(CLUSTER, scripted.fake.url, caPem), ...changes });
  describe({});
  return {
    ...{ scripted, cluster, aws, server, url, caPem, describe },
    inputs: (more = {}) => {
      const { kubeconfig: _, ...others } = scripted.inputs();
      return { ...others, namespace: 'builds', 'eks-cluster': CLUSTER, 'aws-region': REGION, ...more };
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
