import { ActionError } from '../../lib/errors.ts';
import { poll } from '../../lib/system/poll.ts';
import type { WholeAnswer, WholeRequest } from './exchange.ts';
import { whyUnanswered } from './fault.ts';
import type { Proxies } from './proxy.ts';

/** Sends a request; rejects when there is no whole answer, or at the signal. */
export type Send = (request: WholeRequest, signal: AbortSignal) => Promise<WholeAnswer>;

/**
 * Returns a sender through these proxies. Node's TLS takes as long to load as all of the credential plugin: it is loaded
 * when something is sent, which the plugin seldom does.
 */
export function sendThroughProxies(proxies: Proxies): Send {
  return async (request, signal) => {
    const { exchangeThroughProxies } = await import('./exchange-through-proxies.ts');
    return exchangeThroughProxies(request, proxies, signal);
  };
}

const TRIES = 3;
/** A server of AWS or GitHub that does not answer in this time seldom does later. */
export const TRY_MS = 3000;
const SHORTEST_WAIT_MS = 100;

/**
 * Returns a sender that tries up to three times: again when there is no answer in `tryMs`, or one that says to come
 * again. Servers of AWS are asked by the SDK, which does the same.
 */
export function sendWithRetries(send: Send, tryMs = TRY_MS): Send {
  return (request, signal) => {
    const pace = (round: number): number => SHORTEST_WAIT_MS * 2 ** (round + 1) * Math.random();
    return poll({ pace, signal }, (round) => {
      const soon = AbortSignal.any([signal, AbortSignal.timeout(tryMs)]);
      return sendOnce(send, request, soon, round + 1 === TRIES);
    });
  };
}

/**
 * Returns such a sender to GitHub's service, whose errors name the server.
 *
 * @throws ActionError code `unreachable` when there is no answer.
 */
export function sendToGitHub(send: Send): Send {
  const sendAgain = sendWithRetries(send);
  return async (request, signal) => {
    try {
      return await sendAgain(request, signal);
    } catch (error) {
      if (signal.aborted && signal.reason instanceof ActionError) throw signal.reason;
      throw unanswered(new URL(request.url).host, error);
    }
  };
}

async function sendOnce(
  send: Send,
  request: WholeRequest,
  signal: AbortSignal,
  isLast: boolean,
): Promise<WholeAnswer | undefined> {
  try {
    const answer = await send(request, signal);
    return isLast || (answer.status < 500 && answer.status !== 429) ? answer : undefined;
  } catch (error) {
    // A proxy's refusal is final.
    if (isLast || error instanceof ActionError) throw error;
    return undefined;
  }
}

/** Returns the error of a server that gave no answer: it has its name alone, since a URL can hold a token. */
export function unanswered(host: string, error: unknown): ActionError {
  if (error instanceof ActionError) return error;
  return new ActionError({
    code: 'unreachable',
    topic: 'aws-credentials',
    message: `No credentials from ${host}: ${whyUnanswered(error)}.`,
    hint: 'Check the network between this runner and it (proxy, firewall, HTTPS_PROXY and NO_PROXY).',
    cause: error,
  });
}
