import { createHash, randomBytes } from 'node:crypto';

import { afterEach, expect, test } from 'vitest';

import { type WorkflowResult, workflowTimeoutMs } from '../pages/act.ts';
import type { ExampleName } from '../pages/examples.ts';
import { countPosts, hasPushed, runExample, smallBuilder } from '../pages/workflow-example.ts';
import { untilContents } from '../site/site.ts';
import { siteOfFile } from '../site/site-of-file.ts';

const site = siteOfFile();

let left: readonly string[] = [];
afterEach(async () => {
  await untilContents(site, 60_000, left);
});

const inputs = { ...smallBuilder, 'cache-size': '0' };

async function expectPushed(run: WorkflowResult, image: string): Promise<void> {
  expect(run.exitCode, run.log).toBe(0);
  expect(await hasPushed(site, run, `${site.bed.registry}/${image}:${run.sha}`), run.log).toBe(true);
  expect(countPosts(run), run.log).toBe(1);
}

test.each<[string, ExampleName, string, readonly string[]]>([
  ['Google GKE', 'gke', 'acme-builds/images/shop', []],
  [
    'Azure AKS',
    'aks',
    'shop',
    [
      'kubelogin convert-kubeconfig -l workloadidentity --client-id the-app --tenant-id the-tenant',
      'az acr login --name acmebuilds',
    ],
  ],
])(
  'the workflow for %s builds and pushes by the kubeconfig that an action of the cloud leaves',
  async (_, name, image, said) => {
    const run = await runExample(site, name, {
      rights: 'none',
      inputs,
      vars: { AZURE_CLIENT_ID: 'the-app', AZURE_TENANT_ID: 'the-tenant', AZURE_SUBSCRIPTION_ID: 'acme' },
      env: { TEST_KUBECONFIG: site.kubeconfig('ensure') },
    });
    await expectPushed(run, image);
    for (const line of said) expect(run.log).toContain(line);
  },
  workflowTimeoutMs,
);

const REPOSITORY = { repo: { full_name: 'acme/app' } };

test(
  'a pull request builds where pull requests build, and a push where releases do',
  async () => {
    const kubeconfigs = { KUBECONFIG_PULL_REQUESTS: site.kubeconfig('ensure') };
    const check = await runExample(site, 'pull-request', {
      rights: 'none',
      inputs,
      secrets: kubeconfigs,
      event: 'pull_request',
      payload: { pull_request: { number: 1, head: REPOSITORY, base: REPOSITORY } },
    });
    expect(check.exitCode, check.log).toBe(0);
    expect(check.log).toMatch(/this step runs on (x86_64|aarch64)/);
    expect(check.log).not.toContain('pushing manifest');
    expect(countPosts(check)).toBe(1);
    await expectPushed(await runExample(site, 'pull-request', { rights: 'ensure', inputs }), 'app');
  },
  workflowTimeoutMs,
);

test(
  'a secret reaches the build step that asks for it, and not the log',
  async () => {
    const token = randomBytes(12).toString('hex');
    const step = 'RUN --mount=type=secret,id=npm-token sha256sum < /run/secrets/npm-token';
    const run = await runExample(site, 'secrets', {
      rights: 'ensure',
      inputs,
      secrets: { NPM_TOKEN: token },
      files: { Dockerfile: `FROM ${site.bed.baseImage}\n${step}\n` },
    });
    await expectPushed(run, 'app');
    expect(run.log).toContain(createHash('sha256').update(token).digest('hex'));
    expect(run.log).not.toContain(token);
  },
  workflowTimeoutMs,
);

test(
  'each team of a monorepo has a builder and a cache of its own',
  async () => {
    const run = await runExample(site, 'monorepo', {
      rights: 'ensure',
      // The second job of a team joins, where it would have to wait for the end of a builder that goes at once.
      inputs: { ...smallBuilder, 'keep-warm': '10s' },
      // One machine plays every runner, and a name that is given is the buildx instance's too.
      replaced: { '    strategy:\n': '    strategy:\n      max-parallel: 1\n' },
    });
    expect(run.exitCode, run.log).toBe(0);
    for (const app of ['shop', 'admin', 'reports'])
      expect(await hasPushed(site, run, `${site.bed.registry}/${app}:${run.sha}`), run.log).toBe(true);
    expect(countPosts(run)).toBe(3);
    left = ['claims/data-amd64-cache', 'claims/web-amd64-cache'];
  },
  workflowTimeoutMs,
);

test(
  'builders go to nodes of their own, whose taint they tolerate',
  async () => {
    const run = await runExample(site, 'node-pool', {
      rights: 'ensure',
      inputs: { ...inputs, name: 'pooled', 'keep-warm': '10s' },
      replaced: { 'karpenter.sh/nodepool: builds': 'kubernetes.io/os: linux' },
    });
    await expectPushed(run, 'app');
    const { spec } = await site.apps.readNamespacedDeployment({
      name: 'pooled-amd64',
      namespace: site.namespace,
    });
    expect(spec?.template.spec).toMatchObject({
      nodeSelector: { 'kubernetes.io/os': 'linux' },
      tolerations: [{ key: 'builds', operator: 'Exists' }],
    });
  },
  workflowTimeoutMs,
);

test(
  'a warm-up by night leaves a builder that is up in the morning, with its cache',
  async () => {
    const { 'keep-warm': _, ...small } = smallBuilder;
    const run = await runExample(site, 'warm-up', { rights: 'ensure', inputs: small });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.log).toMatch(/this step runs on (x86_64|aarch64)/);
    const { items } = await site.batch.listNamespacedJob({ namespace: site.namespace });
    const [hold, ...others] = items;
    expect(others).toEqual([]);
    const startedAt = hold?.status?.startTime?.getTime() ?? 0;
    const endsAt = startedAt + (hold?.spec?.activeDeadlineSeconds ?? 0) * 1000;
    expect(endsAt).toBeGreaterThan(Date.now() + 3.9 * 60 * 60_000);
    const builder = 'acme-app-5f89da04-amd64';
    expect(await site.contents()).toEqual(
      expect.arrayContaining([`deployments/${builder}`, `claims/${builder}-cache`]),
    );
    left = await site.contents();
  },
  workflowTimeoutMs,
);
