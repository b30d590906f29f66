import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { refuse } from '../doubles/api/fake-api.ts';
import { FakeCluster, type Intervene } from '../doubles/api/fake-cluster.ts';
import { type ScriptedJob, startScriptedJob } from '../doubles/api/scripted-job.ts';

async function start(intervene?: Intervene) {
  const cluster = new FakeCluster(intervene);
  const scripted = await startScriptedJob(cluster.script);
  onTestFinished(scripted.close);
  return { ...scripted, cluster };
}

/** Post with a state of the test's own, as if main had left it. */
function postWith({ job }: ScriptedJob, state: string) {
  return job.runPost({ 'STATE_setup-buildx-kubernetes': state });
}

function stateOf(job: ScriptedJob['job'], change: object): string {
  const folder = join(job.temp, 'setup-buildx-kubernetes-1');
  const state = {
    version: 1,
    folder,
    namespace: 'builds',
    instance: 'ci',
    storeFolder: join(job.home, '.docker', 'buildx'),
    formerCurrent: '',
    formerBuilder: '',
    hold: { kind: 'none' },
  };
  return JSON.stringify({ ...state, ...change });
}

test.each([
  ['none', '', []],
  ['cut', '{"version":1,"fol', [/cannot be read/]],
  ['partial', '{"version":1}', [/cannot be read/]],
  ['of another version', '{"version":99}', [/cannot be read/]],
  ['not an object', '[]', [/cannot be read/]],
])('state that is %s undoes nothing, and does not fail the job', async (_, state, warnings) => {
  const scripted = await start();
  const post = await postWith(scripted, state);
  expect(post.exitCode).toBe(0);
  expect(post.annotations).toHaveLength(warnings.length);
  for (const [index, warning] of warnings.entries())
    expect(post.annotations[index]).toMatchObject({
      level: 'warning',
      message: expect.stringMatching(warning),
    });
  expect(scripted.fake.seen).toEqual([]);
});

test('a folder that is not ours is never removed', async () => {
  const scripted = await start();
  const folder = mkdtempSync(join(tmpdir(), 'setup-buildx-kubernetes-'));
  writeFileSync(join(folder, 'kubeconfig'), 'not one');
  const post = await postWith(scripted, stateOf(scripted.job, { folder }));
  expect(post.exitCode).toBe(0);
  expect(post.annotations).toMatchObject([
    { level: 'warning', message: expect.stringMatching(/is another job's: nothing is removed/) },
  ]);
  expect(existsSync(join(folder, 'kubeconfig'))).toBe(true);
  rmSync(folder, { recursive: true });
});

test("a folder of RUNNER_TEMP that is another action's is never removed", async () => {
  const scripted = await start();
  const folder = join(scripted.job.temp, 'build-output');
  mkdirSync(folder);
  writeFileSync(join(folder, 'kubeconfig'), 'not one');
  const post = await postWith(scripted, stateOf(scripted.job, { folder }));
  expect(post.annotations).toMatchObject([
    { level: 'warning', message: expect.stringMatching(/is another job's: nothing is removed/) },
  ]);
  expect(existsSync(join(folder, 'kubeconfig'))).toBe(true);
});

test("an instance of another job's is never removed", async () => {
  const scripted = await start();
  const { job } = scripted;
  const path = join(job.home, '.docker', 'buildx', 'instances', 'ci');
  mkdirSync(join(path, '..'), { recursive: true });
  const endpoint = `kubernetes:///ci?deployment=n&kubeconfig=${encodeURIComponent('/other/setup-buildx-kubernetes-2/kubeconfig')}`;
  const text = JSON.stringify({
    Name: 'ci',
    Driver: 'kubernetes',
    Nodes: [{ Name: 'n', Endpoint: endpoint }],
  });
  writeFileSync(path, text);
  expect(await postWith(scripted, stateOf(job, {}))).toMatchObject({ exitCode: 0 });
  expect(readFileSync(path, 'utf8')).toBe(text);
});

test('a Job of that name that is no hold of ours is never touched', async () => {
  const { job, inputs, cluster } = await start();
  const main = await job.runMain(inputs());
  const [key = ''] = [...cluster.objects.keys()].filter((name) => name.startsWith('jobs/'));
  cluster.put('jobs', { metadata: { name: key.slice('jobs/'.length) } });
  const writes = cluster.writes.length;
  const post = await job.runPost();
  expect(main.exitCode).toBe(0);
  expect(post.exitCode).toBe(0);
  expect(post.annotations[0]?.message).toMatch(
    /^Could not release the builder: Job hold-\S+ is not a hold of this action\./,
  );
  expect(cluster.writes).toHaveLength(writes);
});

test('an API server that is away costs post a warning and little time, and the runner is clean all the same', async () => {
  let away = false;
  const { job, inputs } = await start((_, response) => {
    if (away) refuse(response, 503, 'ServiceUnavailable', 'away');
    return away;
  });
  const main = await job.runMain(inputs());
  away = true;
  const post = await job.runPost();
  expect(post.exitCode).toBe(0);
  expect(post.annotations).toHaveLength(1);
  expect(post.annotations[0]).toMatchObject({
    level: 'warning',
    message: expect.stringMatching(
      /^Could not release the builder: .* The hold of this job expires by itself\.$/,
    ),
  });
  expect(post.durationMs).toBeLessThan(20_000);
  expect(existsSync(main.outputs.kubeconfig ?? '')).toBe(false);
  expect(existsSync(join(job.home, '.docker', 'buildx', 'instances', 'ci'))).toBe(false);
});

test('a builder that came up is kept warm, one that did not is let go at once', async () => {
  const up = await start();
  await up.job.runMain(up.inputs({ 'keep-warm': '5m' }));
  await up.job.runPost();
  expect(up.cluster.writes.at(-1)).toMatch(/^PATCH jobs\/hold-/);

  const down = await start((request, response) => {
    if (request.method !== 'POST' || !request.path.endsWith('/deployments')) return false;
    refuse(response, 422, 'Invalid', 'no');
    return true;
  });
  expect(await down.job.runMain(down.inputs({ 'keep-warm': '5m' }))).toMatchObject({ exitCode: 1 });
  await down.job.runPost();
  expect(down.cluster.writes.at(-1)).toMatch(/^DELETE jobs\/hold-/);
});
