import type { LocalRequest } from '../api/local-server.ts';
import { presignedGet } from './presigned.ts';
import { pairsOf, splitUrl } from './query.ts';
import { SignatureProblem } from './signature-problem.ts';
import { momentOf } from './sigv4.ts';
import { parametersOf } from './sts.ts';
import { identify, type StsWorld } from './sts-actions.ts';
import { stsRefusalOf } from './sts-error.ts';

const CLUSTER_HEADER = 'x-k8s-aws-id';

/** A token is looked at as soon as it is made here, so that one of another hour is of a wrong clock. */
const SKEW_MS = 5 * 60_000;

/**
 * Whom a cluster of this id sees in an Authorization header: an ARN, or else what is wrong. It does what
 * aws-iam-authenticator does: asks STS by the URL in the token, with its own id in a header.
 */
export function callerOf(world: StsWorld, authorization: string, clusterId: string): string {
  try {
    const [, token] = /^Bearer k8s-aws-v1\.([\w-]+)$/.exec(authorization) ?? [];
    if (token === undefined) return `no token: ${authorization.slice(0, 20)}`;
    const url = Buffer.from(token, 'base64url').toString();
    const request = presignedGet(url, { [CLUSTER_HEADER]: clusterId });
    return identifiedIn(world, request);
  } catch (error) {
    if (error instanceof SignatureProblem) return error.message;
    throw error;
  }
}

function identifiedIn(world: StsWorld, request: LocalRequest): string {
  try {
    const { by } = identify(world, request, parametersOf(request));
    return faultOf(request, world.clock.now()) ?? by;
  } catch (error) {
    return stsRefusalOf(error).code;
  }
}

function faultOf({ url }: LocalRequest, now: Date): string | undefined {
  const values = new Map(pairsOf(splitUrl(url).query));
  // Any cluster could use a token that does not say whose it is.
  const signed = values.get('X-Amz-SignedHeaders')?.split(';');
  if (signed?.includes(CLUSTER_HEADER) !== true) return `${CLUSTER_HEADER} is not signed`;
  const ageMs = now.getTime() - momentOf(values.get('X-Amz-Date') ?? '').getTime();
  return Math.abs(ageMs) > SKEW_MS ? 'another clock' : undefined;
}
