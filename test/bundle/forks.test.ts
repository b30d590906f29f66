import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { FakeCluster } from '../doubles/api/fake-cluster.ts';
import { startScriptedJob } from '../doubles/api/scripted-job.ts';

const repo = (full_name: string): object => ({ repo: { full_name } });
const pullOf = (head: object): object => ({ pull_request: { head, base: repo('octo-org/octo-repo') } });
const FORK = pullOf(repo('mallory/octo-repo'));
const OWN = pullOf(repo('octo-org/octo-repo'));

/** A job for this event, in a cluster that has a builder for mode connect; `payload` undefined = the file is not there. */
async function start(event: string, payload: object | undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'event-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'event.json');
  if (payload !== undefined) writeFileSync(path, JSON.stringify(payload));
  const cluster = new FakeCluster();
  const containers = [{ name: 'buildkitd', image: 'docker.io/moby/buildkit:v0.33.1' }];
  const metadata = { name: 'agent', labels: { app: 'agent' } };
  const selector = { matchLabels: { app: 'agent' } };
  const template = { metadata: { labels: { app: 'agent' } }, spec: { containers } };
  const status = { replicas: 1, readyReplicas: 1, observedGeneration: 1 };
  cluster.put('deployments', { metadata, spec: { replicas: 1, selector, template }, status });
  const conditions = [{ type: 'Ready', status: 'True' }];
  cluster.put('pods', {
    metadata: { ...metadata, name: 'agent-1' },
    spec: { containers },
    status: { conditions },
  });
  const env = { GITHUB_EVENT_NAME: event, GITHUB_EVENT_PATH: path };
  const scripted = await startScriptedJob(cluster.script, { env });
  onTestFinished(scripted.close);
  const run = (given: Readonly<Record<string, string>>) =>
    scripted.job.runMain(scripted.inputs({ 'cache-size': '', ...given }));
  return { ...scripted, cluster, run };
}

function claimsIn({ objects }: FakeCluster): readonly string[] {
  return [...objects.keys()].filter((key) => key.startsWith('persistentvolumeclaims/'));
}

const MODES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ensure: {},
  connect: { mode: 'connect', deployments: 'agent' },
};

const THEIRS: Readonly<Record<string, readonly [string, object | undefined]>> = {
  'a pull request of a fork': ['pull_request', FORK],
  'a pull request of a fork with rights of the base': ['pull_request_target', FORK],
  'a review of a pull request of a fork': ['pull_request_review', FORK],
  'a run after the one for a fork': [
    'workflow_run',
    {
      workflow_run: {
        event: 'pull_request',
        head_repository: { full_name: 'mallory/octo-repo' },
        repository: { full_name: 'octo-org/octo-repo' },
      },
    },
  ],
  'a comment on a pull request': ['issue_comment', { issue: { number: 7, pull_request: {} } }],
  'a pull request of a fork that is deleted': ['pull_request', pullOf({ repo: null })],
  'a pull request of which nothing can be read': ['pull_request', undefined],
};

test.each(
  Object.entries(THEIRS).flatMap(([what, event]) =>
    Object.entries(MODES).map(([mode, given]) => [what, mode, event, given] as const),
  ),
)(
  '%s gets no shared builder by mode %s, and is told so in one line',
  async (_, mode, [event, payload], given) => {
    const { job, fake, cluster, run } = await start(event, payload);
    // Such jobs get no secrets, so that more than this is wrong.
    for (const more of [{}, { kubeconfig: '', cpu: 'much' }]) {
      const main = await run({ ...given, ...more });
      expect(main.exitCode).toBe(1);
      expect(main.annotations.map((one) => one.message)).toEqual([
        `Mode ${mode} uses a shared builder, and this ${event} event may bring code of people without write access. ` +
          'Set `mode: ephemeral`, or set `allow-forks: true` if you trust everybody who can cause this event.',
      ]);
    }
    expect(fake.connections()).toBe(0);
    expect(cluster.writes).toEqual([]);
    expect(readdirSync(job.temp).filter((name) => name.startsWith('setup-buildx'))).toEqual([]);
    expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
  },
);

test.each(Object.entries(MODES))('allow-forks lets a fork use mode %s', async (_, given) => {
  const { run } = await start('pull_request', FORK);
  const main = await run({ ...given, 'allow-forks': 'True' });
  expect(main.exitCode, main.log).toBe(0);
});

const OURS: Readonly<Record<string, readonly [string, object]>> = {
  'a push': ['push', {}],
  "a pull request of the repository's own": ['pull_request', OWN],
  "a pull request of the repository's own with its rights": ['pull_request_target', OWN],
  "Dependabot's pull request": ['pull_request', { ...OWN, sender: { login: 'dependabot[bot]' } }],
  'a merge queue': ['merge_group', {}],
  'an issue, which has no code': ['issues', { issue: { number: 7 } }],
};

test.each(Object.entries(OURS))('%s gets the shared builder', async (_, [event, payload]) => {
  const { run, cluster } = await start(event, payload);
  const main = await run({});
  expect(main.exitCode, main.log).toBe(0);
  expect(claimsIn(cluster)).not.toEqual([]);
});

test('a fork gets a builder of its own without a volume, whatever is the default', async () => {
  for (const size of ['', '0', '50Gi']) {
    const { run, cluster } = await start('pull_request', FORK);
    const main = await run({ mode: 'ephemeral', 'cache-size': size });
    expect(main.exitCode, main.log).toBe(0);
    expect(cluster.writes).toContain('POST deployments');
    expect(claimsIn(cluster)).toEqual([]);
  }
});

test('a fork, unless it is allowed', async () => {
  const { run, fake, cluster } = await start('pull_request', FORK);
  const main = await run({ mode: 'ephemeral', 'cache-size': '20Gi' });
  expect(main.annotations.map((one) => one.message)).toEqual([
    expect.stringMatching(/^Input cache-size: this pull_request event may bring code .*\. Remove it, or/),
  ]);
  expect(fake.connections()).toBe(0);
  const allowed = await run({ mode: 'ephemeral', 'cache-size': '20Gi', 'allow-forks': 'true' });
  expect(allowed.exitCode, allowed.log).toBe(0);
  expect(claimsIn(cluster)).not.toEqual([]);
});

test('a fork gets no claim that others keep their files on, unless it is allowed', async () => {
  const source = { persistentVolumeClaim: { claimName: 'team-cache' }, emptyDir: null };
  const patch = JSON.stringify({ spec: { volumes: [{ name: 'cache', ...source }] } });
  const { run, fake, cluster } = await start('pull_request', FORK);
  cluster.put('persistentvolumeclaims', { metadata: { name: 'team-cache' }, spec: {} });
  const main = await run({ mode: 'ephemeral', 'pod-patch': patch });
  expect(main.annotations.map((one) => one.message)).toEqual([
    expect.stringMatching(/^PersistentVolumeClaim team-cache: .*\. Remove it from `pod-patch`, or/),
  ]);
  expect(fake.connections()).toBe(0);
  const allowed = await run({ mode: 'ephemeral', 'pod-patch': patch, 'allow-forks': 'true' });
  expect(allowed.exitCode, allowed.log).toBe(0);
});

test('a fork cannot bring a configuration of the daemon, unless it is allowed', async () => {
  const toml = '[worker.oci]\n  max-parallelism = 3\n';
  const { job, run, fake } = await start('pull_request_target', FORK);
  const [theirs, ours] = [join(job.workspace, 'buildkitd.toml'), join(job.home, 'buildkitd.toml')];
  for (const path of [theirs, ours]) writeFileSync(path, toml);
  for (const path of ['buildkitd.toml', theirs, '../workspace/buildkitd.toml']) {
    const main = await run({ mode: 'ephemeral', 'buildkitd-config': path });
    expect(main.annotations.map((one) => one.message)).toEqual([
      expect.stringMatching(
        /^Input buildkitd-config: a file of the workspace, which people without write access/,
      ),
    ]);
  }
  expect(fake.connections()).toBe(0);
  for (const given of [{ 'buildkitd-config': ours }, { 'buildkitd-config': theirs, 'allow-forks': 'true' }]) {
    const main = await run({ mode: 'ephemeral', ...given });
    expect(main.exitCode, main.log).toBe(0);
    await job.runPost();
  }
  const own = await start('pull_request_target', OWN);
  writeFileSync(join(own.job.workspace, 'buildkitd.toml'), toml);
  const main = await own.run({ mode: 'ephemeral', 'buildkitd-config': 'buildkitd.toml' });
  expect(main.exitCode, main.log).toBe(0);
});
