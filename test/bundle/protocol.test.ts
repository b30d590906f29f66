import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, onTestFinished, test } from 'vitest';

import { answer, refuse } from '../doubles/api/fake-api.ts';
import { FakeCluster, type Intervene, isDryRun, SERVING } from '../doubles/api/fake-cluster.ts';
import { startScriptedJob } from '../doubles/api/scripted-job.ts';
import { snapshot } from '../site/folder-snapshot.ts';

const OURS = {
  'app.kubernetes.io/managed-by': 'setup-buildx-kubernetes',
  'setup-buildx-kubernetes/builder': 'ci',
};

async function start(intervene?: Intervene) {
  const cluster = new FakeCluster(intervene);
  const scripted = await startScriptedJob(cluster.script);
  onTestFinished(scripted.close);
  return { ...scripted, cluster };
}

/** A builder that another job's living hold owns. */
function putBuilder(cluster: FakeCluster): void {
  const hold = cluster.put('jobs', { metadata: { name: 'hold-other', labels: OURS } });
  const owner = { kind: 'Job', name: 'hold-other', uid: hold.metadata.uid };
  cluster.put('deployments', {
    metadata: { name: 'ci-amd64', labels: OURS, ownerReferences: [owner] },
    status: SERVING,
  });
}

test('what post needs is kept before anything is made anywhere', async () => {
  let stateAtFirstWrite = '';
  const { job, inputs } = await start((request) => {
    if (request.method === 'POST' && !isDryRun(request) && stateAtFirstWrite === '') {
      const files = readdirSync(job.temp, { recursive: true, encoding: 'utf8', withFileTypes: true }).filter(
        (entry) => entry.isFile(),
      );
      const texts = files.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
      stateAtFirstWrite = texts.find((text) => text.includes('formerCurrent')) ?? 'no state';
      expect(stateAtFirstWrite).toContain(JSON.parse(request.body).metadata.name);
    }
    return false;
  });
  expect(await job.runMain(inputs())).toMatchObject({ exitCode: 0 });
  expect(stateAtFirstWrite).toMatch(/formerCurrent/);
});

test.each<[string, Intervene, RegExp]>([
  [
    'a Deployment that is not ours',
    (request, response) => {
      if (!request.path.endsWith('/deployments/ci-amd64')) return false;
      answer(response, 200, { metadata: { name: 'ci-amd64', uid: 'u' } });
      return true;
    },
    /^Deployment ci-amd64 exists in namespace builds, and this action did not create it/,
  ],
  [
    'a cluster that would refuse the builder',
    (request, response) => {
      if (!isDryRun(request)) return false;
      refuse(response, 403, 'Forbidden', 'deployments.apps "ci-amd64" is forbidden: exceeded quota: q');
      return true;
    },
    /exceeded quota/,
  ],
])('%s is met before the first write, which leaves the runner as it was', async (_, intervene, says) => {
  const { job, inputs, cluster } = await start(intervene);
  const folders = [job.home, job.temp, job.workspace];
  const before = snapshot(folders);
  const main = await job.runMain(inputs());
  expect(main.annotations[0]?.message).toMatch(says);
  expect(main).toMatchObject({ exitCode: 1, outputs: {}, exportedEnv: {}, state: {} });
  expect(cluster.writes.filter((write) => !write.includes('dryRun'))).toEqual([]);
  expect(snapshot(folders)).toEqual(before);
  expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
  expect(snapshot(folders)).toEqual(before);
});

test('an answer to the hold that got lost makes no second hold', async () => {
  let lost = false;
  const { job, inputs, cluster } = await start((request, response) => {
    if (lost || !request.path.endsWith('/jobs') || request.method !== 'POST') return false;
    lost = true;
    cluster.put('jobs', JSON.parse(request.body));
    response.destroy();
    return true;
  });
  expect(await job.runMain(inputs())).toMatchObject({ exitCode: 0 });
  expect([...cluster.objects.keys()].filter((key) => key.startsWith('jobs/'))).toHaveLength(1);
});

describe('a join that the garbage collector undoes', () => {
  test('is not believed for its 200: the builder is made again', async () => {
    const { job, inputs, cluster } = await start((request) => {
      // The last holder's deadline passes as we patch; the collector has already decided.
      if (request.method === 'PATCH') cluster.objects.delete('jobs/hold-other');
      if (
        request.method === 'GET' &&
        request.path.includes('/jobs?') &&
        cluster.writes.includes('PATCH deployments/ci-amd64')
      ) {
        const found = cluster.objects.get('deployments/ci-amd64');
        if (found?.metadata.uid === 'uid-2') cluster.objects.delete('deployments/ci-amd64');
      }
      return false;
    });
    putBuilder(cluster);
    const main = await job.runMain(inputs());
    expect(main.exitCode, main.log).toBe(0);
    expect(main.outputs.created).toBe('true');
    expect(cluster.writes).toEqual(['POST jobs', 'PATCH deployments/ci-amd64', 'POST deployments']);
  });
});

describe('without the right to make Jobs', () => {
  const forbidden: Intervene = (request, response) => {
    if (request.method !== 'POST' || !request.path.endsWith('/jobs')) return false;
    refuse(response, 403, 'Forbidden', 'jobs.batch is forbidden: User "u" cannot create resource "jobs"');
    return true;
  };

  test('keep-warm: forever makes a builder without owners', async () => {
    const { job, inputs, cluster } = await start(forbidden);
    const main = await job.runMain(inputs({ 'keep-warm': 'forever' }));
    expect(main.exitCode, main.log).toBe(0);
    expect(cluster.objects.get('deployments/ci-amd64')?.metadata.ownerReferences).toEqual([]);
    expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
  });
});

test('a hold of a forever builder is deleted when its job ends, since it keeps nothing warm', async () => {
  const { job, inputs, cluster } = await start();
  const annotations = { 'setup-buildx-kubernetes/life': 'forever' };
  cluster.put('deployments', { metadata: { name: 'ci-amd64', labels: OURS, annotations }, status: SERVING });
  expect(await job.runMain(inputs({ 'keep-warm': '10m' }))).toMatchObject({ exitCode: 0 });
  expect((await job.runPost()).log).toMatch(/^Released ci: it stays up \(keep-warm forever\)\.$/m);
  expect([...cluster.objects.keys()]).toEqual(['deployments/ci-amd64']);
});

test('words of the cluster are never taken as commands by the runner', async () => {
  const evil = 'x\n::set-env name=CANARY::1\r##[add-path]/evil\u001b[2K##[set-output name=canary]1';
  const { job, inputs } = await start((request, response) => {
    if (request.method !== 'POST' || !request.path.endsWith('/deployments')) return false;
    refuse(response, 422, 'Invalid', evil);
    return true;
  });
  const main = await job.runMain(inputs());
  expect(main.exitCode).toBe(1);
  expect(main.exportedEnv).toEqual({});
  expect(main.addedPaths).toEqual([]);
  expect(main.outputs).toEqual({});
  expect(main.annotations).toHaveLength(1);
  expect(main.annotations[0]?.message).not.toMatch(/\p{Cc}/u);
});

test('bad inputs are told together, and nothing is asked, made or written', async () => {
  const { job, inputs, fake } = await start();
  const main = await job.runMain(
    inputs({ mode: 'ensur', namespace: 'No', timeout: '5 minutes', memory: '10GB' }),
  );
  expect(main.annotations).toHaveLength(1);
  for (const name of ['mode', 'namespace', 'timeout', 'memory'])
    expect(main.annotations[0]?.message).toContain(`Input ${name}: `);
  expect(fake.seen).toEqual([]);
  // The runner's own files for outputs and state lie there as well.
  expect(readdirSync(job.temp).filter((name) => !name.startsWith('_runner'))).toEqual([]);
  expect(readdirSync(join(job.home, '.docker'))).toEqual(['cli-plugins']);
  expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
});
