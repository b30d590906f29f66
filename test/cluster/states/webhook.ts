import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';

import { AdmissionregistrationV1Api, type V1RuleWithOperations } from '@kubernetes/client-node';
import { makeCertificates } from '../../doubles/network/certificates.ts';
import { until } from '../../run/until.ts';
import { administrator } from '../../site/administrator.ts';
import type { Site } from '../../site/site.ts';
import type { Later } from './state.ts';

/** What a webhook does: says no with this status, never answers, or is not there at all. */
export type Behavior =
  | { readonly kind: 'denies'; readonly status: number }
  | { readonly kind: 'hangs' }
  | { readonly kind: 'down' };

/** A resource that admission looks at, and a try to make one, which goes no further than that. */
export type Admitted = {
  readonly group: string;
  readonly resource: string;
  readonly dryRun: (site: Site) => Promise<unknown>;
};

/** The rule by which admission looks at new objects of this kind. */
export function ruleOf({ group, resource }: Admitted): V1RuleWithOperations {
  return { apiGroups: [group], apiVersions: ['v1'], operations: ['CREATE'], resources: [resource] };
}

/** Waits until the API server, which learns of it late, lets admission refuse. */
export async function untilRefused(site: Site, { dryRun }: Admitted): Promise<void> {
  await until('admission refuses', 30_000, () =>
    dryRun(site).then(
      () => false,
      (error) => /webhook|ValidatingAdmissionPolicy/.test(String(error)),
    ),
  );
}

/** Serves a webhook on this machine and has it asked for all new objects of this kind in the site's namespace. */
export async function registerWebhook(
  site: Site,
  later: Later,
  admitted: Admitted,
  behavior: Behavior,
): Promise<void> {
  const { authority, server: pair } = makeCertificates();
  const server = createServer({ cert: pair.certificate, key: pair.key }, (request, response) => {
    if (behavior.kind === 'denies') void deny(request, response, behavior.status);
  });
  const port = await new Promise<number>((done) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      done(typeof address === 'object' ? (address?.port ?? 0) : 0);
    });
  });
  const close = (): Promise<unknown> =>
    new Promise((done) => {
      server.close(done);
      server.closeAllConnections();
    });
  if (behavior.kind === 'down') await close();
  else later(close);
  const registrations = administrator(site.bed).makeApiClient(AdmissionregistrationV1Api);
  const name = site.namespace;
  later(() => registrations.deleteValidatingWebhookConfiguration({ name }));
  const caBundle = Buffer.from(authority.certificate).toString('base64');
  const webhook = {
    name: 'builds.example.com',
    rules: [ruleOf(admitted)],
    clientConfig: { url: `https://127.0.0.1:${port}/admit`, caBundle },
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': site.namespace } },
    admissionReviewVersions: ['v1'],
    sideEffects: 'None',
    timeoutSeconds: 5,
  };
  await registrations.createValidatingWebhookConfiguration({
    body: { metadata: { name }, webhooks: [webhook] },
  });
  await untilRefused(site, admitted);
}

async function deny(request: IncomingMessage, response: ServerResponse, code: number): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { apiVersion, kind, request: asked } = JSON.parse(Buffer.concat(chunks).toString());
  const status = { code, message: 'builds run elsewhere' };
  const answer = { apiVersion, kind, response: { uid: asked.uid, allowed: false, status } };
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
}
