import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent, request as httpsRequest } from 'node:https';

/** One request whose answer is read whole. */
export type AwsRequest = {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** An answer, `date` as the server's header says. */
export type AwsAnswer = { readonly status: number; readonly text: string; readonly date: string };

/** Sends a request; rejects when there is no whole answer, or at the signal. */
export type AwsSend = (request: AwsRequest, signal: AbortSignal) => Promise<AwsAnswer>;

const LARGEST_ANSWER = 1024 * 1024;

/** Sends by the proxies of this environment (HTTPS_PROXY, HTTP_PROXY, NO_PROXY). */
export function sendThroughProxies(environment: Readonly<Record<string, string | undefined>>): AwsSend {
  const proxyEnv = { ...environment };
  return (request, signal) =>
    exchange(request, signal, new HttpAgent({ proxyEnv }), new Agent({ proxyEnv, rejectUnauthorized: true }));
}

/** Sends straight to the machine itself: a proxy cannot know who is asking there. */
export const sendDirectly: AwsSend = (request, signal) =>
  exchange(request, signal, new HttpAgent(), new Agent({ rejectUnauthorized: true }));

async function exchange(
  { method, url, headers, body }: AwsRequest,
  signal: AbortSignal,
  httpAgent: HttpAgent,
  httpsAgent: Agent,
): Promise<AwsAnswer> {
  const target = new URL(url);
  const isPlain = target.protocol === 'http:';
  const response = await new Promise<IncomingMessage>((done, failed) => {
    const options = { method, headers: { ...headers, 'content-length': Buffer.byteLength(body) }, signal };
    const outgoing = isPlain
      ? httpRequest(target, { ...options, agent: httpAgent })
      : httpsRequest(target, { ...options, agent: httpsAgent });
    outgoing.once('response', done);
    outgoing.once('error', failed);
    outgoing.end(body);
  });
  try {
    let text = '';
    response.setEncoding('utf8');
    for await (const chunk of response) {
      text += chunk;
      if (text.length > LARGEST_ANSWER) throw new Error('the answer is larger than 1 MiB');
    }
    return { status: response.statusCode ?? 0, text, date: response.headers.date ?? '' };
  } catch (error) {
    // An answer that the signal cuts off looks like a lost connection.
    signal.throwIfAborted();
    throw error;
  } finally {
    response.destroy();
  }
}
