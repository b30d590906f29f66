import { connect } from 'node:net';
import { ActionError } from '../../lib/errors.ts';
import { truncate } from '../../lib/safe-text.ts';
import { type EndpointChoice, stsHost } from '../aws/partition.ts';
import type { AwsCredentials, AwsSource } from '../aws/source.ts';
import { type Proxies, proxyFor } from '../network/proxy.ts';
import { atServerTime, clockOffset } from '../recipe/aws-clock.ts';
import type { MintContext } from '../recipe/context.ts';
import { awsCredentialsBy } from '../recipe/mint.ts';
import type { EksRecipe } from '../recipe/recipe.ts';
import { describeCluster, type EksReach, loadEksClient } from './describe.ts';

/** Where a cluster is: its address and its authority. */
type Server = { readonly server: string; readonly caPem: string };

/** An EKS cluster as the inputs name it. */
export type EksRequest = EndpointChoice & {
  readonly name: string;
  readonly region: string;
  /** Where it is, undefined when EKS is to be asked. */
  readonly given: Server | undefined;
  readonly source: AwsSource;
  /** The STS to ask, undefined for AWS' own in the region. */
  readonly stsUrl: string | undefined;
  readonly proxies: Proxies;
};

/** Where the cluster is, and the recipe for its tokens. */
export type EksEntry = Server & {
  readonly recipe: EksRecipe;
  /** AWS credentials that were needed on the way. */
  readonly known: AwsCredentials | undefined;
};

/**
 * Finds the way into an EKS cluster.
 *
 * @throws ActionError with the codes of `describeCluster`, and `unreachable` for an endpoint out of reach.
 */
export async function enterEks(
  request: EksRequest,
  context: MintContext,
  signal: AbortSignal,
): Promise<EksEntry> {
  const { name, region, useFips, useDualStack, given, source, proxies } = request;
  const clockReadAt = { nowMs: context.nowMs(), uptimeMs: context.uptimeMs() };
  const recipe: EksRecipe = {
    kind: 'eks',
    ...{ cluster: name, clusterId: name, region, useFips, useDualStack, source },
    stsUrl: request.stsUrl ?? `https://${stsHost(region, request)}`,
    ...{ madeMs: clockReadAt.nowMs, clockOffsetMs: 0, clockReadAt },
  };
  if (given !== undefined) return { ...given, recipe, known: undefined };
  // It loads while GitHub and STS are asked.
  const [credentials] = await Promise.all([awsCredentialsBy(recipe, context, signal), loadEksClient()]);
  const question = { name, region, useFips, useDualStack, credentials, facts: source.facts, proxies };
  const { clusterId, server, caPem, reach, dateMs } = await describeCluster(question, signal);
  const awsMs = context.nowMs() + clockOffset(dateMs, context.nowMs());
  await refuseOutOfReach(name, server, reach, proxyFor(new URL(server), proxies) !== undefined);
  return {
    server,
    caPem,
    known: credentials,
    recipe: { ...atServerTime(recipe, context, dateMs), clusterId, madeMs: awsMs },
  };
}

const CONNECT_MS = 5000;

/**
 * Refuses an endpoint that this runner does not reach and that EKS says is not open to all: a private one has a public
 * name all the same, and would be called without an answer for a minute (EKS User Guide, cluster endpoint). Behind a
 * proxy nothing is tried: it may reach what we do not.
 *
 * @throws ActionError code `unreachable`
 */
export async function refuseOutOfReach(
  name: string,
  server: string,
  reach: EksReach,
  hasProxy: boolean,
): Promise<void> {
  const isForAll =
    reach.isPublic && (reach.publicCidrs.length === 0 || reach.publicCidrs.includes('0.0.0.0/0'));
  if (isForAll || hasProxy || (await isReachable(new URL(server)))) return;
  const vpc = reach.vpc ?? 'its VPC';
  const what = reach.isPublic
    ? `The endpoint of EKS cluster ${name} is open only to ${truncate(reach.publicCidrs.join(', '), 100)}, and this runner cannot reach it.`
    : `The endpoint of EKS cluster ${name} is private, and this runner cannot reach it.`;
  throw new ActionError({
    code: 'unreachable',
    topic: 'eks-private',
    message: what,
    hint: `Run the job in ${vpc} or in a network that is routed to it, or set HTTPS_PROXY.`,
  });
}

function isReachable({ hostname, port }: URL): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || '443') });
    const end = (isOpen: boolean): void => {
      socket.destroy();
      done(isOpen);
    };
    socket.setTimeout(CONNECT_MS, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}
