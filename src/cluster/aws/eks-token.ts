import { ActionError } from '../../lib/errors.ts';
import { type EndpointChoice, stsHost } from './partition.ts';
import { presign } from './sigv4.ts';
import type { AwsCredentials } from './source.ts';

/** A bearer token for an API server, and until when it may be used, in ms since the epoch; undefined = it is not known. */
export type BearerToken = { readonly token: string; readonly expiresMs: number | undefined };

/** The cluster as its token names it: its name, or the id of a local cluster on an Outpost. */
export type EksTarget = EndpointChoice & { readonly clusterId: string; readonly region: string };

const EXPIRES_SECONDS = 60;
/** The verifier counts 15 minutes from X-Amz-Date; one is left for slow clocks, as by AWS' own tools. */
const LIFE_MS = 14 * 60_000;
/** kubernetes-sigs/aws-iam-authenticator, pkg/token/token.go refuses longer ones. */
const LONGEST_TOKEN = 4096;

/**
 * Returns the token that EKS takes: a presigned GetCallerIdentity, whose header x-k8s-aws-id the cluster adds by itself
 * (aws-cli, awscli/customizations/eks/get_token.py; aws-iam-authenticator, pkg/token). Nothing is sent. `nowMs` is
 * AWS' time.
 *
 * @throws ActionError code `input` when the credentials are so long that no cluster takes the token.
 */
export function eksToken(
  target: EksTarget,
  credentials: AwsCredentials,
  nowMs: number,
): BearerToken & { readonly expiresMs: number } {
  const request = {
    url: `https://${stsHost(target.region, target)}`,
    query: [
      ['Action', 'GetCallerIdentity'],
      ['Version', '2011-06-15'],
    ],
    headers: [['x-k8s-aws-id', target.clusterId]],
    expiresSeconds: EXPIRES_SECONDS,
    scope: { region: target.region, service: 'sts' },
  } as const;
  const url = presign(request, credentials, nowMs);
  const token = `k8s-aws-v1.${Buffer.from(url).toString('base64url')}`;
  if (token.length > LONGEST_TOKEN)
    throw new ActionError({
      code: 'input',
      topic: 'aws-role',
      message: `The EKS token has ${token.length} characters, and clusters accept at most ${LONGEST_TOKEN}.`,
      hint: 'Assume the role with a shorter session policy, or without one.',
    });
  return { token, expiresMs: Math.min(nowMs + LIFE_MS, credentials.expiresMs ?? Number.POSITIVE_INFINITY) };
}
