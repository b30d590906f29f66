import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';

import { makeCertificates } from '../support/certificates.ts';
import { ensureInputs } from '../support/ensure-inputs.ts';
import { startFakeIssuer } from '../support/fake-issuer.ts';
import { buildImage } from '../support/image.ts';
import { makeSite, type Site, untilContents } from '../support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await makeSite();
});
afterAll(() => site.remove());

test('a build of a later step and post log in anew at the issuer when the token is over', async () => {
  const certificates = makeCertificates();
  const document = parse(site.kubeconfig('ensure'));
  // A token of the cluster's own stands for one of an issuer that it trusts.
  const { token } = document.users[0].user;
  const issuer = await startFakeIssuer(certificates, () => token, 'a-secret');
  try {
    const config = {
      'idp-issuer-url': issuer.url,
      'client-id': 'kubernetes',
      'client-secret': 'a-secret',
      'refresh-token': issuer.refreshToken(),
      'idp-certificate-authority-data': Buffer.from(certificates.authority.certificate).toString('base64'),
    };
    document.users[0].user = { 'auth-provider': { name: 'oidc', config } };
    const job = site.newJob();
    const inputs = { kubeconfig: stringify(document), 'cache-size': '0', 'keep-warm': '0' };
    const main = await job.runMain(ensureInputs(site, 'oidc', inputs));
    expect(main.exitCode, main.log).toBe(0);
    expect(issuer.idTokens).toHaveLength(1);
    const kept = join(dirname(main.outputs.kubeconfig ?? ''), 'oidc.json');
    // As it is when the token's time has passed.
    const end = (): void =>
      writeFileSync(kept, JSON.stringify({ ...JSON.parse(readFileSync(kept, 'utf8')), idToken: '' }));
    end();
    await buildImage(site, job, `${site.bed.registry}/oidc:1`, '1');
    expect(issuer.idTokens).toHaveLength(2);
    end();
    const post = await job.runPost();
    expect(post, post.log).toMatchObject({ exitCode: 0, annotations: [] });
    expect(issuer.idTokens).toHaveLength(3);
    expect(issuer.misuses).toEqual([]);
    await untilContents(site, 60_000, []);
  } finally {
    await issuer.close();
  }
});
