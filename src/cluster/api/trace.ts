import type { Send } from './transport.ts';

/** Returns a `Send` that tells of each request when its answer begins: what was asked, the status, and how long it took. */
export function traceCalls(send: Send, trace: (line: string) => void): Send {
  return async (request, ...rest) => {
    const startedMs = performance.now();
    const tell = (end: string): void =>
      trace(`${request.method} ${request.path}: ${end}, ${Math.round(performance.now() - startedMs)} ms`);
    try {
      const response = await send(request, ...rest);
      tell(`${response.statusCode}`);
      return response;
    } catch (thrown) {
      tell('no answer');
      throw thrown;
    }
  };
}
