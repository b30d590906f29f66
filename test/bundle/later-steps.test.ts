import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, onTestFinished, test } from 'vitest';

import { FakeCluster } from '../doubles/api/fake-cluster.ts';
import { startScriptedJob } from '../doubles/api/scripted-job.ts';
import type { JobOptions } from '../doubles/runner/job.ts';

async function start(options: JobOptions = {}) {
  const cluster = new FakeCluster();
  const scripted = await startScriptedJob(cluster.script, options);
  onTestFinished(scripted.close);
  const { job, inputs } = scripted;
  const choice = () => ({ builder: job.env().BUILDX_BUILDER, config: job.env().BUILDX_CONFIG });
  const setUp = async (name: string, more: Readonly<Record<string, string>> = {}) => {
    const action = job.use();
    const main = await action.runMain(inputs({ name, renew: 'false', ...more }));
    expect(main.exitCode, main.log).toBe(0);
    return action;
  };
  return { ...scripted, cluster, choice, setUp };
}

describe('later steps', () => {
  test('find the builder with a DOCKER_CONFIG of their own too, and after post it is as it was', async () => {
    const { job, choice, setUp } = await start();
    const store = join(job.home, '.docker', 'buildx');
    const action = await setUp('ci');
    expect(choice()).toEqual({ builder: 'ci', config: store });
    const script = 'ls "$BUILDX_CONFIG/instances"';
    const step = await job.sh('sh', ['-c', script], { DOCKER_CONFIG: join(job.home, 'other') });
    expect(step.log).toMatch(/^ci$/m);
    await action.runPost();
    expect(choice()).toEqual({ builder: '', config: '' });
    expect(readdirSync(join(store, 'instances'))).toEqual([]);
  });

  test('are left what they had when the builder is not to be used', async () => {
    const { choice, setUp } = await start({ env: { BUILDX_BUILDER: 'mine' } });
    const action = await setUp('ci', { use: 'false' });
    expect(choice()).toEqual({ builder: 'mine', config: undefined });
    await action.runPost();
    expect(choice()).toEqual({ builder: 'mine', config: undefined });
  });

  test('get back the BUILDX_CONFIG that the job had, where the instance lies too', async () => {
    const { job, choice, setUp } = await start({
      env: { BUILDX_BUILDER: 'mine', BUILDX_CONFIG: 'relative' },
    });
    const store = join(job.workspace, 'relative');
    const action = await setUp('ci');
    expect(choice()).toEqual({ builder: 'ci', config: store });
    expect(existsSync(join(store, 'instances', 'ci'))).toBe(true);
    await action.runPost();
    expect(choice()).toEqual({ builder: 'mine', config: 'relative' });
    expect(existsSync(join(store, 'instances', 'ci'))).toBe(false);
  });

  test('keep a builder that one of them chose meanwhile', async () => {
    const { job, choice, setUp } = await start();
    const action = await setUp('ci');
    await job.sh('sh', ['-c', 'echo BUILDX_BUILDER=later >> "$GITHUB_ENV"']);
    await action.runPost();
    expect(choice().builder).toBe('later');
  });
});

describe("buildx' current instance", () => {
  const OWN = '{"Key":"unix:///var/run/docker.sock","Name":"own","Global":false}';
  const REMOTE = '{"Name":"own","Driver":"remote","Nodes":[{"Name":"own0","Endpoint":"tcp://127.0.0.1:9"}]}';

  /** A self-hosted runner on which a person uses a builder of their own. */
  async function startWithOwn() {
    const started = await start();
    const store = join(started.job.home, '.docker', 'buildx');
    mkdirSync(join(store, 'instances'), { recursive: true });
    writeFileSync(join(store, 'instances', 'own'), REMOTE);
    writeFileSync(join(store, 'current'), OWN);
    return { ...started, current: () => readFileSync(join(store, 'current'), 'utf8') };
  }

  test("is the job's own, and after post what it was before", async () => {
    const { current, setUp } = await startWithOwn();
    const action = await setUp('ci');
    expect(JSON.parse(current())).toMatchObject({ Name: 'ci' });
    await action.runPost();
    expect(current()).toBe(OWN);
  });

  test('is none after post where there was none', async () => {
    const { job, setUp } = await start();
    const action = await setUp('ci');
    await action.runPost();
    expect(existsSync(join(job.home, '.docker', 'buildx', 'current'))).toBe(false);
  });

  test('stays what a later step made it', async () => {
    const { job, current, setUp } = await startWithOwn();
    const action = await setUp('ci');
    const later = OWN.replace('own', 'later');
    await job.sh('sh', ['-c', 'printf %s "$0" > "$HOME/.docker/buildx/current"', later]);
    await action.runPost();
    expect(current()).toBe(later);
  });

  test('stays what it was when the builder is not to be used', async () => {
    const { current, setUp } = await startWithOwn();
    const action = await setUp('ci', { use: 'false' });
    expect(current()).toBe(OWN);
    await action.runPost();
    expect(current()).toBe(OWN);
  });

  test.each([
    ['first', 0],
    ['last', 1],
  ])('is what it was before two steps of ours, when the earlier one ends %s', async (_, order) => {
    const { current, setUp } = await startWithOwn();
    const steps = [await setUp('one'), await setUp('two')];
    for (const step of order === 0 ? steps : steps.toReversed()) await step.runPost();
    expect(current()).toBe(OWN);
  });
});

describe('two steps of ours in one job', () => {
  test('put back what each found, when the later one ends first', async () => {
    const { job, choice, setUp } = await start({ env: { BUILDX_BUILDER: 'mine' } });
    const store = join(job.home, '.docker', 'buildx');
    const one = await setUp('one');
    const two = await setUp('two');
    expect(choice()).toEqual({ builder: 'two', config: store });
    await two.runPost();
    expect(choice()).toEqual({ builder: 'one', config: store });
    await one.runPost();
    expect(choice()).toEqual({ builder: 'mine', config: '' });
  });

  test('leave no name of an instance that is gone, in whatever order they end', async () => {
    const { job, choice, setUp } = await start({ env: { BUILDX_BUILDER: 'mine' } });
    const store = join(job.home, '.docker', 'buildx');
    const one = await setUp('one');
    const two = await setUp('two');
    const three = await setUp('three');
    await two.runPost();
    await one.runPost();
    expect(choice()).toEqual({ builder: 'three', config: store });
    await three.runPost();
    expect(choice()).toEqual({ builder: 'mine', config: '' });
  });

  test('have the builder of the same name until both have ended', async () => {
    const { job, choice, setUp } = await start();
    const config = join(job.home, '.docker', 'buildx');
    const one = await setUp('ci');
    const two = await setUp('ci');
    await one.runPost();
    expect(choice()).toEqual({ builder: 'ci', config });
    expect(existsSync(join(config, 'instances', 'ci'))).toBe(true);
    await two.runPost();
    expect(choice()).toEqual({ builder: '', config: '' });
  });
});

test('post says that the hold ended while the job went on, and what that did to its builds', async () => {
  const { cluster, setUp } = await start();
  const action = await setUp('ci');
  for (const key of cluster.objects.keys()) if (key.startsWith('jobs/')) cluster.objects.delete(key);
  expect(await action.runPost()).toMatchObject({
    exitCode: 0,
    annotations: [
      {
        level: 'warning',
        message: expect.stringMatching(
          /^The hold of this job ended before this job: max-job-duration \(6h\) was over, or/,
        ),
      },
    ],
  });
});

test('post of a job whose builder stays forever has nothing to say of a hold that is gone', async () => {
  const { cluster, setUp } = await start();
  const action = await setUp('ci', { 'keep-warm': 'forever' });
  for (const key of cluster.objects.keys()) if (key.startsWith('jobs/')) cluster.objects.delete(key);
  expect(await action.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
});
