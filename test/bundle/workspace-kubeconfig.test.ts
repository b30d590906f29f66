import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { FakeCluster } from '../doubles/api/fake-cluster.ts';
import { startScriptedJob } from '../doubles/api/scripted-job.ts';
import { canary, execCredential } from '../site/canary.ts';

const repo = (full_name: string): object => ({ repo: { full_name } });
const pullOf = (head: string): object => ({
  pull_request: { head: repo(head), base: repo('octo-org/octo-repo') },
});
const OF_FORK = { name: 'pull_request_target', payload: pullOf('mallory/octo-repo') };
const OWN = { name: 'pull_request_target', payload: pullOf('octo-org/octo-repo') };

/** A job for an event whose workspace mallory wrote: its kubeconfig runs a program that leaves word of it. */
async function start(event: { readonly name: string; readonly payload: object } = OF_FORK) {
  const folder = mkdtempSync(join(tmpdir(), 'event-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const eventPath = join(folder, 'event.json');
  writeFileSync(eventPath, JSON.stringify(event.payload));
  const cluster = new FakeCluster();
  const scripted = await startScriptedJob(cluster.script, {
    env: { GITHUB_EVENT_NAME: event.name, GITHUB_EVENT_PATH: eventPath },
  });
  onTestFinished(scripted.close);
  const { workspace } = scripted.job;
  const [program, mark] = [join(workspace, 'bin', 'login'), join(folder, 'ran')];
  mkdirSync(join(workspace, 'bin'));
  writeFileSync(
    program,
    `#!/bin/sh\ntouch ${mark}\necho '${execCredential({ token: 'a-token-of-a-test' })}'\n`,
  );
  chmodSync(program, 0o755);
  const write = (path: string, user: object): string => {
    const document = parse(scripted.inputs().kubeconfig ?? '');
    document.users[0].user = user;
    writeFileSync(path, stringify(document));
    return path;
  };
  const run = (given: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}) =>
    scripted.job.runMain(scripted.inputs({ mode: 'ephemeral', ...given }), env);
  return { ...scripted, workspace, folder, program, hasRun: () => existsSync(mark), write, run };
}

type Started = Awaited<ReturnType<typeof start>>;
type Given = {
  readonly given: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
};

const execOf = (command: string): object => ({
  exec: { apiVersion: 'client.authentication.k8s.io/v1beta1', command },
});

const NOT_ALLOWED = /\.exec is not allowed here \(input allow-exec\)/;
const IN_WORKSPACE = /is in the workspace, which outsiders may have written/;

const WAYS: Readonly<Record<string, readonly [RegExp, (started: Started) => Given]>> = {
  'a file of the workspace': [
    NOT_ALLOWED,
    ({ workspace, write, program }) => ({
      given: { kubeconfig: basename(write(join(workspace, 'config'), execOf(program))) },
    }),
  ],
  'a file of the workspace by the whole path': [
    NOT_ALLOWED,
    ({ workspace, write }) => ({
      given: { kubeconfig: write(join(workspace, 'config'), execOf('./bin/login')) },
    }),
  ],
  'a file of the workspace by a way around': [
    NOT_ALLOWED,
    ({ workspace, write, program }) => {
      write(join(workspace, 'config'), execOf(program));
      return { given: { kubeconfig: `../${basename(workspace)}/config` } };
    },
  ],
  'a link to a file of the workspace': [
    NOT_ALLOWED,
    ({ workspace, folder, write, program }) => {
      const path = join(folder, 'config');
      symlinkSync(write(join(workspace, 'config'), execOf(program)), path);
      return { given: { kubeconfig: path } };
    },
  ],
  'a link in the workspace to a file of the runner': [
    NOT_ALLOWED,
    ({ workspace, folder, write, program }) => {
      symlinkSync(write(join(folder, 'config'), execOf(program)), join(workspace, 'config'));
      return { given: { kubeconfig: 'config' } };
    },
  ],
  'the variable KUBECONFIG relative to the workspace': [
    NOT_ALLOWED,
    ({ workspace, write, program }) => {
      write(join(workspace, 'config'), execOf(program));
      return { given: { kubeconfig: '' }, env: { KUBECONFIG: './config' } };
    },
  ],
  'a home in the workspace': [
    NOT_ALLOWED,
    ({ job, workspace, write, program }) => {
      mkdirSync(join(workspace, '.kube'));
      write(join(workspace, '.kube', 'config'), execOf(program));
      const env = { HOME: workspace, DOCKER_CONFIG: join(job.home, '.docker') };
      return { given: { kubeconfig: '' }, env };
    },
  ],
  'its program in the workspace by its path': [
    IN_WORKSPACE,
    ({ folder, write, program }) => ({
      given: { kubeconfig: write(join(folder, 'config'), execOf(relative(folder, program))) },
    }),
  ],
  'its program in the workspace by PATH': [
    IN_WORKSPACE,
    ({ workspace, folder, write }) => ({
      given: { kubeconfig: write(join(folder, 'config'), execOf('login')) },
      env: { PATH: `${join(workspace, 'bin')}:${process.env.PATH}` },
    }),
  ],
  'its program in the workspace by a link on PATH': [
    IN_WORKSPACE,
    ({ folder, write, program }) => {
      symlinkSync(program, join(folder, 'login'));
      return {
        given: { kubeconfig: write(join(folder, 'config'), execOf('login')) },
        env: { PATH: `${folder}:${process.env.PATH}` },
      };
    },
  ],
};

test.each(Object.entries(WAYS))(
  'a kubeconfig by %s runs nothing that a fork wrote, and reaches no cluster',
  async (_, [message, make]) => {
    const started = await start();
    const { given, env } = make(started);
    const main = await started.run(given, env);
    expect(main.annotations.map((one) => one.message)).toEqual([expect.stringMatching(message)]);
    expect(main.exitCode).toBe(1);
    expect(started.hasRun()).toBe(false);
    expect(started.fake.connections()).toBe(0);
    expect(await started.job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
  },
);

test.each(Object.entries(WAYS))(
  'a kubeconfig by %s works for a branch of the repository itself, and where allow-exec says so',
  async (_, [, make]) => {
    for (const [event, more] of [
      [OWN, {}],
      [OF_FORK, { 'allow-exec': 'true' }],
    ] as const) {
      const started = await start(event);
      const { given, env } = make(started);
      const main = await started.run({ ...given, ...more }, env);
      expect(main.exitCode, main.log).toBe(0);
      expect(started.hasRun()).toBe(true);
    }
  },
);

test('a token in a file is sent to no server that a fork chose, and to none with allow-exec: false', async () => {
  const secret = canary();
  for (const [event, more] of [
    [OF_FORK, {}],
    [OWN, { 'allow-exec': 'false' }],
  ] as const) {
    const started = await start(event);
    const token = join(started.folder, 'token');
    writeFileSync(token, secret);
    const kubeconfig = started.write(join(started.workspace, 'config'), { tokenFile: token });
    const main = await started.run({ kubeconfig, ...more });
    expect(main.annotations.map((one) => one.message)).toEqual([
      expect.stringContaining('.tokenFile is not allowed here (input allow-exec)'),
    ]);
    expect(started.fake.connections()).toBe(0);
  }
});

test('a server that a fork chose does not get the credentials of the runner', async () => {
  const started = await start();
  const ours = started.write(join(started.folder, 'ours'), { token: canary() });
  const theirs = started.write(join(started.workspace, 'theirs'), {});
  const main = await started.run({ kubeconfig: '' }, { KUBECONFIG: `${theirs}:${ours}` });
  expect(main.annotations.map((one) => one.message)).toEqual([
    expect.stringMatching(/^Of the variable KUBECONFIG \(2 files\), some are in the workspace/),
  ]);
  expect(started.fake.connections()).toBe(0);
});

test('a comment on a pull request is as good as the code of a fork', async () => {
  const started = await start({ name: 'issue_comment', payload: { issue: { number: 1, pull_request: {} } } });
  const document = parse(started.inputs().kubeconfig ?? '');
  document.users[0].user = execOf(started.program);
  for (const kubeconfig of [
    stringify(document),
    started.write(join(started.workspace, 'config'), document.users[0].user),
  ]) {
    const main = await started.run({ kubeconfig });
    expect(main.annotations.map((one) => one.message)).toEqual([expect.stringMatching(NOT_ALLOWED)]);
  }
  expect(started.hasRun()).toBe(false);
});
