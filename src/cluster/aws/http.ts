import { plainAgent, secureAgent } from '../network/agent.ts';
import { exchange, type WholeAnswer, type WholeRequest } from '../network/exchange.ts';
import { trustingSystem } from '../network/system-authorities.ts';

/** Sends a request; rejects when there is no whole answer, or at the signal. */
export type AwsSend = (request: WholeRequest, signal: AbortSignal) => Promise<WholeAnswer>;

/** Sends by the proxies of this environment (HTTPS_PROXY, HTTP_PROXY, NO_PROXY). */
export function sendThroughProxies(environment: Readonly<Record<string, string | undefined>>): AwsSend {
  return async (request, signal) => {
    const server = new URL(request.url);
    const isPlain = server.protocol === 'http:';
    if (isPlain) return exchange(request, plainAgent(server, environment), signal);
    return trustingSystem(environment, (trust) => exchange(request, secureAgent(environment, trust), signal));
  };
}

/** Sends straight to the machine itself: a proxy cannot know who is asking there. */
export const sendDirectly: AwsSend = sendThroughProxies({});
