import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { keyPair } from './certificates.ts';
import { apiServerUrl } from './control-plane.ts';

/** An answer: its status and its body as it came. */
export type Answer = { readonly status: number; readonly body: string };

/** Calls the embedded cluster's API as its admin. A body is sent as JSON. Fails when nobody answers. */
export async function callApi(
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
  origin = apiServerUrl,
): Promise<Answer> {
  const admin = keyPair('admin');
  const tls = {
    ca: readFileSync(keyPair('ca').certificate),
    cert: readFileSync(admin.certificate),
    key: readFileSync(admin.key),
  };
  return await send(
    `${origin}${path}`,
    { method, ...tls, headers: { 'content-type': 'application/json' } },
    body,
  );
}

/** Reads an address of this machine whose certificate nobody knows, such as a component's /healthz. */
export async function readLocal(port: number, path: string): Promise<Answer> {
  return await send(`https://127.0.0.1:${port}${path}`, { method: 'GET', rejectUnauthorized: false });
}

function send(url: string, options: Parameters<typeof request>[1], body?: unknown): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = request(url, { ...options, agent: false, timeout: 5_000 }, (response) => {
      let text = '';
      response
        .setEncoding('utf8')
        .on('data', (part: string) => (text += part))
        .on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
    });
    call.on('timeout', () => call.destroy(new Error(`${url}: no answer within 5 s`))).on('error', reject);
    call.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
