import { Agent as HttpAgent } from 'node:http';
import type { Agent, AgentOptions } from 'node:https';

import { proxyFor } from './proxy.ts';
import { TunnelAgent } from './tunnel.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/** The connections to https servers, each through the proxy that the environment has for it. */
export function secureAgent(environment: Variables, tls: AgentOptions = {}): Agent {
  return new TunnelAgent((server) => proxyFor(server, environment), { ...tls, rejectUnauthorized: true });
}

/** The connections to one http server. Node goes through a proxy of http:// by itself, but only here is it chosen. */
export function plainAgent(server: URL, environment: Variables): HttpAgent {
  const proxy = proxyFor(server, environment);
  return new HttpAgent(proxy === undefined ? {} : { proxyEnv: { http_proxy: proxy.href } });
}
