import { ActionError } from '../../lib/errors.ts';
import type { AwsSend } from '../aws/http.ts';
import { whySilent } from '../aws/silence.ts';

/** Says who gave no answer: by its host alone, since a URL can hold a token. */
export function named(send: AwsSend): AwsSend {
  return async (request, signal) => {
    try {
      return await send(request, signal);
    } catch (error) {
      if (signal.aborted && signal.reason instanceof ActionError) throw signal.reason;
      if (error instanceof ActionError) throw error;
      const hint = 'Check the way from this runner to it (proxy, firewall, HTTPS_PROXY and NO_PROXY).';
      throw new ActionError({
        code: 'unreachable',
        message: `No credentials: ${new URL(request.url).host} was asked: ${whySilent(error)}.`,
        hint,
        cause: error,
      });
    }
  };
}
