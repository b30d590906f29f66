import { ActionError } from '../../lib/errors.ts';
import type { WholeAnswer } from '../network/exchange.ts';
import type { AwsSend } from './http.ts';

const TRIES = 3;
/** One of AWS' servers that does not answer in this time seldom does later. */
const TRY_MS = 3000;
const SHORTEST_WAIT_MS = 100;

/** Asks up to three times: when there is no answer in `tryMs`, or one that says to come again. */
export function retrying(send: AwsSend, tryMs = TRY_MS): AwsSend {
  return async (request, signal) => {
    for (let attempt = 1; ; attempt += 1) {
      const isLast = attempt === TRIES;
      const answer = await sendOnce(send, request, signal, tryMs, isLast);
      if (answer !== undefined && (isLast || !saysLater(answer))) return answer;
      await new Promise((done) => setTimeout(done, SHORTEST_WAIT_MS * 2 ** attempt * Math.random()));
    }
  };
}

/** STS throttles with 400 (STS API reference, Common errors), and so does it say that GitHub gave it no keys in time. */
function saysLater({ status, text }: WholeAnswer): boolean {
  if (status >= 500 || status === 429) return true;
  return status === 400 && /<Code>(Throttling|RequestThrottled|IDPCommunicationError)/.test(text);
}

async function sendOnce(
  send: AwsSend,
  request: Parameters<AwsSend>[0],
  signal: AbortSignal,
  tryMs: number,
  isLast: boolean,
): Promise<WholeAnswer | undefined> {
  try {
    return await send(request, AbortSignal.any([signal, AbortSignal.timeout(tryMs)]));
  } catch (error) {
    signal.throwIfAborted();
    // Such as a proxy's no, which is final.
    if (isLast || error instanceof ActionError) throw error;
    return undefined;
  }
}
