import type { IncomingMessage } from 'node:http';
import type { Agent } from 'node:https';
import { type ClusterAccess, type Impersonation, proxyOf } from '../access/access.ts';
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
  /** JSON. */
  readonly body: string | undefined;
};

/** Sends one request, and returns when the head of the response is there; rejects on any transport error. */
export type Send = (
  request: HttpRequest,
  credential: Credential,
  signal: AbortSignal,
) => Promise<IncomingMessage>;

/** The way out of this runner, who asks, and how long a proxy may take. */
type TransportOptions = {
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
  const own: Trust | undefined = access.caPem === undefined ? undefined : { ca: [access.caPem] };
  const send: Send = async (...parts) =>
    own === undefined
      ? trustingSystem(proxies, (trust) => sendTrusting(trust, ...parts))
      : sendTrusting(own, ...parts);
  return { send, close: agents.close };
}

/** One agent at a time: another certificate, or other authorities, take connections of their own. */
function openAgents(
  { tlsServerName }: ClusterAccess,
  route: Route,
): { readonly agentFor: (credential: Credential, trust: Trust) => Agent; readonly close: () => void } {
  let last: { readonly agent: Agent; readonly key: string | undefined; readonly trust: Trust } | undefined;
  const agentFor = ({ certificate }: Credential, trust: Trust): Agent => {
    const key = certificate.kind === 'pair' ? certificate.certificatePem : undefined;
    if (last !== undefined && last.key === key && last.trust.ca === trust.ca) return last.agent;
    last?.agent.destroy();
    const agent = new TunnelAgent(route, {
      keepAlive: true,
      maxSockets: 3,
      ...trust,
      ...(tlsServerName === undefined ? {} : { servername: tlsServerName }),
      ...(certificate.kind === 'pair' ? { cert: certificate.certificatePem, key: certificate.keyPem } : {}),
    });
    last = { agent, key, trust };
    return agent;
  };
  return { agentFor, close: () => last?.agent.destroy() };
}

function headersOf(
  request: HttpRequest,
  { authorization }: Credential,
  { impersonation }: ClusterAccess,
): Record<string, string | string[]> {
  return {
    accept: 'application/json',
    ...bodyHeaders(request),
    ...(authorization === undefined ? {} : { authorization }),
    ...(impersonation === undefined ? {} : impersonationHeaders(impersonation)),
  };
}

/** Returns the headers about a body. A strategic merge patch merges lists such as ownerReferences by their key. */
export function bodyHeaders({ method, body }: HttpRequest): Readonly<Record<string, string>> {
  if (body === undefined) return {};
  const type = method === 'PATCH' ? 'application/strategic-merge-patch+json' : 'application/json';
  return { 'content-type': type, 'content-length': `${Buffer.byteLength(body)}` };
}

function impersonationHeaders({
  user,
  uid,
  groups,
  extra,
}: Impersonation): Record<string, string | string[]> {
  return {
    'impersonate-user': user,
    'impersonate-group': [...groups],
    ...(uid === undefined ? {} : { 'impersonate-uid': uid }),
    ...Object.fromEntries(
      Object.entries(extra).map(([name, values]) => [`impersonate-extra-${headerKey(name)}`, [...values]]),
    ),
  };
}

/** Returns any text as a part of a header's name, which may not hold brackets either; the server decodes it. */
function headerKey(name: string): string {
  return encodeURIComponent(name).replace(/[()]/g, (bracket) => (bracket === '(' ? '%28' : '%29'));
}
