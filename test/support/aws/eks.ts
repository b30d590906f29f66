import type { PemPair } from '../certificates.ts';
import type { Clock } from '../clock.ts';
import { type LocalRequest, type LocalServer, type Reply, startLocalServer } from '../local-server.ts';
import { evenTemper, type Refusal, type Temper } from '../mood.ts';
import type { EksCluster } from './eks-cluster.ts';
import type { Identities, Identity } from './identities.ts';
import { splitUrl } from './query.ts';
import { type ProblemKind, SignatureProblem } from './signature-problem.ts';
import { verifySigV4 } from './sigv4.ts';

/** What a local EKS knows. */
export type EksWorld = {
  readonly clock: Clock;
  readonly identities: Identities;
  readonly region: string;
  /** Read at each call. */
  readonly clusters: readonly EksCluster[];
  /** Who may describe a cluster; everybody unless said otherwise. */
  readonly allows?: (caller: Identity, cluster: string) => boolean;
};

/** A call as it was answered: the caller's ARN, the cluster's name, and `200`, the error's type or `silence`. */
export type EksCall = { readonly by: string; readonly cluster: string; readonly outcome: string };

/** A local EKS. */
export type Eks = LocalServer & { readonly calls: readonly EksCall[]; readonly become: Temper['become'] };

type Answer = { readonly by: string; readonly reply: EksCluster | Refusal };

/** Starts it: `GET /clusters/NAME`, whose signature for service eks it verifies itself; https with a certificate. */
export async function startEks(world: EksWorld, certificate?: PemPair): Promise<Eks> {
  const calls: EksCall[] = [];
  const temper = evenTemper();
  const server = await startLocalServer((request) => {
    const [, cluster = ''] = /^\/clusters\/([^/]+)$/.exec(splitUrl(request.url).path) ?? [];
    const mood = temper.next();
    if (mood === 'silent') {
      calls.push({ by: '', cluster, outcome: 'silence' });
      return 'silence';
    }
    const { by, reply } =
      mood === 'well' ? describeCluster(world, request, cluster) : { by: '', reply: mood };
    calls.push({ by, cluster, outcome: 'code' in reply ? reply.code : '200' });
    return render(reply, world.clock.now());
  }, certificate);
  return { ...server, calls, become: temper.become };
}

function describeCluster(world: EksWorld, request: LocalRequest, name: string): Answer {
  const { clock, identities, region, clusters, allows = () => true } = world;
  try {
    const caller = verifySigV4(request, identities, { region, service: 'eks', now: clock.now() });
    const by = caller.arn;
    if (!allows(caller, name)) {
      const message = `User: ${by} is not authorized to perform: eks:DescribeCluster on resource: ${name}`;
      return { by, reply: { status: 403, code: 'AccessDeniedException', message } };
    }
    const message = `No cluster found for name: ${name}.`;
    const missing = { status: 404, code: 'ResourceNotFoundException', message };
    return { by, reply: clusters.find((cluster) => cluster.name === name) ?? missing };
  } catch (error) {
    if (!(error instanceof SignatureProblem)) throw error;
    return { by: '', reply: { status: 403, code: TYPES[error.kind], message: error.message } };
  }
}

const TYPES: Readonly<Record<ProblemKind, string>> = {
  unsigned: 'MissingAuthenticationTokenException',
  incomplete: 'IncompleteSignatureException',
  'unknown key': 'UnrecognizedClientException',
  'expired keys': 'ExpiredTokenException',
  'wrong signature': 'InvalidSignatureException',
};

function render(reply: EksCluster | Refusal, now: Date): Reply {
  const headers = { 'content-type': 'application/json', date: now.toUTCString() };
  if (!('code' in reply)) return { status: 200, headers, body: JSON.stringify({ cluster: reply }) };
  const { status, code, message } = reply;
  return { status, headers: { ...headers, 'x-amzn-errortype': code }, body: JSON.stringify({ message }) };
}
