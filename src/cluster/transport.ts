import type { IncomingMessage } from 'node:http';
import type { Agent } from 'node:https';

import { responseTo } from '../network/response.ts';
import { TunnelAgent } from '../network/tunnel.ts';
import { requestVerified } from '../network/verified.ts';
import type { ClusterAccess } from './access.ts';
import type { Credential } from './credentials.ts';
import { proxyOf } from './proxy.ts';

/** One request as it goes out; `path` starts with a slash and may hold a query. */
export type HttpRequest = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly contentType: string;
  readonly body: string;
};

/** Opens one request and answers as soon as the response's head is there; rejects on any transport error. */
export type Send = (
  request: HttpRequest,
  credential: Credential,
  signal: AbortSignal,
) => Promise<IncomingMessage>;

/**
 * The HTTPS connections to one cluster: kept alive, at most three, through the proxy that `proxyOf` names. `lost` is
 * told of each connection that ends, also while nobody uses it.
 */
export function openTransport(
  access: ClusterAccess,
  environment: Readonly<Record<string, string | undefined>>,
  userAgent: string,
  lost: () => void,
): { readonly send: Send; readonly close: () => void } {
  const proxy = proxyOf(access, environment);
  let agent: Agent | undefined;
  let agentKey = '';
  const agentFor = (credential: Credential): Agent => {
    const { certificate } = credential;
    const key = certificate.kind === 'pair' ? certificate.certificatePem : '';
    if (agent !== undefined && key === agentKey) return agent;
    agent?.destroy();
    agentKey = key;
    const options = {
      keepAlive: true,
      maxSockets: 3,
      ...(access.caPem === '' ? {} : { ca: access.caPem }),
      ...(access.tlsServerName === '' ? {} : { servername: access.tlsServerName }),
      ...(certificate.kind === 'pair' ? { cert: certificate.certificatePem, key: certificate.keyPem } : {}),
    };
    agent = new TunnelAgent(() => proxy, options);
    return agent;
  };
  const send: Send = async (request, credential, signal) => {
    const outgoing = requestVerified(new URL(`${access.server}${request.path}`), {
      method: request.method,
      agent: agentFor(credential),
      signal,
      headers: { 'user-agent': userAgent, ...headersOf(request, credential, access) },
    });
    outgoing.once('socket', (socket) => {
      if (!socket.listeners('close').includes(lost)) socket.on('close', lost);
    });
    return responseTo(outgoing, request.body, signal);
  };
  return { send, close: () => agent?.destroy() };
}

function headersOf(
  request: HttpRequest,
  credential: Credential,
  access: ClusterAccess,
): Record<string, string | string[]> {
  const { user, uid, groups, extra } = access.impersonation;
  return {
    accept: 'application/json',
    ...(request.body === ''
      ? {}
      : { 'content-type': request.contentType, 'content-length': `${Buffer.byteLength(request.body)}` }),
    ...(credential.authorization === '' ? {} : { authorization: credential.authorization }),
    ...(user === '' ? {} : { 'impersonate-user': user, 'impersonate-group': [...groups] }),
    ...(uid === '' ? {} : { 'impersonate-uid': uid }),
    ...Object.fromEntries(
      Object.entries(extra).map(([name, values]) => [
        `impersonate-extra-${encodeURIComponent(name)}`,
        [...values],
      ]),
    ),
  };
}
