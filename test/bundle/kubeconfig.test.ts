import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { FakeCluster } from '../doubles/api/fake-cluster.ts';
import { type ScriptedJob, startScriptedJob } from '../doubles/api/scripted-job.ts';
import { execCredential } from '../site/canary.ts';

/** A job whose kubeconfig has this user; `event` is what started its run. */
async function start(
  event: { readonly name: string; readonly payload: object } = { name: 'push', payload: {} },
) {
  const folder = mkdtempSync(join(tmpdir(), 'kubeconfig-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'event.json');
  writeFileSync(path, JSON.stringify(event.payload));
  const cluster = new FakeCluster();
  const scripted = await startScriptedJob(cluster.script, {
    env: { GITHUB_EVENT_NAME: event.name, GITHUB_EVENT_PATH: path },
  });
  onTestFinished(scripted.close);
  return { ...scripted, cluster, folder, document: parse(scripted.inputs().kubeconfig ?? '') };
}

/** A program that logs in, and leaves word that it ran. */
function writePlugin(folder: string, token: string): { readonly exec: object; readonly ran: () => boolean } {
  const [path, mark] = [join(folder, 'my-login'), join(folder, 'ran')];
  writeFileSync(path, `#!/bin/sh\ntouch ${mark}\necho '${execCredential({ token })}'\n`);
  chmodSync(path, 0o755);
  const exec = { apiVersion: 'client.authentication.k8s.io/v1beta1', command: path, installHint: 'a-hint' };
  return { exec, ran: () => existsSync(mark) };
}

/** Runs main with a builder of the job's own, which events of forks may have. */
const run = ({ job, inputs }: ScriptedJob, given: Readonly<Record<string, string>>, env = {}) =>
  job.runMain(inputs({ mode: 'ephemeral', ...given }), env);

test('a cluster, a user and a context of several files of KUBECONFIG lead to the cluster', async () => {
  const started = await start();
  const { job, document, folder, cluster } = started;
  const files = Object.entries({ a: 'clusters', b: 'users', c: 'contexts' }).map(([name, key]) => {
    const path = join(folder, name);
    writeFileSync(
      path,
      stringify({ [key]: document[key], ...(name === 'c' ? { 'current-context': 'x' } : {}) }),
    );
    return path;
  });
  const env = { KUBECONFIG: ['/none', ...files].join(':') };
  const main = await run(started, { kubeconfig: '' }, env);
  expect(main.exitCode, main.log).toBe(0);
  expect(main.log).toContain(' (variable KUBECONFIG, 3 files), namespace ');
  // buildx knows no list: what later steps get is one file.
  expect(existsSync(main.outputs.kubeconfig ?? '')).toBe(true);
  expect(cluster.writes).toContain('POST deployments');
  expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
});

test('that builds of later steps run a plugin is told by its name alone', async () => {
  const started = await start();
  const { exec } = writePlugin(started.folder, 'a-token-of-a-test');
  started.document.users[0].user = { exec: { ...exec, args: ['an-argument'] } };
  const main = await run(started, { kubeconfig: stringify(started.document) });
  expect(main.exitCode, main.log).toBe(0);
  expect(main.log).toMatch(/^Cluster {2}\S+ \(input kubeconfig, credentials by "my-login"\), namespace /m);
  expect(main.log).not.toMatch(/an-argument|a-hint/);
});

test('a plugin that is not there is told with the other bad inputs, before anybody is asked anything', async () => {
  const started = await start();
  const exec = {
    apiVersion: 'client.authentication.k8s.io/v1beta1',
    command: '/none/gke-gcloud-auth-plugin',
  };
  started.document.users[0].user = { exec };
  const main = await run(started, { kubeconfig: stringify(started.document), use: 'yes' });
  expect(main.annotations.map((one) => one.message)).toEqual([
    expect.stringMatching(
      /^Input use: .* plugin "gke-gcloud-auth-plugin" is not a program\. Install it \(google-github/,
    ),
  ]);
  expect(started.fake.connections()).toBe(0);
});

const repo = (full_name: string): object => ({ repo: { full_name } });
const pullOf = (head: string) => ({
  name: 'pull_request_target',
  payload: { pull_request: { head: repo(head), base: repo('octo-org/octo-repo') } },
});

test('an inline kubeconfig runs and reads nothing for a pull request of a fork', async () => {
  const started = await start(pullOf('somebody/octo-repo'));
  const { exec, ran } = writePlugin(started.folder, 'a-token-of-a-test');
  const users = {
    exec: { exec },
    tokenFile: { tokenFile: '/dev/zero' },
    'client-key': { 'client-key': '/dev/zero' },
  };
  for (const [field, user] of Object.entries(users)) {
    started.document.users[0].user = user;
    const kubeconfig = Buffer.from(stringify(started.document)).toString('base64');
    const main = await run(started, { kubeconfig });
    expect(main.annotations.map((one) => one.message)).toEqual([
      expect.stringMatching(`\\.${field} is not allowed here \\(input allow-exec\\)`),
    ]);
  }
  expect(ran()).toBe(false);
  expect(started.fake.connections()).toBe(0);
});

test.each([
  ['by allow-exec', 'somebody/octo-repo', { 'allow-exec': 'true' }],
  ['for a branch of the repository itself', 'octo-org/octo-repo', {}],
])('an inline kubeconfig may run its plugin %s', async (_, head, given) => {
  const started = await start(pullOf(head));
  const { exec, ran } = writePlugin(started.folder, 'a-token-of-a-test');
  started.document.users[0].user = { exec };
  const main = await run(started, { kubeconfig: stringify(started.document), ...given });
  expect(main.exitCode, main.log).toBe(0);
  expect(ran()).toBe(true);
});

test("a kubeconfig of the runner's own may run its plugin whoever the event is of", async () => {
  const started = await start(pullOf('somebody/octo-repo'));
  const { exec, ran } = writePlugin(started.folder, 'a-token-of-a-test');
  started.document.users[0].user = { exec };
  const path = join(started.folder, 'config');
  writeFileSync(path, stringify(started.document));
  const main = await run(started, { kubeconfig: path });
  expect(main.exitCode, main.log).toBe(0);
  expect(ran()).toBe(true);
  expect(await started.job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
});
