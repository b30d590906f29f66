import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { refuse } from '../doubles/api/fake-api.ts';
import { FakeCluster, type Intervene } from '../doubles/api/fake-cluster.ts';
import { startScriptedJob } from '../doubles/api/scripted-job.ts';
import { closedPort } from '../doubles/api/scripted-server.ts';
import { mountAccount } from '../doubles/runner/account-mount.ts';

type Given = Readonly<Record<string, string>>;

const repo = (full_name: string): object => ({ repo: { full_name } });
const pullOf = (head: string): object => ({
  pull_request: { head: repo(head), base: repo('octo-org/octo-repo') },
});
const DEPENDABOT = { GITHUB_ACTOR: 'dependabot[bot]', GITHUB_EVENT_NAME: 'pull_request' };
const FORK = { GITHUB_ACTOR: 'mallory', GITHUB_EVENT_NAME: 'pull_request' };
const OF_DEPENDABOT =
  /Dependabot's runs get only Dependabot's own secrets: inputs from other secrets are empty\./;
const OF_FORK = /A fork's pull request gets no secrets and no ID token: inputs from secrets are empty\./;

/** A job of this run, whose secrets are empty; `env` is the run's. */
async function start(
  env: Given,
  head = 'octo-org/octo-repo',
  intervene?: Intervene,
  within: readonly string[] = [],
) {
  const folder = mkdtempSync(join(tmpdir(), 'event-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'event.json');
  writeFileSync(path, JSON.stringify(pullOf(head)));
  const cluster = new FakeCluster(intervene);
  const event = {
    GITHUB_EVENT_PATH: path,
    AWS_EC2_METADATA_SERVICE_ENDPOINT: `http://127.0.0.1:${await closedPort()}`,
  };
  const scripted = await startScriptedJob(cluster.script, { env: { ...event, ...env }, within });
  onTestFinished(scripted.close);
  return { ...scripted, cluster };
}

async function lineOf(env: Given, given: Given, head?: string): Promise<string> {
  const { job, inputs, fake } = await start(env, head);
  const main = await job.runMain(inputs({ kubeconfig: '', ...given }));
  expect(main.exitCode, main.log).toBe(1);
  expect(main.annotations).toHaveLength(1);
  expect(fake.connections()).toBe(0);
  const [{ message } = { message: '' }] = main.annotations;
  expect(message.length).toBeLessThanOrEqual(300);
  return message;
}

const fork = 'mallory/octo-repo';
const allowed = { 'allow-forks': 'true' };
const eks = {
  'eks-cluster': 'prod',
  'aws-region': 'eu-central-1',
  'role-to-assume': 'arn:aws:iam::123456789012:role/ci',
};

describe('of a run that Dependabot started, an empty secret is named as the likely cause', () => {
  test.each<readonly [string, Given, RegExp]>([
    ['of no kubeconfig', {}, /^No cluster is configured: /],
    [
      'of a role without a cluster',
      { 'role-to-assume': eks['role-to-assume'] },
      /^Input role-to-assume also needs eks-cluster\./,
    ],
    ['of an audience without a server', { 'oidc-audience': 'a' }, /^Input oidc-audience also needs server/],
    ['of no AWS credentials', eks, /the metadata service of this runner/],
  ])('%s', async (_, given, says) => {
    const line = await lineOf(DEPENDABOT, given);
    expect(line).toMatch(says);
    expect(line).toMatch(OF_DEPENDABOT);
  });

  test('also where a person runs it again', async () => {
    expect(await lineOf({ ...DEPENDABOT, GITHUB_TRIGGERING_ACTOR: 'octocat' }, {})).toMatch(OF_DEPENDABOT);
  });
});

describe("of a fork's pull request, an empty secret is named as the likely cause", () => {
  test.each<readonly [string, Given, RegExp]>([
    ['of no kubeconfig', allowed, /^No cluster is configured: /],
    ['of no kubeconfig of an ephemeral builder', { mode: 'ephemeral' }, /^No cluster is configured: /],
    ['of no AWS credentials', { ...eks, ...allowed }, /the metadata service of this runner/],
  ])('%s', async (_, given, says) => {
    const line = await lineOf(FORK, given, fork);
    expect(line).toMatch(says);
    expect(line).toMatch(OF_FORK);
  });

  test('of no ID token', async () => {
    const { job, inputs, fake } = await start(FORK, fork);
    const [{ cluster }]: [{ cluster: Given }] = parse(inputs().kubeconfig ?? '').clusters;
    const server = { server: fake.url, 'certificate-authority': cluster['certificate-authority-data'] ?? '' };
    const main = await job.runMain(inputs({ kubeconfig: '', 'oidc-audience': 'a', ...server, ...allowed }));
    expect(main.annotations, main.log).toMatchObject([{ message: expect.stringMatching(OF_FORK) }]);
    expect(main.annotations[0]?.message).toMatch(/ACTIONS_ID_TOKEN_REQUEST_URL/);
  });
});

test.each<readonly [string, Given, string]>([
  ['a push of a person', { GITHUB_EVENT_NAME: 'push' }, 'octo-org/octo-repo'],
  ['a pull request of the repository', { GITHUB_EVENT_NAME: 'pull_request' }, 'octo-org/octo-repo'],
  // It runs with the secrets of the base.
  ['pull_request_target of a fork', { GITHUB_EVENT_NAME: 'pull_request_target' }, fork],
])('%s has its secrets, and nothing is said of them', async (_, env, head) => {
  const line = await lineOf(env, allowed, head);
  expect(line).toMatch(/^No cluster is configured: /);
  expect(line).not.toMatch(/secrets/);
});

test('a kubeconfig that is given is judged by itself', async () => {
  expect(await lineOf(DEPENDABOT, { kubeconfig: 'clusters: 5' })).not.toMatch(/secret/);
});

describe('on a runner in a pod', () => {
  const refused: Intervene = ({ path }, response) => {
    if (!path.includes('/builds/')) return false;
    refuse(response, 403, 'Forbidden', 'no');
    return true;
  };

  /** A job whose pod's account is of the scripted cluster. */
  async function startInPod(env: Given, intervene?: Intervene) {
    const first = await start({});
    const { clusters }: { clusters: [{ cluster: Given }] } = parse(first.inputs().kubeconfig ?? '');
    const ca = clusters[0].cluster['certificate-authority-data'] ?? '';
    const caPem = Buffer.from(ca, 'base64').toString();
    const place = await mountAccount({ token: 'a-token-of-a-pod', caPem, namespace: 'builds' });
    onTestFinished(place.end);
    const scripted = await start(env, undefined, intervene, place.within);
    const host = { KUBERNETES_SERVICE_HOST: '127.0.0.1', KUBERNETES_SERVICE_PORT: `${scripted.fake.port}` };
    return { ...scripted, run: () => scripted.job.runMain(scripted.inputs({ kubeconfig: '' }), host) };
  }

  test.skipIf(process.getuid?.() !== 0)('its account does not step in silently', async () => {
    const { run } = await startInPod(DEPENDABOT);
    const main = await run();
    expect(main.exitCode, main.log).toBe(0);
    expect(main.annotations).toMatchObject([
      { level: 'warning', message: expect.stringMatching(OF_DEPENDABOT) },
    ]);
    expect(main.annotations[0]?.message).toMatch(
      / `kubeconfig` is empty, so the service account of this pod is used\.$/,
    );
  });

  test.skipIf(process.getuid?.() !== 0)(
    'that its account has no rights is told with the likely cause',
    async () => {
      const { run } = await startInPod(DEPENDABOT, refused);
      const main = await run();
      expect(main.exitCode, main.log).toBe(1);
      expect(main.annotations.at(-1)).toMatchObject({
        level: 'error',
        message: expect.stringMatching(OF_DEPENDABOT),
      });
    },
  );

  test.skipIf(process.getuid?.() !== 0)('its account is used without a word for a push', async () => {
    const { run } = await startInPod({ GITHUB_EVENT_NAME: 'push' });
    const main = await run();
    expect(main, main.log).toMatchObject({ exitCode: 0, annotations: [] });
  });
});
