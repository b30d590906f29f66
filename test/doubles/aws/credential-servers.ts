import { randomBytes } from 'node:crypto';

import { type LocalRequest, type LocalServer, type Reply, startLocalServer } from '../api/local-server.ts';
import { type ChangingBehavior, newBehavior } from './behavior.ts';
import type { Identity } from './identities.ts';
import { pairsOf, splitUrl } from './query.ts';

/** A server that hands out temporary keys to who can reach it. */
export type CredentialServer = LocalServer & {
  /** The requests that came, as `VERB /path`. */
  readonly calls: readonly string[];
  readonly become: ChangingBehavior['become'];
};

type Issue = () => Required<Identity>;

/** Starts a machine's metadata service. */
export async function startMetadata(role: string, issue: Issue): Promise<CredentialServer> {
  return await start(metadata(role, issue));
}

/** Starts the agent of a container. */
export async function startContainerCredentials(token: string, issue: Issue): Promise<CredentialServer> {
  return await start(containerAgent(token, issue));
}

/** How a metadata service answers, version 2 only: a token first, then the role's name, then its keys. */
export function metadata(role: string, issue: Issue): (request: LocalRequest) => Reply {
  const tokens = new Set<string>();
  const folder = '/latest/meta-data/iam/security-credentials/';
  return ({ method, url, headers }) => {
    if (method === 'PUT' && url === '/latest/api/token') {
      if (!/^\d+$/.test(String(headers['x-aws-ec2-metadata-token-ttl-seconds']))) return text(400, '');
      const token = randomBytes(40).toString('base64');
      tokens.add(token);
      return text(200, token);
    }
    if (!tokens.has(String(headers['x-aws-ec2-metadata-token']))) return text(401, '');
    if (url === folder) return text(200, role);
    if (url !== `${folder}${role}`) return text(404, '');
    return text(200, JSON.stringify({ Code: 'Success', Type: 'AWS-HMAC', ...written(issue()) }));
  };
}

/** How the agent of EKS Pod Identity and ECS answers at /v1/credentials: keys for who sends the token. */
export function containerAgent(token: string, issue: Issue): (request: LocalRequest) => Reply {
  return ({ url, headers }) => {
    if (headers.authorization !== token) return text(401, 'unauthorized');
    if (url !== '/v1/credentials') return text(404, '');
    return text(200, JSON.stringify(written(issue())));
  };
}

/** How the portal of IAM Identity Center answers GetRoleCredentials (its API reference): keys for who sends the token. */
export function ssoPortal(token: string, issue: Issue): (request: LocalRequest) => Reply {
  return ({ url, headers }) => {
    const { path, query } = splitUrl(url);
    const parameters = new Map(pairsOf(query));
    const isWhole = parameters.get('role_name') === 'sso' && parameters.get('account_id') === '123456789012';
    if (path !== '/federation/credentials' || !isWhole) return json(404, { message: 'Not found' });
    if (headers['x-amz-sso_bearer_token'] !== token)
      return json(401, { message: 'Session token not found or invalid' }, 'UnauthorizedException');
    const { accessKeyId, secretAccessKey, sessionToken, expiration } = issue();
    const keys = { accessKeyId, secretAccessKey, sessionToken, expiration: expiration.getTime() };
    return json(200, { roleCredentials: keys });
  };
}

/** How IAM Identity Center's CreateToken renews a token (its OIDC API reference): for who sends the refresh token. */
export function ssoRenewal(refreshToken: string, accessToken: string): (request: LocalRequest) => Reply {
  return ({ body }) => {
    const { grantType, refreshToken: sent }: Readonly<Record<string, unknown>> = JSON.parse(body);
    return grantType === 'refresh_token' && sent === refreshToken
      ? json(200, { accessToken, expiresIn: 3600, tokenType: 'Bearer', refreshToken })
      : json(400, { error: 'invalid_grant' }, 'InvalidGrantException');
  };
}

async function start(answer: (request: LocalRequest) => Reply): Promise<CredentialServer> {
  const calls: string[] = [];
  const changing = newBehavior();
  const server = await startLocalServer((request) => {
    calls.push(`${request.method} ${request.url}`);
    const behavior = changing.next();
    if (behavior === 'silent') return 'silence';
    return behavior === 'works' ? answer(request) : text(behavior.status, behavior.message);
  });
  return { ...server, calls, become: changing.become };
}

function written({ accessKeyId, secretAccessKey, sessionToken, expiration }: Required<Identity>): object {
  const keys = { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, Token: sessionToken };
  return { ...keys, Expiration: expiration.toISOString().replace(/\.\d+/, '') };
}

function json(status: number, body: object, error?: string): Reply {
  const type = error === undefined ? {} : { 'x-amzn-errortype': error };
  return { status, headers: { 'content-type': 'application/json', ...type }, body: JSON.stringify(body) };
}

function text(status: number, body: string): Reply {
  return { status, headers: { 'content-type': 'text/plain' }, body };
}
