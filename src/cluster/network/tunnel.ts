import {
  type ClientRequest,
  type ClientRequestArgs,
  Agent as HttpAgent,
  request as httpRequest,
} from 'node:http';
import { Agent, type AgentOptions, type RequestOptions } from 'node:https';
import { isIP } from 'node:net';
import { Duplex } from 'node:stream';
import { ActionError, messageOf } from '../../lib/errors.ts';
import { truncate } from '../../lib/safe-text.ts';
import { AS_GO, connectVerified, requestVerified } from './exchange.ts';
import { certificateWords, isCertificateFault } from './fault.ts';
import { basicOf, type Proxies, proxyFor } from './proxy.ts';
import type { Trust } from './trust.ts';

/** How servers are reached. */
export type Route = {
  /** Returns the proxy to a server, undefined = straight; whatever it throws is the fault of the connection. */
  readonly proxyFor: (server: URL) => URL | undefined;
  /** A proxy that has not opened a tunnel after this long never will. */
  readonly limitMs: number;
};

/**
 * Connections to https servers, through an HTTP CONNECT proxy where there is one. Not Node's `proxyEnv`: it trusts a
 * https:// proxy by the system's authorities alone, while client-go, and so buildx, goes by those of the cluster; it
 * reads NO_PROXY in its own way; and its tunnels have no end. Server and proxy are always verified.
 */
export class TunnelAgent extends Agent {
  readonly #route: Route;
  readonly #tls: AgentOptions;
  readonly #pending = new Set<ClientRequest>();

  constructor(route: Route, options: AgentOptions) {
    super({ ...options, rejectUnauthorized: true, ...AS_GO });
    this.#route = route;
    this.#tls = options;
  }

  override createConnection(
    options: RequestOptions,
    connected: Connected = () => undefined,
  ): Duplex | null | undefined {
    try {
      const proxy = this.#route.proxyFor(new URL(`https://${targetOf(options)}`));
      if (proxy === undefined) return super.createConnection(options, connected);
      this.#tunnel(proxy, options, connected);
    } catch (error) {
      connected(error instanceof Error ? error : new Error(messageOf(error)), new Duplex());
    }
    return null;
  }

  #tunnel(proxy: URL, options: RequestOptions, connected: Connected): void {
    const asking = askFor(targetOf(options), proxy, this.#tls.ca, this.#route.limitMs);
    this.#pending.add(asking);
    asking.once('close', () => this.#pending.delete(asking));
    // An agent that gets an error does not look at the stream.
    asking.once('error', (error) => connected(explained(error), new Duplex()));
    asking.once('connect', ({ statusCode = 0 }, socket) => {
      const { servername = '' } = options;
      const tls = { ...this.#tls, ALPNProtocols: ['http/1.1'], host: hostOf(options), servername, socket };
      if (statusCode === 200) return connected(null, connectVerified(tls));
      socket.destroy();
      connected(refusal(statusCode, targetOf(options)), socket);
    });
    asking.end();
  }

  override destroy(): void {
    for (const asking of this.#pending) asking.destroy();
    super.destroy();
  }
}

type Connected = (error: Error | null, stream: Duplex) => void;

function hostOf({ host }: RequestOptions): string {
  return host ?? 'localhost';
}

function targetOf(options: RequestOptions): string {
  const host = hostOf(options);
  return `${isIP(host) === 6 ? `[${host}]` : host}:${options.port ?? 443}`;
}

function askFor(target: string, proxy: URL, ca: AgentOptions['ca'], limitMs: number): ClientRequest {
  const host = proxy.hostname.replace(/^\[|\]$/g, '');
  const basic = basicOf(proxy);
  const headers = {
    host: target,
    ...(basic === undefined ? {} : { 'proxy-authorization': `Basic ${basic}` }),
  };
  const options = { method: 'CONNECT', host, path: target, headers, agent: false };
  const asking =
    proxy.protocol === 'https:'
      ? // Node would take the name to verify from the header `host`.
        requestVerified(proxy, {
          ...options,
          port: proxy.port || 443,
          servername: isIP(host) === 0 ? host : '',
          ca,
        })
      : httpRequest({ ...options, port: proxy.port || 80 });
  const timer = setTimeout(() => asking.destroy(new Error('the proxy gave no answer')), limitMs);
  asking.once('connect', () => clearTimeout(timer));
  asking.once('close', () => clearTimeout(timer));
  return asking;
}

/** A refusal by the proxy is final; a fault between the proxy and the server is not. */
function refusal(status: number, target: string): Error {
  if (status !== 407 && status !== 403) return new Error(`the proxy answered ${status}`);
  const what =
    status === 407
      ? 'rejected its user or password'
      : `does not allow connections to ${truncate(target, 100)}`;
  const hint = 'Check proxy-url in the kubeconfig, or the variables HTTPS_PROXY and NO_PROXY.';
  return new ActionError({
    code: 'unreachable',
    topic: 'proxy',
    message: `The proxy of this runner ${what} (${status}).`,
    hint,
  });
}

/** Returns the error of a proxy that is not trusted; any other error as it is. */
function explained(error: Error): Error {
  if (!isCertificateFault(error)) return error;
  const hint = "Add its authority to the kubeconfig's certificate-authority-data, where that is set.";
  return new ActionError({
    code: 'unreachable',
    topic: 'tls',
    message: `The proxy's certificate is not trusted: ${certificateWords(error)}.`,
    hint,
    cause: error,
  });
}

const TUNNEL_LIMIT_MS = 15_000;

/** Returns the agent of the connections to https servers, each through the proxy for it. */
export function secureAgent(proxies: Proxies, trust: Trust): Agent {
  return new TunnelAgent(
    { proxyFor: (server) => proxyFor(server, proxies), limitMs: TUNNEL_LIMIT_MS },
    trust,
  );
}

/**
 * Returns the agent of the connections to one http server. Node itself goes through a proxy of http:// once it is
 * chosen.
 */
export function plainAgent(server: URL, proxies: Proxies): HttpAgent {
  const proxy = proxyFor(server, proxies);
  if (proxy === undefined) return new HttpAgent();
  const proxyEnv = { http_proxy: proxy.href };
  return proxy.protocol === 'https:' ? new SecureProxyAgent(proxy, proxyEnv) : new HttpAgent({ proxyEnv });
}

/** Requests by http through a https:// proxy, to which Node writes them, but which it would not always verify. */
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
