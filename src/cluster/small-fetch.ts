import { ActionError, codeOf, messageOf } from '../errors.ts';
import { secureAgent } from '../network/agent.ts';
import { exchange } from '../network/exchange.ts';

/** How a server beside the API server is reached; `caPem` '' = the system's authorities. */
export type Fetching = {
  readonly caPem: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
};

/** A whole answer. */
export type Fetched = { readonly status: number; readonly text: string };

const TIMEOUT_MS = 10_000;

/** Gets a URL, or posts a form to it; code `unreachable` when there is no whole answer in 10 s. Follows no redirects. */
export async function fetchText(
  url: string,
  form: string,
  headers: Readonly<Record<string, string>>,
  { caPem, environment, signal }: Fetching,
): Promise<Fetched> {
  const agent = secureAgent(environment, caPem === '' ? {} : { ca: caPem });
  const type = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
  const method = form === '' ? 'GET' : 'POST';
  const request = { method, url, headers: { ...type, ...headers }, body: form } as const;
  try {
    return await exchange(request, agent, AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]));
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ActionError) throw error;
    const why = codeOf(error) || messageOf(error);
    throw new ActionError('unreachable', `${new URL(url).host} could not be reached: ${why}.`, '', error);
  }
}
