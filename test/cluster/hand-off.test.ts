import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { AuthenticationV1Api, KubeConfig, type V1PolicyRule } from '@kubernetes/client-node';
import { beforeAll, expect, test } from 'vitest';
import type { StepResult } from '../doubles/runner/result.ts';
import { deployRules } from '../pages/deploy.ts';
import { until } from '../run/until.ts';
import { ensureInputs } from '../site/ensure-inputs.ts';
import { buildImage } from '../site/image.ts';
import { tokenKubeconfig } from '../site/kubeconfig.ts';
import { untilContents } from '../site/site.ts';
import { siteOfFile } from '../site/site-of-file.ts';

const TOKENS: V1PolicyRule = {
  apiGroups: [''],
  resources: ['serviceaccounts/token'],
  resourceNames: ['connect'],
  verbs: ['create'],
};

const site = siteOfFile();
let strong: string;
let unbound: string;
beforeAll(async () => {
  strong = await site.kubeconfigWith('strong', [...deployRules('ensure'), ...deployRules('handoff')]);
  unbound = await site.kubeconfigWith('unbound', [...deployRules('ensure'), TOKENS]);
});

function inputs(name: string, kubeconfig: string, more: Readonly<Record<string, string>> = {}) {
  return ensureInputs(site, name, {
    kubeconfig,
    'cache-size': '0',
    'build-service-account': 'connect',
    ...more,
  });
}

/** The token of the job's own way in. */
function strongToken(): string {
  const config = new KubeConfig();
  config.loadFromString(strong);
  return config.getCurrentUser()?.token ?? '';
}

function tokenOf(main: StepResult): string {
  return readFileSync(join(dirname(main.outputs.kubeconfig ?? ''), 'build-token'), 'utf8');
}

/** Who a token is for the API server; undefined when it knows it no more. */
async function whoIs(token: string): Promise<string | undefined> {
  const config = new KubeConfig();
  config.loadFromString(tokenKubeconfig(site.endpoint, site.namespace, token));
  try {
    const review = await config.makeApiClient(AuthenticationV1Api).createSelfSubjectReview({ body: {} });
    return review.status?.userInfo?.username;
  } catch {
    return undefined;
  }
}

test('later steps build as the account that may only build, and its token ends with the hold', async () => {
  const job = site.newJob();
  const main = await job.runMain(inputs('bound', strong));
  expect(main.exitCode, main.log).toBe(0);
  const kubeconfig = readFileSync(main.outputs.kubeconfig ?? '', 'utf8');
  expect(kubeconfig).not.toContain(strongToken());
  expect(statSync(main.outputs.kubeconfig ?? '').mode & 0o777).toBe(0o600);
  const token = tokenOf(main);
  expect(await whoIs(token)).toBe(`system:serviceaccount:${site.namespace}:connect`);
  expect(main.log).not.toContain(token);
  await buildImage(site, job, `${site.bed.registry}/hand-off:1`, '1');
  expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
  await until('the token is of no use', 60_000, async () => (await whoIs(token)) === undefined);
  await untilContents(site, 60_000, []);
});

test('the token is renewed with the hold, in the same file', async () => {
  const job = site.newJob();
  const main = await job.runMain(inputs('renewed', strong, { 'max-job-duration': '60s', 'keep-warm': '0' }));
  expect(main.exitCode, main.log).toBe(0);
  const first = tokenOf(main);
  await until('a new token', 30_000, async () => tokenOf(main) !== first);
  expect(await whoIs(tokenOf(main))).toBe(`system:serviceaccount:${site.namespace}:connect`);
  await buildImage(site, job, `${site.bed.registry}/hand-off:2`, '2');
  expect(await job.runPost()).toMatchObject({ exitCode: 0 });
  await untilContents(site, 60_000, []);
});

test('without the right to make Secrets the token is not bound, and the log says so', async () => {
  const job = site.newJob();
  const main = await job.runMain(inputs('unbound', unbound));
  expect(main.exitCode, main.log).toBe(0);
  expect(main.log).toContain('the token of later steps does not expire with the hold');
  expect(await whoIs(tokenOf(main))).toBe(`system:serviceaccount:${site.namespace}:connect`);
  expect(await job.runPost()).toMatchObject({ exitCode: 0 });
  await untilContents(site, 60_000, []);
});

test.each([['another account', 'strangers', 'to create serviceaccounts/token of strangers']])(
  '%s than the one that tokens may be made of is refused before anything is made',
  async (_, account, words) => {
    const job = site.newJob();
    const main = await job.runMain(inputs('refused', strong, { 'build-service-account': account }));
    expect(main.exitCode).toBe(1);
    expect(main.annotations[0]?.message).toContain(words);
    expect(await site.contents()).toEqual([]);
    expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
  },
);

test('mode connect hands over too', async () => {
  const keeper = site.newJob();
  expect(
    await keeper.runMain(ensureInputs(site, 'kept', { 'cache-size': '0', 'keep-warm': 'forever' })),
  ).toMatchObject({
    exitCode: 0,
  });
  const job = site.newJob();
  const both = await site.kubeconfigWith('connector', [...deployRules('connect'), TOKENS]);
  const main = await job.runMain({
    kubeconfig: both,
    mode: 'connect',
    deployments: 'kept-amd64',
    'build-service-account': 'connect',
    'buildkitd-config-inline': ensureInputs(site, 'kept')['buildkitd-config-inline'] ?? '',
  });
  expect(main.exitCode, main.log).toBe(0);
  await buildImage(site, job, `${site.bed.registry}/hand-off:3`, '3');
  expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
  expect(await keeper.runPost()).toMatchObject({ exitCode: 0 });
});
