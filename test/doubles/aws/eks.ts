import {
  type Answer,
  type LocalRequest,
  type LocalServer,
  type Reply,
  startLocalServer,
} from '../api/local-server.ts';
import type { PemPair } from '../network/certificates.ts';
import type { Clock } from '../runner/clock.ts';
import { type Behavior, type ChangingBehavior, newBehavior, type Refusal } from './behavior.ts';
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
export type Eks = LocalServer & {
  readonly calls: readonly EksCall[];
  readonly become: ChangingBehavior['become'];
};

type Description = { readonly by: string; readonly reply: EksCluster | Refusal };

/** Starts it: `GET /clusters/NAME`, whose signature for service eks it verifies itself; https with a certificate. */
export async function startEks(world: EksWorld, certificate?: PemPair): Promise<Eks> {
  const calls: EksCall[] = [];
  const changing = newBehavior();
  const server = await startLocalServer((request) => {
    const { call, reply } = answerEks(world, request, changing.next());
    calls.push(call);
    return reply;
  }, certificate);
  return { ...server, calls, become: changing.become };
}

/** What it answers, and the call as it is known then. */
export function answerEks(
  world: EksWorld,
  request: LocalRequest,
  behavior: Behavior = 'works',
): { readonly call: EksCall; readonly reply: Reply } {
  const [, cluster = ''] = /^\/clusters\/([^/]+)$/.exec(splitUrl(request.url).path) ?? [];
  if (behavior === 'silent') return { call: { by: '', cluster, outcome: 'silence' }, reply: 'silence' };
  const { by, reply } =
    behavior === 'works' ? describeCluster(world, request, cluster) : { by: '', reply: behavior };
  const outcome = 'code' in reply ? reply.code : '200';
  return { call: { by, cluster, outcome }, reply: eksAnswer(reply, world.clock.now()) };
}

function describeCluster(world: EksWorld, request: LocalRequest, name: string): Description {
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

/** A cluster or a refusal, as EKS writes it at that hour. */
export function eksAnswer(reply: EksCluster | Refusal, now: Date): Answer {
  const headers = { 'content-type': 'application/json', date: now.toUTCString() };
  if (!('code' in reply)) return { status: 200, headers, body: JSON.stringify({ cluster: reply }) };
  const { status, code, message } = reply;
  return { status, headers: { ...headers, 'x-amzn-errortype': code }, body: JSON.stringify({ message }) };
}
