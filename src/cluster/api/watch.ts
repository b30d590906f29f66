import { readObject } from './answer.ts';
import type { CallOptions } from './call.ts';

/** One line of a watch. `BOOKMARK` is not asked for; `ERROR` (410 Gone) ends the watch instead. */
type WatchEvent<Item> = { readonly type: 'ADDED' | 'MODIFIED' | 'DELETED'; readonly object: Item };

/** What a watch yields: its events, and `OVER` last when it ended in time, so that none can have been missed. */
export type Watched<Item> = WatchEvent<Item> | { readonly type: 'OVER' };

/**
 * The events of a collection after `resourceVersion`, over one connection, which the server ends after `seconds`; a
 * half-open one is noticed a moment later. Ends without an error whenever the stream does: after `OVER` the caller
 * may watch on from the last version, otherwise it has to list again.
 *
 * @throws the reason of `signal` when that is aborted, and nothing else.
 */
export async function* watchEvents<Item>(
  options: Pick<CallOptions, 'send' | 'credentials' | 'limits' | 'signal'>,
  collectionPath: string,
  resourceVersion: string,
  seconds: number,
): AsyncGenerator<Watched<Item>> {
  const { signal } = options;
  const startedMs = performance.now();
  const query = new URLSearchParams({ watch: 'true', resourceVersion, timeoutSeconds: `${seconds}` });
  const path = `${collectionPath}&${query}`;
  const deadline = AbortSignal.timeout(seconds * 1000 + options.limits.watchGraceMs);
  try {
    const credential = await options.credentials(undefined, signal);
    const request = { method: 'GET', path, body: undefined } as const;
    const response = await options.send(request, credential, AbortSignal.any([signal, deadline]));
    try {
      if (response.statusCode !== 200) return;
      let rest = '';
      response.setEncoding('utf8');
      for await (const chunk of response) {
        const lines = `${rest}${chunk}`.split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) {
          const event = readObject<WatchEvent<Item> | { readonly type: 'ERROR' }>(line);
          if (event.type === 'ERROR') return;
          yield event;
        }
      }
      // A proxy that does not stream may answer at once, and with nothing.
      if (performance.now() - startedMs >= (seconds - 1) * 1000) yield { type: 'OVER' };
    } finally {
      response.destroy();
    }
  } catch {
    signal.throwIfAborted();
  }
}
