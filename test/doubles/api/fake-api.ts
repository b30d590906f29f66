import type { ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { TlsOptions } from 'node:tls';

import type { TestCertificates } from '../network/certificates.ts';
import { type Script, type SeenRequest, serve } from './scripted-server.ts';

/** An HTTPS server that plays an API server with faults; for speed and errors, never the proof for a cluster. */
export type FakeApi = {
  readonly url: string;
  readonly port: number;
  readonly seen: readonly SeenRequest[];
  readonly connections: () => number;
  readonly close: () => Promise<void>;
};

/** Starts it on a port of its own. */
export async function startFakeApi(
  certificates: TestCertificates,
  script: Script,
  tls: TlsOptions = {},
): Promise<FakeApi> {
  const { certificate: cert, key } = certificates.server;
  const server = createServer({
    cert,
    key,
    ca: certificates.authority.certificate,
    requestCert: true,
    rejectUnauthorized: false,
    ...tls,
  });
  const served = await serve(server, 'secureConnection', script);
  return { ...served, url: `https://127.0.0.1:${served.port}` };
}

/** Answers JSON with this status. */
export function answer(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

/** Answers a Status object, as an API server refuses. */
export function refuse(response: ServerResponse, code: number, reason: string, message: string): void {
  answer(response, code, { kind: 'Status', apiVersion: 'v1', status: 'Failure', code, reason, message });
}
