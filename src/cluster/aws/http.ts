import { exchange, type WholeAnswer, type WholeRequest } from '../network/exchange.ts';
import { type Proxies, readProxies } from '../network/proxy.ts';
import { trustingSystem } from '../network/trust.ts';
import { plainAgent, secureAgent } from '../network/tunnel.ts';

/** Sends a request; rejects when there is no whole answer, or at the signal. */
export type AwsSend = (request: WholeRequest, signal: AbortSignal) => Promise<WholeAnswer>;

/** Sends through these proxies. */
export function sendThroughProxies(proxies: Proxies): AwsSend {
  return async (request, signal) => {
    const server = new URL(request.url);
    const isPlain = server.protocol === 'http:';
    if (isPlain) return exchange(request, plainAgent(server, proxies), signal);
    return trustingSystem(proxies, (trust) => exchange(request, secureAgent(proxies, trust), signal));
  };
}

/** Sends straight to the machine itself: a proxy cannot know who is asking there. */
export const sendDirectly: AwsSend = sendThroughProxies(readProxies({}));
