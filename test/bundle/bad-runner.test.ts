import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { afterEach, describe, expect, test } from 'vitest';

import { FakeCluster } from '../doubles/api/fake-cluster.ts';
import { type ScriptedJob, startScriptedJob } from '../doubles/api/scripted-job.ts';
import { inputVariables, readDeclaredInputs } from '../doubles/runner/inputs.ts';
import type { StepResult } from '../doubles/runner/result.ts';
import { snapshot } from '../site/folder-snapshot.ts';
import { mountFull, mountReadOnly } from './bad-runner/mounted.ts';

const BUNDLE = join(import.meta.dirname, '..', '..', 'dist', 'index.js');

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

type Runner = ScriptedJob & {
  readonly cluster: FakeCluster;
  readonly buildx: string;
  readonly store: string;
};

async function start(): Promise<Runner> {
  const cluster = new FakeCluster();
  const scripted = await startScriptedJob(cluster.script);
  undo.push(scripted.close);
  const docker = join(scripted.job.home, '.docker');
  const buildx = join(docker, 'cli-plugins', 'docker-buildx');
  return { ...scripted, cluster, buildx, store: join(docker, 'buildx') };
}

function expectOneLine(main: StepResult, says: RegExp): void {
  expect(main.exitCode, main.log).toBe(1);
  expect(main.annotations, main.log).toMatchObject([
    { level: 'error', message: expect.stringMatching(says) },
  ]);
  expect(main.annotations[0]?.message.length).toBeLessThanOrEqual(300);
  expect(main.annotations[0]?.message).not.toMatch(/report it/);
}

/** Main says this, and neither it nor post changes anything anywhere. */
async function expectUnchanged(
  { job, inputs, cluster }: Runner,
  says: RegExp,
  environment: Readonly<Record<string, string>> = {},
): Promise<void> {
  const folders = [job.home, job.temp, job.workspace];
  const before = snapshot(folders);
  const main = await job.runMain(inputs(), environment);
  expectOneLine(main, says);
  expect(cluster.writes).toEqual([]);
  expect(main).toMatchObject({ outputs: {}, exportedEnv: {} });
  expect(snapshot(folders)).toEqual(before);
  expect(await job.runPost(environment)).toMatchObject({ exitCode: 0, annotations: [] });
  expect(snapshot(folders)).toEqual(before);
}

describe('56. RUNNER_TEMP', () => {
  test.each([
    ['that is not set', ['-u', 'RUNNER_TEMP'], /^The variable RUNNER_TEMP is not set/],
    ['that is not there', ['RUNNER_TEMP=/no/such/folder'], /^RUNNER_TEMP cannot be written \(ENOENT\)/],
  ])('%s leaves nothing anywhere', async (_, change, says) => {
    const { job, inputs, cluster } = await start();
    const before = snapshot([job.home, job.temp, job.workspace]);
    const run = (script: string, env: Readonly<Record<string, string>>): Promise<StepResult> =>
      job.sh('env', [...change, process.execPath, script], env);
    const main = await run(BUNDLE, inputVariables(inputs(), readDeclaredInputs(BUNDLE) ?? {}));
    expectOneLine(main, says);
    expect(cluster.writes).toEqual([]);
    expect(snapshot([job.home, job.temp, job.workspace])).toEqual(before);
    const state = Object.entries(main.state).map(([name, value]) => [`STATE_${name}`, value]);
    const post = await run(join(dirname(BUNDLE), 'post.js'), Object.fromEntries(state));
    expect(post, post.log).toMatchObject({ exitCode: 0, annotations: [] });
  });
});

describe('57. buildx', () => {
  test('that is missing is said before the cluster is asked to make anything', async () => {
    const runner = await start();
    rmSync(runner.buildx);
    await expectUnchanged(runner, /^buildx is not on this runner/, { PATH: runner.job.workspace });
  });

  test('that is too old is told with its version', async () => {
    const runner = await start();
    writeFileSync(runner.buildx, '#!/bin/sh\necho github.com/docker/buildx v0.14.1 0000000\n');
    await expectUnchanged(runner, /^buildx 0\.14\.1 is too old: this action needs 0\.15 or newer/);
  });

  test("that is a distribution's own, and too old, is told with its version", async () => {
    const runner = await start();
    writeFileSync(runner.buildx, '#!/bin/sh\necho github.com/docker/buildx 0.13.1+ds1 0.13.1+ds1-1\n');
    await expectUnchanged(runner, /^buildx 0\.13\.1\+ds1 is too old: this action needs 0\.15 or newer/);
  });

  test("that is a distribution's own, without a version, is used, and a word is said of it", async () => {
    const { job, inputs, buildx } = await start();
    const script = readFileSync(buildx, 'utf8').replace('v0.37.2 0000000', '0.0.0+unknown');
    writeFileSync(buildx, script);
    const main = await job.runMain(inputs());
    expect(main.exitCode, main.log).toBe(0);
    expect(main.log).toMatch(/buildx without a version/);
  });

  test('that cannot run is told in its own words', async () => {
    const runner = await start();
    writeFileSync(runner.buildx, '#!/bin/sh\necho "ERROR: no such plugin" >&2\nexit 125\n');
    await expectUnchanged(runner, /^docker buildx version failed: no such plugin/);
  });

  const OTHERS: readonly (readonly [string, string, RegExp])[] = [
    [
      'is buildah, by podman',
      'echo "buildah 1.33.7 (image-spec 1.1.0-rc.5)"',
      /is Podman on this runner.*Install buildx/,
    ],
    ['is podman', 'echo "podman version 4.9.3"', /is Podman on this runner.*Install buildx/],
    [
      'is another program',
      'echo "acme-build 3.4.5 ::error::x"',
      /^docker buildx is another program on this runner: it calls itself "acme-build 3\.4\.5/,
    ],
    ['says nothing', 'true', /^docker buildx is another program on this runner: it says nothing/],
    ['prints no text', 'head -c 100000 /dev/urandom', /^docker buildx is another program on this runner/],
    ['prints without an end', 'cat /dev/zero', /^docker buildx version failed: it printed more than 8 MiB/],
    ['fails without a word', 'exit 3', /^docker buildx version failed: .*exit code 3/],
    ['ends by a signal', 'kill -SEGV $$', /^docker buildx version failed: .*SIGSEGV/],
    ['never answers', 'exec sleep 300', /^docker buildx version failed: no answer in 15 s/],
  ];
  test.each(OTHERS)(
    'that %s is refused before the cluster is asked to make anything',
    async (_, script, says) => {
      const runner = await start();
      writeFileSync(runner.buildx, `#!/bin/sh\n${script}\n`);
      await expectUnchanged(runner, says);
    },
  );

  /** A runner whose PATH has this folder alone, with these programs in it, and no plugin. */
  async function startWith(programs: Readonly<Record<string, string>>): Promise<readonly [Runner, string]> {
    const runner = await start();
    rmSync(runner.buildx);
    const bin = join(runner.job.workspace, 'bin');
    mkdirSync(bin);
    for (const [name, script] of Object.entries(programs)) {
      writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
      chmodSync(join(bin, name), 0o755);
    }
    return [runner, bin];
  }

  const DOCKERS: readonly (readonly [string, string, RegExp])[] = [
    [
      'of old',
      `echo "docker: 'buildx' is not a docker command." >&2; echo "See 'docker --help'" >&2; exit 1`,
      /^docker is on this runner, but its buildx plugin is not\. Install buildx/,
    ],
    [
      'of today',
      'printf "docker: unknown command: docker buildx\\n\\nRun \'docker --help\' for more information\\n" >&2; exit 125',
      /^docker is on this runner, but its buildx plugin is not\. Install buildx/,
    ],
    ["that is Podman's", 'echo "buildah 1.33.7"', /is Podman on this runner.*Install buildx/],
    [
      'that fails otherwise',
      `echo "docker: cannot read its configuration" >&2; echo >&2; echo "Run 'docker --help' for more" >&2; exit 1`,
      /^docker buildx version failed: docker: cannot read its configuration\./,
    ],
  ];
  test.each(DOCKERS)('without which docker is there, one %s', async (_, docker, says) => {
    const [runner, bin] = await startWith({ docker });
    await expectUnchanged(runner, says, { PATH: bin });
  });

  test('that is on PATH by itself is used, without docker', async () => {
    const { job, inputs, buildx } = await start();
    const bin = join(job.workspace, 'bin');
    mkdirSync(bin);
    renameSync(buildx, join(bin, 'buildx'));
    const main = await job.runMain(inputs(), { PATH: `${bin}:/usr/bin:/bin` });
    expect(main.exitCode, main.log).toBe(0);
    expect(readFileSync(join(bin, 'calls'), 'utf8')).toMatch(/^inspect ci$/m);
  });

  test('is not a folder of that name', async () => {
    const [runner, bin] = await startWith({});
    mkdirSync(join(bin, 'buildx'));
    await expectUnchanged(runner, /^buildx is not on this runner/, { PATH: bin });
  });
});

describe('58. a Docker configuration', () => {
  test('that is read-only is told before a builder is made for it', async () => {
    const runner = await start();
    undo.push(mountReadOnly(join(runner.job.home, '.docker')));
    await expectUnchanged(
      runner,
      /^The folder of buildx cannot be written \(EROFS\)\. Set BUILDX_CONFIG or DOCKER/,
    );
  });

  test('that is read-only does no harm where BUILDX_CONFIG is another folder', async () => {
    const { job, inputs } = await start();
    undo.push(mountReadOnly(join(job.home, '.docker')));
    const main = await job.runMain(inputs(), { BUILDX_CONFIG: join(job.workspace, 'buildx') });
    expect(main.exitCode, main.log).toBe(0);
  });

  test.each([
    ['a file', /^The folder of buildx cannot be read \(ENOTDIR\)/],
    ['full of folders', /^The folder of buildx cannot be read \(EISDIR\)/],
  ])('that is %s is no fault of the action', async (what, says) => {
    const runner = await start();
    if (what === 'a file') writeFileSync(runner.store, '');
    else mkdirSync(join(runner.store, 'instances', 'ci'), { recursive: true });
    await expectUnchanged(runner, says);
  });
});

describe('59. a disk that is full', () => {
  test.each([0, 1])('under RUNNER_TEMP, with room for %i files more', async (room) => {
    const runner = await start();
    undo.push(mountFull(runner.job.temp, room));
    await expectUnchanged(runner, /ENOSPC.*RUNNER_TEMP|^RUNNER_TEMP cannot be written \(ENOSPC\)/);
  });

  test.each([0, 1])("under buildx' folder, with room for %i files more", async (room) => {
    const runner = await start();
    mkdirSync(runner.store);
    undo.push(mountFull(runner.store, room));
    await expectUnchanged(runner, /^The folder of buildx cannot be written \(ENOSPC\)/);
  });

  test('that has room again lets the next job through', async () => {
    const { job, inputs, store } = await start();
    mkdirSync(store);
    const empty = mountFull(store, 0);
    expect(await job.runMain(inputs())).toMatchObject({ exitCode: 1 });
    empty();
    const main = await job.use().runMain(inputs());
    expect(main.exitCode, main.log).toBe(0);
  });
});

describe('60. an instance of the same name', () => {
  const endpoint = (kubeconfig: string): string =>
    `kubernetes:///ci?kubeconfig=${encodeURIComponent(kubeconfig)}`;
  const json = (Endpoint: string): string =>
    JSON.stringify({ Name: 'ci', Driver: 'kubernetes', Nodes: [{ Name: 'n', Endpoint }] });

  test.each([
    ["a person's", json(endpoint('/home/me/.kube/config')), /Change `name`/],
    ['of another driver', json('unix:///var/run/docker.sock'), /Change `name`/],
    ['that is no JSON', '{', /Change `name`/],
  ])('%s is left as it is', async (_, text, says) => {
    const runner = await start();
    mkdirSync(join(runner.store, 'instances'), { recursive: true });
    writeFileSync(join(runner.store, 'instances', 'ci'), text);
    writeFileSync(join(runner.store, 'current'), '{"Name":"ci"}');
    await expectUnchanged(runner, /^Input name: buildx already has an instance ci on this runner\./);
    await expectUnchanged(runner, says);
  });

  test('of a job whose machine nobody knows is left as it is', async () => {
    const runner = await start();
    const kubeconfig = join(runner.job.workspace, 'setup-buildx-kubernetes-1', 'kubeconfig');
    mkdirSync(dirname(kubeconfig));
    writeFileSync(kubeconfig, '');
    mkdirSync(join(runner.store, 'instances'), { recursive: true });
    writeFileSync(join(runner.store, 'instances', 'ci'), json(endpoint(kubeconfig)));
    chmodSync(join(runner.store, 'instances', 'ci'), 0o600);
    await expectUnchanged(
      runner,
      /^Input name: .*A job on another machine or container with this home created it/,
    );
  });
});
