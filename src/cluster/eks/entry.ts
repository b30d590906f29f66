import type { AwsCredentials } from '../aws/credentials.ts';
import { type EndpointChoice, stsHost } from '../aws/partition.ts';
import type { AwsSource } from '../aws/source.ts';
import { proxyFor, readProxies } from '../network/proxy.ts';
import { atServerTime, clockOffset } from '../recipe/aws-clock.ts';
import { awsCredentialsBy, type Kitchen } from '../recipe/mint.ts';
import type { EksRecipe } from '../recipe/recipe.ts';
import { describeCluster, loadSdk } from './describe.ts';
import { refuseOutOfReach } from './reach.ts';

/** An EKS cluster as the inputs name it. */
export type EksRequest = EndpointChoice & {
  readonly name: string;
  readonly region: string;
  /** '' in both = EKS is asked. */
  readonly given: { readonly server: string; readonly caPem: string };
  readonly source: AwsSource;
  /** '' = AWS' own for the region. */
  readonly stsUrl: string;
};

/** Where the cluster is, and the recipe for its tokens. */
export type EksEntry = {
  readonly server: string;
  readonly caPem: string;
  readonly recipe: EksRecipe;
  /** AWS credentials that were needed on the way. */
  readonly known: AwsCredentials | undefined;
};

/** Finds the way into an EKS cluster. Codes as of `describeCluster`, and `unreachable` for an endpoint out of reach. */
export async function enterEks(
  request: EksRequest,
  kitchen: Kitchen,
  signal: AbortSignal,
): Promise<EksEntry> {
  const { name, region, useFips, useDualStack, given, source } = request;
  const stsUrl = request.stsUrl || `https://${stsHost(region, request)}`;
  const base = {
    kind: 'eks',
    cluster: name,
    clusterId: name,
    region,
    useFips,
    useDualStack,
    source,
    stsUrl,
  } as const;
  const clockReadAt = { nowMs: kitchen.nowMs(), uptimeMs: kitchen.uptimeMs() };
  const recipe = { ...base, madeMs: clockReadAt.nowMs, clockOffsetMs: 0, clockReadAt };
  if (given.server !== '') return { ...given, recipe, known: undefined };
  // It loads while GitHub and STS are on the way.
  const [credentials] = await Promise.all([awsCredentialsBy(recipe, kitchen, signal), loadSdk()]);
  const { environment } = kitchen;
  const question = { name, region, useFips, useDualStack, credentials, environment };
  const { clusterId, server, caPem, reach, dateMs } = await describeCluster(question, signal);
  const awsMs = kitchen.nowMs() + clockOffset(dateMs, kitchen.nowMs());
  const hasProxy = proxyFor(new URL(server), readProxies(environment)) !== undefined;
  await refuseOutOfReach(name, server, reach, hasProxy);
  return {
    server,
    caPem,
    known: credentials,
    recipe: { ...atServerTime(recipe, kitchen, dateMs), clusterId, madeMs: awsMs },
  };
}
