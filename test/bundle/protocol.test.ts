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
    /^Deployment ci-amd64 exists in namespace builds and is not ours/,
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

test('a quota that hides that the builder is there does not fail the job', async () => {
  let hidden = true;
  const { job, inputs, cluster } = await start((request, response) => {
    if (request.method === 'GET' && request.path.endsWith('/deployments/ci-amd64') && hidden) {
      refuse(response, 404, 'NotFound', 'not found');
      return true;
    }
    if (request.method !== 'POST' || !request.path.endsWith('/deployments')) return false;
    hidden = false;
    putBuilder(cluster);
    refuse(
      response,
      403,
      'Forbidden',
      'deployments.apps "ci-amd64" is forbidden: exceeded quota: q, requested: count/deployments.apps=1',
    );
    return true;
  });
  const main = await job.runMain(inputs());
  expect(main.exitCode, main.log).toBe(0);
  expect(main.outputs.woke).toBe('false');
});

test('a quota that really refuses is told in its own words', async () => {
  const { job, inputs } = await start((request, response) => {
    if (request.method !== 'POST' || !request.path.endsWith('/deployments')) return false;
    const words = 'exceeded quota: q, requested: count/deployments.apps=1, used: count/deployments.apps=5';
    refuse(response, 403, 'Forbidden', `deployments.apps "ci-amd64" is forbidden: ${words}`);
    return true;
  });
  const main = await job.runMain(inputs());
  expect(main.annotations.map((one) => one.message)).toEqual([
    'The cluster refused to create Deployments in namespace builds: exceeded quota: q, requested: count/deployments.apps=1, used: count/deployments.apps=5. Raise the ResourceQuota, or let more jobs share a builder (inputs name and platforms).',
  ]);
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
    expect(main.outputs.woke).toBe('true');
    expect(cluster.writes).toEqual(['POST jobs', 'PATCH deployments/ci-amd64', 'POST deployments']);
  });

  test('is waited for, while an owner that ended still stands in the list', async () => {
    let looks = 0;
    const { job, inputs, cluster } = await start((request) => {
      if (request.method === 'PATCH') cluster.objects.delete('jobs/hold-other');
      if (request.method === 'GET' && request.path.includes('/jobs?')) {
        looks += 1;
        const found = cluster.objects.get('deployments/ci-amd64');
        if (looks === 3 && found !== undefined)
          found.metadata.ownerReferences = (found.metadata.ownerReferences ?? []).filter(
            (owner) => owner.name !== 'hold-other',
          );
      }
      return false;
    });
    putBuilder(cluster);
    const main = await job.runMain(inputs());
    expect(main.exitCode, main.log).toBe(0);
    expect(main.outputs.woke).toBe('false');
    expect(looks).toBeGreaterThanOrEqual(3);
  });
});

test.each([
  [{ suspend: true }, 'suspended it'],
  [{ managedBy: 'kueue.x-k8s.io/multikueue' }, 'gave it to kueue.x-k8s.io/multikueue'],
])('a hold whose clock something stops (%j) is given back, and the job is told', async (spec, words) => {
  const { job, inputs, cluster } = await start((request, response) => {
    if (request.method !== 'POST' || !request.path.endsWith('/jobs')) return false;
    const posted = JSON.parse(request.body);
    answer(response, 201, cluster.put('jobs', { ...posted, spec: { ...posted.spec, ...spec } }));
    return true;
  });
  const main = await job.runMain(inputs());
  expect(main.exitCode).toBe(1);
  expect(main.annotations[0]?.message).toContain(`Something in the cluster took over the hold and ${words}.`);
  expect(cluster.objects.size).toBe(0);
});

describe('without the right to make Jobs', () => {
  const forbidden: Intervene = (request, response) => {
    if (request.method !== 'POST' || !request.path.endsWith('/jobs')) return false;
    refuse(response, 403, 'Forbidden', 'jobs.batch is forbidden: User "u" cannot create resource "jobs"');
    return true;
  };

  test('ensure refuses, says which Role to apply, and makes nothing', async () => {
    const { job, inputs, cluster } = await start(forbidden);
    const main = await job.runMain(inputs());
    expect(main.annotations[0]?.message).toMatch(
      /does not allow this user to create Jobs in namespace builds: .* Apply the Role for mode ensure \(README\), or set keep-warm: forever\.$/,
    );
    expect(cluster.objects.size).toBe(0);
  });

  test('keep-warm: forever makes a builder without owners', async () => {
    const { job, inputs, cluster } = await start(forbidden);
    const main = await job.runMain(inputs({ 'keep-warm': 'forever' }));
    expect(main.exitCode, main.log).toBe(0);
    expect(cluster.objects.get('deployments/ci-amd64')?.metadata.ownerReferences).toEqual([]);
    expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
  });
});

test('a builder of a newer action is used as it is, whatever this job asks for', async () => {
  const { job, inputs, cluster } = await start();
  putBuilder(cluster);
  const found = cluster.objects.get('deployments/ci-amd64');
  if (found !== undefined) found.metadata.annotations = { 'setup-buildx-kubernetes/spec': '999' };
  cluster.objects.delete('jobs/hold-other');
  cluster.put('jobs', {
    metadata: {
      name: 'hold-other',
      labels: OURS,
      annotations: { 'setup-buildx-kubernetes/released': 'true' },
    },
  });
  if (found?.metadata.ownerReferences?.[0] !== undefined)
    found.metadata.ownerReferences[0].uid = cluster.objects.get('jobs/hold-other')?.metadata.uid ?? '';
  const main = await job.runMain(inputs({ memory: '9Gi' }));
  expect(main.exitCode, main.log).toBe(0);
  expect(main.log).toMatch(/It is kept as it is: a newer version of the action made it\./);
  expect(cluster.writes).toEqual(['POST jobs', 'PATCH deployments/ci-amd64']);
});

test.each([
  ['a builder that is there', true],
  ['a builder that is made on it', false],
])('a StorageClass that the kept claim has not is told, for %s', async (_, isThere) => {
  const { job, inputs, cluster } = await start();
  if (isThere) putBuilder(cluster);
  const spec = { storageClassName: 'slow', resources: { requests: { storage: '50Gi' } } };
  cluster.put('persistentvolumeclaims', { metadata: { name: 'ci-amd64-cache', labels: OURS }, spec });
  const main = await job.runMain(inputs({ 'cache-size': '50Gi', 'storage-class': 'fast' }));
  expect(main.exitCode, main.log).toBe(0);
  expect(main.log).toMatch(
    /ci-amd64-cache is of StorageClass slow, .*storage-class: fast counts for a new one.*kubectl --namespace builds delete /,
  );
  expect(cluster.objects.get('persistentvolumeclaims/ci-amd64-cache')?.spec).toEqual(spec);
});

test('a hold of a forever builder is deleted when its job ends, since it keeps nothing warm', async () => {
  const { job, inputs, cluster } = await start();
  const annotations = { 'setup-buildx-kubernetes/life': 'forever' };
  cluster.put('deployments', { metadata: { name: 'ci-amd64', labels: OURS, annotations }, status: SERVING });
  expect(await job.runMain(inputs({ 'keep-warm': '10m' }))).toMatchObject({ exitCode: 0 });
  expect((await job.runPost()).log).toMatch(/Hold \S+: deleted\./);
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
