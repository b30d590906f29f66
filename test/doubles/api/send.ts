import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { text } from 'node:stream/consumers';

/** A request to a local server; `caPem` is whom to trust. */
export type Sent = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly caPem?: string;
  readonly signal?: AbortSignal;
};

/** An answer, whole. */
export type Received = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
};

/** Sends it as it is: fetch would not let anybody name another host in a header. */
export async function send(url: string, sent: Sent = {}): Promise<Received> {
  const { method = 'GET', headers = {}, body = '', caPem: ca, signal } = sent;
  const options = { method, headers, ...(signal === undefined ? {} : { signal }) };
  return await new Promise((resolve, reject) => {
    const outgoing = url.startsWith('https:')
      ? tlsRequest(url, { ...options, ...(ca === undefined ? {} : { ca }), agent: false })
      : plainRequest(url, { ...options, agent: false });
    outgoing.on('error', reject);
    outgoing.on('response', (response) => {
      text(response).then((answer) => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: answer });
      }, reject);
    });
    outgoing.end(body);
  });
}
