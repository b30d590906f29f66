import { type ClientRequestArgs, Agent as HttpAgent } from 'node:http';
import type { Agent } from 'node:https';
import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';

import { type Proxies, proxyFor } from './proxy.ts';
import type { Trust } from './system-authorities.ts';
import { TunnelAgent } from './tunnel.ts';
import { connectVerified } from './verified.ts';

const TUNNEL_LIMIT_MS = 15_000;

/** The connections to https servers, each through the proxy for it. */
export function secureAgent(proxies: Proxies, trust: Trust): Agent {
  return new TunnelAgent(
    { proxyFor: (server) => proxyFor(server, proxies), limitMs: TUNNEL_LIMIT_MS },
    trust,
  );
}

/** The connections to one http server. Node goes through a proxy of http:// by itself, but only here is it chosen. */
export function plainAgent(server: URL, proxies: Proxies): HttpAgent {
  const proxy = proxyFor(server, proxies);
  if (proxy === undefined) return new HttpAgent();
  const proxyEnv = { http_proxy: proxy.href };
  return proxy.protocol === 'https:' ? new SecureProxyAgent(proxy, proxyEnv) : new HttpAgent({ proxyEnv });
}

/** Requests by http through a https:// proxy. Node writes them for the proxy, but would not always verify it. */
class SecureProxyAgent extends HttpAgent {
  readonly #proxy: URL;

  constructor(proxy: URL, proxyEnv: { readonly http_proxy: string }) {
    super({ proxyEnv });
    this.#proxy = proxy;
  }

  override createConnection(_: ClientRequestArgs): Duplex {
    const host = this.#proxy.hostname.replace(/^\[|\]$/g, '');
    const port = Number(this.#proxy.port || 443);
    return connectVerified({ host, port, servername: isIP(host) === 0 ? host : '' });
  }
}
