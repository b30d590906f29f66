import { Agent, request } from 'node:https';

import { ActionError, codeOf, messageOf } from '../errors.ts';
import { proxyFor } from './proxy.ts';
import { TunnelAgent } from './tunnel.ts';

/** How a server beside the API server is reached; `caPem` '' = the system's authorities. */
export type Fetching = {
  readonly caPem: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
};

/** A whole answer. */
export type Fetched = { readonly status: number; readonly text: string };

const TIMEOUT_MS = 10_000;
const LARGEST_BYTES = 1024 * 1024;

/** Gets a URL, or posts a form to it; code `unreachable` when there is no whole answer in 10 s. Follows no redirects. */
export async function fetchText(
  url: string,
  form: string,
  headers: Readonly<Record<string, string>>,
  { caPem, environment, signal }: Fetching,
): Promise<Fetched> {
  const target = new URL(url);
  const proxy = proxyFor(target, environment);
  const options = { rejectUnauthorized: true, ...(caPem === '' ? {} : { ca: caPem }) };
  const agent = proxy === undefined ? new Agent(options) : new TunnelAgent(proxy, options);
  const deadline = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
  const type = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
  try {
    return await new Promise((done, failed) => {
      deadline.addEventListener('abort', () => failed(deadline.reason), { once: true });
      const method = form === '' ? 'GET' : 'POST';
      const outgoing = request(target, { method, agent, headers: { ...type, ...headers }, signal: deadline });
      outgoing.once('error', failed);
      outgoing.once('response', (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
          if (text.length > LARGEST_BYTES) response.destroy(new Error('an answer of more than 1 MiB'));
        });
        response.once('error', failed);
        response.once('end', () => done({ status: response.statusCode ?? 0, text }));
      });
      outgoing.end(form);
    });
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ActionError) throw error;
    const why = codeOf(error) || messageOf(error);
    throw new ActionError('unreachable', `${target.host} could not be reached: ${why}.`, '', error);
  } finally {
    agent.destroy();
  }
}
