import { exchange, type WholeAnswer, type WholeRequest } from './exchange.ts';
import type { Proxies } from './proxy.ts';
import { trustingSystem } from './trust.ts';
import { plainAgent, secureAgent } from './tunnel.ts';

/** Sends a request through these proxies, and returns the whole answer. */
export function exchangeThroughProxies(
  request: WholeRequest,
  proxies: Proxies,
  signal: AbortSignal,
): Promise<WholeAnswer> {
  const server = new URL(request.url);
  if (server.protocol === 'http:') return exchange(request, plainAgent(server, proxies), signal);
  return trustingSystem(proxies, (trust) => exchange(request, secureAgent(proxies, trust), signal));
}
