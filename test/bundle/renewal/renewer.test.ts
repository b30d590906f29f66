import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { answer, refuse } from '../../doubles/api/fake-api.ts';
import { folderOf, readProc, renewerOf, renewersOf, untilNoRenewer } from '../../doubles/runner/renewers.ts';
import { startBelow } from '../../doubles/runner/start-below.ts';
import { until } from '../../run/until.ts';
import { deadlineOf, holdsOf, SHORT, start } from './place.ts';

describe('a job that goes on', () => {
  test('has its hold prolonged again and again, by a process that does not keep the step open', async () => {
    const { job, inputs, cluster } = await start();
    const main = await job.runMain(inputs(SHORT));
    expect(main.exitCode, main.log).toBe(0);
    // The runner would wait 5 s more for a child that holds the step's output.
    expect(main.durationMs).toBeLessThan(5000);
    expect(deadlineOf(cluster)).toBe(10);
    await until('two renewals', 10_000, async () => deadlineOf(cluster) >= 14);
    expect(renewersOf(job)).toHaveLength(1);
  });
});

test('the token for later steps is renewed with the hold', async () => {
  let tokens = 0;
  const { job, inputs } = await start(({ path }, response) => {
    if (!path.endsWith('/serviceaccounts/connect/token')) return false;
    tokens += 1;
    const status = { token: `build-token-${tokens}`, expirationTimestamp: '2030-01-02T03:04:05Z' };
    answer(response, 201, { status });
    return true;
  });
  const main = await job.runMain(inputs({ ...SHORT, 'build-service-account': 'connect' }));
  const path = join(folderOf(main), 'build-token');
  expect(readFileSync(path, 'utf8').trim()).toBe('build-token-1');
  await until('another token', 10_000, async () => readFileSync(path, 'utf8').includes('build-token-2'));
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

describe('the process that renews', () => {
  test('knows no secret but the kubeconfig, and its order is for its owner alone', async () => {
    const { job, inputs } = await start();
    const main = await job.runMain(inputs());
    const path = join(folderOf(main), 'renewal.json');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
      held: {
        hold: { name: expect.stringMatching(/^hold-/), uid: expect.stringMatching(/^uid-/) },
        spec: {
          name: expect.stringMatching(/^hold-/),
          builder: 'ci',
          namespace: 'builds',
          image: 'docker.io/moby/buildkit:v0.33.1',
          lifeMs: 1_200_000,
          holder: 'https://github.com/octo-org/octo-repo/actions/runs/1658821493/attempts/1',
          nodes: ['ci-amd64'],
          runner: { kind: 'elsewhere' },
        },
        nodes: ['ci-amd64'],
      },
      term: { lifeMs: 1_200_000, maxJobDurationMs: 21_600_000 },
      worker: { kind: 'unknown' },
    });
    const pid = renewerOf(job);
    const seen = [...readProc(pid, 'environ'), ...readProc(pid, 'cmdline')];
    expect(seen.length).toBeGreaterThan(10);
    expect(seen.filter((text) => /^(INPUT|STATE)_|a-token-of-a-test/.test(text))).toEqual([]);
  });

  test('ends soon when the runner is tidied without post', async () => {
    // The next renewal is 4 minutes away.
    const { job, inputs } = await start();
    rmSync(folderOf(await job.runMain(inputs())), { recursive: true });
    await untilNoRenewer(job, 5000);
  });

  test('ends with post, and leaves the hold its keep-warm time', async () => {
    const { job, inputs, cluster, renewals } = await start();
    await job.runMain(inputs({ ...SHORT, 'keep-warm': '5m' }));
    await until('a renewal', 10_000, async () => renewals().length > 0);
    expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
    const [released, count] = [deadlineOf(cluster), renewals().length];
    expect(released).toBeGreaterThanOrEqual(300);
    await untilNoRenewer(job, 5000);
    expect(deadlineOf(cluster)).toBe(released);
    expect(renewals()).toHaveLength(count);
  });

  test('ends when its hold is gone, and the builder with it', async () => {
    const { job, inputs, cluster } = await start();
    await job.runMain(inputs(SHORT));
    cluster.objects.clear();
    await untilNoRenewer(job, 10_000);
    expect([...cluster.objects.keys()]).toEqual([]);
  });

  test('ends when main is killed before it is done, and the hold ends by itself', async () => {
    const { job, inputs, cluster } = await start();
    const buildx = join(job.home, '.docker', 'cli-plugins', 'docker-buildx');
    writeFileSync(
      buildx,
      readFileSync(buildx, 'utf8').replace('inspect)', 'inspect) sleep 60 ;;\ninspect-not)'),
    );
    const calls = join(buildx, '..', 'calls');
    const main = job.start(inputs(SHORT));
    await until(
      'main asks buildx',
      10_000,
      async () => existsSync(calls) && readFileSync(calls, 'utf8').includes('inspect'),
    );
    await main.kill();
    expect(deadlineOf(cluster)).toBe(10);
    expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
    await untilNoRenewer(job, 5000);
    expect(holdsOf(cluster)).toEqual([]);
    expect(readdirSync(job.temp).filter((name) => name.startsWith('setup-buildx'))).toEqual([]);
  });

  test('ends when main fails', async () => {
    const { job, inputs, renewals } = await start((request, response) => {
      if (request.method !== 'POST' || !request.path.endsWith('/deployments')) return false;
      refuse(response, 422, 'Invalid', 'no');
      return true;
    });
    expect(await job.runMain(inputs(SHORT))).toMatchObject({ exitCode: 1 });
    // Killed, though for a moment the system may still show it.
    await untilNoRenewer(job, 1000);
    expect(renewals()).toEqual([]);
  });
});

describe('a runner whose worker is killed, with no post and nothing tidied', () => {
  test('renews no more', async () => {
    const { job, inputs, renewals } = await start();
    const { up, kill } = startBelow(job, ['Runner.Worker', 'node'], inputs(SHORT));
    await up;
    await until('a renewal', 10_000, async () => renewals().length > 0);
    await kill();
    await untilNoRenewer(job, 5000);
    expect(readdirSync(job.temp).filter((name) => name.startsWith('setup-buildx'))).toHaveLength(1);
  });

  test('renews on when only a parent ended that does not live as long as the job', async () => {
    const { job, inputs, renewals } = await start();
    const { up, kill } = startBelow(job, ['wrapper'], inputs(SHORT));
    await up;
    await kill();
    const before = renewals().length;
    await until('two renewals', 10_000, async () => renewals().length >= before + 2);
    expect(renewersOf(job)).toHaveLength(1);
  });
});

describe('where the end of the job cannot be seen', () => {
  const says = /held for 2h at most, also when the runner dies\. For a longer job set max-job-duration\./;

  test.each([
    ['is not given', {}, true],
    ['is given, though as long as it is otherwise', { 'max-job-duration': '6h' }, false],
    ['is shorter', { 'max-job-duration': '1h' }, false],
  ])('and max-job-duration %s, the log says whether it is held for 2 hours', async (_, given, isSaid) => {
    const { job, inputs } = await start();
    const main = await job.runMain(inputs(given));
    expect(main.exitCode, main.log).toBe(0);
    expect(says.test(main.log)).toBe(isSaid);
  });
});
