import { ActionError, messageOf } from '../../lib/errors.ts';
import { toSafeLine, truncate, withoutSecrets } from '../../lib/safe-text.ts';
import { timeOf } from '../aws/caller.ts';
import { type AwsFacts, readUrl } from '../aws/facts.ts';
import type { EndpointChoice } from '../aws/partition.ts';
import type { AwsCredentials } from '../aws/source.ts';
import type { Proxies } from '../network/proxy.ts';
import { type Trust, trustingSystem } from '../network/trust.ts';
import { plainAgent, secureAgent } from '../network/tunnel.ts';

/** What EKS says of a cluster that can be entered. */
export type EksCluster = {
  /** What its tokens name: the id of a local cluster on an Outpost, else the name. */
  readonly clusterId: string;
  readonly server: string;
  readonly caPem: string;
  readonly reach: EksReach;
  /** The time by AWS' clock when it said so; undefined when it does not. */
  readonly dateMs: number | undefined;
};

/** From where its endpoint can be reached. */
export type EksReach = {
  readonly isPublic: boolean;
  readonly publicCidrs: readonly string[];
  readonly vpc: string | undefined;
};

/** Whom to ask about which cluster, and by which proxies. */
export type EksQuestion = EndpointChoice & {
  readonly name: string;
  readonly region: string;
  readonly credentials: AwsCredentials;
  readonly facts: AwsFacts;
  readonly proxies: Proxies;
};

const CONNECT_MS = 5000;
const ANSWER_MS = 10_000;

/** Loads the EKS client of AWS' SDK, which takes as long as all the rest of the action: only here, and once. */
export const loadEksClient = () => import('@aws-sdk/client-eks');

/**
 * Asks EKS where a cluster is (DescribeCluster, the only right that is needed for it).
 *
 * @throws ActionError code `input` when the cluster does not exist, `not-ready` when it has no endpoint (yet),
 * `forbidden`, `unauthorized` or `unreachable`.
 */
export function describeCluster(question: EksQuestion, signal: AbortSignal): Promise<EksCluster> {
  return trustingSystem(question.proxies, (trust) => describeTrusting(trust, question, signal));
}

async function describeTrusting(
  trust: Trust,
  question: EksQuestion,
  signal: AbortSignal,
): Promise<EksCluster> {
  const { EKSClient, DescribeClusterCommand } = await loadEksClient();
  const { facts, proxies } = question;
  const { accessKeyId, secretAccessKey, sessionToken } = question.credentials;
  const client = new EKSClient({
    region: question.region,
    useFipsEndpoint: question.useFips,
    useDualstackEndpoint: question.useDualStack,
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) },
    requestHandler: {
      httpAgent: plainAgent(plainEndpoint(facts), proxies),
      httpsAgent: secureAgent(proxies, trust),
      connectionTimeout: CONNECT_MS,
      requestTimeout: ANSWER_MS,
      // It only warns otherwise.
      throwOnRequestTimeout: true,
    },
  });
  let dateMs: number | undefined;
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      dateMs = dateOf(result.response);
      return result;
    },
    { step: 'deserialize', priority: 'low' },
  );
  try {
    const { cluster } = await client.send(new DescribeClusterCommand({ name: question.name }), {
      abortSignal: signal,
    });
    return { ...readCluster(question.name, cluster), dateMs };
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof ActionError ? error : explain(question, error);
  } finally {
    client.destroy();
  }
}

/** EKS by http, which only a variable or a profile asks for (AWS SDKs, service-specific endpoints). */
function plainEndpoint(facts: AwsFacts): URL {
  const own = readUrl(facts, 'AWS_ENDPOINT_URL_EKS') ?? readUrl(facts, 'AWS_ENDPOINT_URL');
  return new URL(own ?? 'http://localhost');
}

function dateOf(response: unknown): number | undefined {
  const headers =
    typeof response === 'object' && response !== null && 'headers' in response ? response.headers : undefined;
  const date =
    typeof headers === 'object' && headers !== null && 'date' in headers ? headers.date : undefined;
  return typeof date === 'string' ? timeOf(date) : undefined;
}

/** The parts of a DescribeCluster answer that are read, all of them optional there. */
type Described = {
  readonly id?: string | undefined;
  readonly status?: string | undefined;
  readonly endpoint?: string | undefined;
  readonly certificateAuthority?: { readonly data?: string | undefined } | undefined;
  readonly connectorConfig?: object | undefined;
  readonly resourcesVpcConfig?:
    | {
        readonly endpointPublicAccess?: boolean | undefined;
        readonly publicAccessCidrs?: readonly string[] | undefined;
        readonly vpcId?: string | undefined;
      }
    | undefined;
};

function readCluster(name: string, cluster: Described | undefined): Omit<EksCluster, 'dateMs'> {
  if (cluster?.connectorConfig !== undefined)
    throw new ActionError({
      code: 'input',
      topic: 'eks-not-found',
      message: `Cluster ${name} is only registered with EKS, which does not run it.`,
      hint: 'Use `kubeconfig` for it.',
    });
  // Those in which a cluster has an endpoint (aws-cli, awscli/customizations/eks/update_kubeconfig.py).
  if (cluster?.status !== 'ACTIVE' && cluster?.status !== 'UPDATING')
    throw new ActionError({
      code: 'not-ready',
      topic: 'eks-not-active',
      message: `EKS cluster ${name} is ${cluster?.status ?? 'not there'}.`,
      hint: 'It must be ACTIVE.',
    });
  const { endpoint, certificateAuthority, resourcesVpcConfig: network } = cluster;
  const ca = certificateAuthority?.data;
  if (!endpoint || !ca)
    throw new ActionError({
      code: 'not-ready',
      topic: 'eks-not-active',
      message: `EKS cluster ${name} has no endpoint yet.`,
      hint: 'Run the job again later.',
    });
  return {
    clusterId: cluster.id ?? name,
    server: endpoint.replace(/\/+$/, ''),
    caPem: Buffer.from(ca, 'base64').toString('utf8'),
    reach: {
      isPublic: network?.endpointPublicAccess ?? true,
      publicCidrs: network?.publicAccessCidrs ?? [],
      vpc: network?.vpcId,
    },
  };
}

/** Returns the error for a user, by the name of the SDK's (EKS API reference, Common errors). */
function explain({ name, region }: EksQuestion, error: unknown): ActionError {
  const code = error instanceof Error ? error.name : '';
  const words = truncate(withoutSecrets(toSafeLine(messageOf(error))), 100);
  if (code === 'ResourceNotFoundException')
    return new ActionError({
      code: 'input',
      topic: 'eks-not-found',
      message: `EKS cluster ${name} does not exist in ${region} of this account.`,
      hint: 'Check `eks-cluster`, `aws-region` and the role.',
      cause: error,
    });
  if (code.startsWith('AccessDenied'))
    return new ActionError({
      code: 'forbidden',
      topic: 'eks-describe',
      message: `The AWS role may not use eks:DescribeCluster on ${name}.`,
      hint: 'Allow it, or set `server` and `certificate-authority`.',
      cause: error,
    });
  if (/Token|Signature|Unrecognized|MissingAuthentication|RequestTimeTooSkewed|RequestExpired/.test(code))
    return new ActionError({
      code: 'unauthorized',
      topic: 'aws-keys',
      message: `EKS rejected the AWS credentials: ${code}: ${words}.`,
      hint: 'Check whether they have expired.',
      cause: error,
    });
  const why =
    code === 'TimeoutError' ? 'no answer in time' : `${code === 'Error' ? '' : `${code}: `}${words}`;
  return new ActionError({
    code: 'unreachable',
    topic: 'eks-describe',
    message: `EKS in ${region} did not answer about ${name}: ${why}.`,
    hint: 'Check `aws-region`, and the network between this runner and it (proxy, VPC endpoint).',
    cause: error,
  });
}
