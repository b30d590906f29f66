import type { IncomingMessage } from 'node:http';
import type { Agent } from 'node:https';
import { type ClusterAccess, proxyOf } from '../access/access.ts';
import type { Credential } from '../access/credentials.ts';
import { requestVerified, responseTo } from '../network/exchange.ts';
import type { Proxies } from '../network/proxy.ts';
import { type Trust, trustingSystem } from '../network/trust.ts';
import { type Route, TunnelAgent } from '../network/tunnel.ts';
import type { CallLimits } from './retry.ts';

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

/** The way out of this runner, who asks, and how long a proxy may take. */
export type TransportOptions = {
  readonly proxies: Proxies;
  readonly userAgent: string;
  readonly limits: Pick<CallLimits, 'tunnelMs'>;
};

/**
 * The HTTPS connections to one cluster: kept alive, at most three, through the proxy that `proxyOf` returns. `lost` is
 * called for each connection that ends, also while no request uses it.
 */
export function openTransport(
  access: ClusterAccess,
  { proxies, userAgent, limits }: TransportOptions,
  lost: () => void,
): { readonly send: Send; readonly close: () => void } {
  const route = { proxyFor: () => proxy, limitMs: limits.tunnelMs };
  const proxy = proxyOf(access, proxies);
  const agents = openAgents(access, route);
  const sendTrusting = (
    trust: Trust,
    ...[request, credential, signal]: Parameters<Send>
  ): Promise<IncomingMessage> => {
    const outgoing = requestVerified(new URL(`${access.server}${request.path}`), {
      method: request.method,
      agent: agents.agentFor(credential, trust),
      signal,
      headers: { 'user-agent': userAgent, ...headersOf(request, credential, access) },
    });
    outgoing.once('socket', (socket) => {
      if (!socket.listeners('close').includes(lost)) socket.on('close', lost);
    });
    return responseTo(outgoing, request.body, signal);
  };
  const own: Trust = { ca: [access.caPem] };
  const send: Send = async (...parts) =>
    access.caPem === ''
      ? trustingSystem(proxies, (trust) => sendTrusting(trust, ...parts))
      : sendTrusting(own, ...parts);
  return { send, close: agents.close };
}

/** One agent at a time: another certificate, or other authorities, take connections of their own. */
function openAgents(
  { tlsServerName }: ClusterAccess,
  route: Route,
): { readonly agentFor: (credential: Credential, trust: Trust) => Agent; readonly close: () => void } {
  let last: { readonly agent: Agent; readonly key: string; readonly trust: Trust } | undefined;
  const agentFor = ({ certificate }: Credential, trust: Trust): Agent => {
    const key = certificate.kind === 'pair' ? certificate.certificatePem : '';
    if (last?.key === key && last.trust.ca === trust.ca) return last.agent;
    last?.agent.destroy();
    const agent = new TunnelAgent(route, {
      keepAlive: true,
      maxSockets: 3,
      ...trust,
      ...(tlsServerName === '' ? {} : { servername: tlsServerName }),
      ...(certificate.kind === 'pair' ? { cert: certificate.certificatePem, key: certificate.keyPem } : {}),
    });
    last = { agent, key, trust };
    return agent;
  };
  return { agentFor, close: () => last?.agent.destroy() };
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
      Object.entries(extra).map(([name, values]) => [`impersonate-extra-${headerKey(name)}`, [...values]]),
    ),
  };
}

/** Any text as a part of a header's name, which knows no brackets either; the server decodes it. */
function headerKey(name: string): string {
  return encodeURIComponent(name).replace(/[()]/g, (bracket) => (bracket === '(' ? '%28' : '%29'));
}
