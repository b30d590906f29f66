import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { beforeAll, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { type ActionJob, newJob } from '../doubles/runner/runner.ts';
import { applyHandWritten } from '../site/hand-written.ts';
import { buildImage, pushedDigest } from '../site/image.ts';
import { plainHttp } from '../site/registry-config.ts';
import { siteOfFile } from '../site/site-of-file.ts';

/** What the step does to the runner, on a builder that is there. */
const site = siteOfFile();
beforeAll(async () => {
  await applyHandWritten(site);
});

function inputs(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const kubeconfig = site.kubeconfig('connect');
  return {
    kubeconfig,
    mode: 'connect',
    deployments: 'remote-buildkit-agent',
    'buildkitd-config-inline': plainHttp(site),
    ...more,
  };
}

function storeOf(job: ActionJob): string {
  return join(job.home, '.docker', 'buildx');
}

async function cleanPost(run: Promise<object>): Promise<void> {
  expect(await run).toMatchObject({ exitCode: 0, annotations: [] });
}

test('the kubeconfig and the instance are for their owner alone, and both go with the job', async () => {
  const job = site.newJob();
  const main = await job.runMain(inputs());
  const { kubeconfig = '', name = '' } = main.outputs;
  const instance = join(storeOf(job), 'instances', name);
  expect(statSync(kubeconfig).mode & 0o777).toBe(0o600);
  expect(statSync(join(kubeconfig, '..')).mode & 0o777).toBe(0o700);
  expect(statSync(instance).mode & 0o777).toBe(0o600);
  expect(JSON.parse(readFileSync(join(storeOf(job), 'current'), 'utf8'))).toMatchObject({ Name: name });
  await cleanPost(job.runPost());
  expect(existsSync(join(kubeconfig, '..'))).toBe(false);
  expect(readdirSync(join(storeOf(job), 'instances'))).toEqual([]);
  expect(job.env().BUILDX_BUILDER).toBe('');
});

test('a later step with a DOCKER_CONFIG of its own builds on the builder', async () => {
  const job = site.newJob();
  await job.runMain(inputs());
  const config = join(job.home, 'own-docker');
  mkdirSync(join(config, 'cli-plugins'), { recursive: true });
  symlinkSync(join(site.bed.binDir, 'docker-buildx'), join(config, 'cli-plugins', 'docker-buildx'));
  const context = join(job.workspace, 'own');
  mkdirSync(context);
  writeFileSync(join(context, 'Dockerfile'), `FROM ${site.bed.baseImage}\n`);
  const env = { DOCKER_CONFIG: config };
  for (const args of [
    ['buildx', 'build', context],
    ['build', context],
  ]) {
    const built = await job.sh('docker', args, env);
    expect(built.exitCode, built.log).toBe(0);
    expect(built.log).toContain('using kubernetes driver');
  }
  await cleanPost(job.runPost());
  expect(job.env()).toMatchObject({ BUILDX_BUILDER: '', BUILDX_CONFIG: '' });
});

test('no secret is in the log, the state, the environment, the outputs or the summary', async () => {
  const job = site.newJob();
  const kubeconfig = site.kubeconfig('connect');
  const token: string = parse(kubeconfig).users[0].user.token;
  const main = await job.runMain(inputs({ kubeconfig }), { RUNNER_DEBUG: '1' });
  const post = await job.runPost({ RUNNER_DEBUG: '1' });
  const seen = JSON.stringify([main.log, main.state, main.exportedEnv, main.outputs, main.summary, post.log]);
  expect(main.exitCode).toBe(0);
  expect(seen).not.toContain(token);
  expect(seen).not.toContain(Buffer.from(token).toString('base64').slice(0, 40));
  expect(main.rawLog.split('\n').filter((line) => line.includes(token))).toEqual([`::add-mask::${token}`]);
});

test('two uses in one job have an instance each, and the former builder is current again in the end', async () => {
  const job = site.newJob();
  const env = { BUILDX_BUILDER: 'before' };
  const first = await job.runMain(inputs(), env);
  const second = job.use();
  const other = await second.runMain(inputs());
  expect(other.outputs.name).not.toBe(first.outputs.name);
  expect(job.env().BUILDX_BUILDER).toBe(other.outputs.name);
  await cleanPost(second.runPost());
  expect(job.env().BUILDX_BUILDER).toBe(first.outputs.name);
  const tag = `${site.bed.registry}/first:1`;
  await buildImage(site, job, tag, '1');
  expect(await pushedDigest(site, tag)).toMatch(/^sha256:/);
  await cleanPost(job.runPost());
  expect(job.env().BUILDX_BUILDER).toBe('before');
});

test('with use: false nothing becomes current', async () => {
  const job = site.newJob();
  const main = await job.runMain(inputs({ use: 'false', name: 'aside' }));
  expect(main.exitCode).toBe(0);
  expect(main.exportedEnv).toEqual({});
  expect(existsSync(join(storeOf(job), 'current'))).toBe(false);
  const shown = await job.sh('docker', ['buildx', 'inspect', 'aside']);
  expect(shown.log).toMatch(/Status:\s+running/);
  await cleanPost(job.runPost());
});

test('a former current builder of a self-hosted runner is current again after the job', async () => {
  const job = site.newJob();
  mkdirSync(join(storeOf(job), 'instances'), { recursive: true });
  const instance = {
    Name: 'own',
    Driver: 'remote',
    Nodes: [{ Name: 'own0', Endpoint: 'tcp://127.0.0.1:9' }],
  };
  writeFileSync(join(storeOf(job), 'instances', 'own'), JSON.stringify(instance));
  await job.sh('docker', ['buildx', 'use', 'own']);
  const before = readFileSync(join(storeOf(job), 'current'), 'utf8');
  await job.runMain(inputs());
  expect(readFileSync(join(storeOf(job), 'current'), 'utf8')).not.toBe(before);
  await cleanPost(job.runPost());
  expect(readFileSync(join(storeOf(job), 'current'), 'utf8')).toBe(before);
  expect(readdirSync(join(storeOf(job), 'instances'))).toEqual(['own']);
});

test("an instance of somebody else's under the same name is refused, and post leaves it", async () => {
  const job = site.newJob();
  mkdirSync(join(storeOf(job), 'instances'), { recursive: true });
  const path = join(storeOf(job), 'instances', 'own');
  const text = JSON.stringify({
    Name: 'own',
    Driver: 'remote',
    Nodes: [{ Name: 'own0', Endpoint: 'tcp://127.0.0.1:9' }],
  });
  writeFileSync(path, text);
  const main = await job.runMain(inputs({ name: 'own' }));
  expect(main.annotations[0]?.message).toBe(
    'Input name: buildx already has an instance own on this runner. Change `name`.',
  );
  await cleanPost(job.runPost());
  expect(readFileSync(path, 'utf8')).toBe(text);
});

test('a runner with buildx alone, without Docker, works', async () => {
  const job = newJob({ env: { PATH: '' } });
  const bin = join(job.home, 'bin');
  mkdirSync(bin);
  symlinkSync(join(site.bed.binDir, 'docker-buildx'), join(bin, 'buildx'));
  const env = { PATH: bin };
  const main = await job.runMain(inputs(), env);
  expect(main.exitCode, main.log).toBe(0);
  const shown = await job.sh(join(bin, 'buildx'), ['inspect'], env);
  expect(shown.log).toContain(main.outputs.name);
  await cleanPost(job.runPost(env));
  job.dispose();
});

test('a runner without buildx is told so, and nothing is made', async () => {
  const job = newJob({ env: { PATH: '/nowhere' } });
  const main = await job.runMain(inputs());
  expect(main.annotations.map((one) => one.message)).toEqual([
    expect.stringMatching(
      /^buildx is not on this runner, neither as a Docker plugin nor on PATH\. Install buildx in an earlier step/,
    ),
  ]);
  expect(existsSync(join(job.home, '.docker'))).toBe(false);
  await cleanPost(job.runPost());
  job.dispose();
});

test('a client certificate logs in, for the action and for buildx', async () => {
  const job = site.newJob();
  const main = await job.runMain(inputs({ kubeconfig: site.bed.kubeconfig, namespace: site.namespace }));
  expect(main.exitCode, main.log).toBe(0);
  await buildImage(site, job, `${site.bed.registry}/certificate:1`, '1');
  await cleanPost(job.runPost());
});

test('a credential plugin logs in, for the action and for buildx', async () => {
  const job = site.newJob();
  const document = parse(site.kubeconfig('connect'));
  const apiVersion = 'client.authentication.k8s.io/v1';
  const answer = { apiVersion, kind: 'ExecCredential', status: { token: document.users[0].user.token } };
  const plugin = join(job.home, 'plugin');
  writeFileSync(
    plugin,
    `#!/bin/sh\ntest "$GREETING" = hello && cat <<'END'\n${JSON.stringify(answer)}\nEND\n`,
  );
  chmodSync(plugin, 0o700);
  const env = [{ name: 'GREETING', value: 'hello' }];
  document.users[0].user = {
    exec: { apiVersion, command: plugin, env, interactiveMode: 'Never', provideClusterInfo: true },
  };
  const main = await job.runMain(inputs({ kubeconfig: stringify(document) }));
  expect(main.exitCode, main.log).toBe(0);
  await buildImage(site, job, `${site.bed.registry}/plugin:1`, '1');
  await cleanPost(job.runPost());
});

test('a tokenFile logs in, and is read again', async () => {
  const job = site.newJob();
  const document = parse(site.kubeconfig('connect'));
  const tokenFile = join(job.home, 'token');
  writeFileSync(tokenFile, `${document.users[0].user.token}\n`);
  document.users[0].user = { tokenFile };
  const main = await job.runMain(inputs({ kubeconfig: stringify(document) }));
  expect(main.exitCode, main.log).toBe(0);
  expect(readFileSync(main.outputs.kubeconfig ?? '', 'utf8')).toContain(tokenFile);
  await buildImage(site, job, `${site.bed.registry}/token-file:1`, '1');
  await cleanPost(job.runPost());
});

test('docker build, without buildx in its name, runs on the builder', async () => {
  const job = site.newJob();
  await job.runMain(inputs());
  mkdirSync(join(job.workspace, 'plain'));
  writeFileSync(
    join(job.workspace, 'plain', 'Dockerfile'),
    `FROM ${site.bed.baseImage}\nRUN echo built here\n`,
  );
  const tag = `${site.bed.registry}/plain:1`;
  const step = await job.sh('docker', ['build', '--progress=plain', '--push', '-t', tag, 'plain']);
  expect(step.hasFailed, step.log).toBe(false);
  expect(await pushedDigest(site, tag)).toMatch(/^sha256:/);
  await cleanPost(job.runPost());
});

test('instances that killed jobs left on a kept runner go, those of others and of running jobs stay', async () => {
  const job = site.newJob();
  const folder = join(storeOf(job), 'instances');
  const killed = await job.runMain(inputs());
  expect(killed.exitCode, killed.log).toBe(0);
  // What the next job of this runner finds of one that was killed: the runner clears its temporary folder.
  const own = dirname(killed.outputs.kubeconfig ?? '');
  rmSync(own, { recursive: true });
  const write = (name: string, kubeconfig: string): void => {
    const endpoint = `kubernetes:///${name}?deployment=n&kubeconfig=${encodeURIComponent(kubeconfig)}`;
    const node = { Name: 'n', Endpoint: endpoint, DriverOpts: { namespace: 'x' } };
    writeFileSync(join(folder, name), JSON.stringify({ Name: name, Driver: 'kubernetes', Nodes: [node] }));
  };
  const running = join(job.home, basename(own), 'kubeconfig');
  mkdirSync(join(running, '..'));
  writeFileSync(running, 'of a job that runs');
  write('running', running);
  write('foreign', '/gone/kubeconfig');
  const next = job.use();
  const main = await next.runMain(inputs());
  expect(main.log).toContain(`Removed buildx instances of jobs that are over: ${killed.outputs.name}.`);
  await cleanPost(next.runPost());
  expect(readdirSync(folder).sort()).toEqual(['foreign', 'running']);
});
