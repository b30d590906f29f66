import { describe, expect, onTestFinished, test } from 'vitest';

import { answer, refuse } from '../doubles/api/fake-api.ts';
import { FakeCluster, type Intervene, SERVING } from '../doubles/api/fake-cluster.ts';
import { startScriptedJob } from '../doubles/api/scripted-job.ts';

const OURS = {
  'app.kubernetes.io/managed-by': 'setup-buildx-kubernetes',
  'setup-buildx-kubernetes/builder': 'ci',
};
const CLAIM = 'persistentvolumeclaims/ci-amd64-cache';
const COMMAND = 'kubectl --namespace builds delete pvc ci-amd64-cache';

/** The API server refuses each Deployment, as a quota does. */
const noDeployment: Intervene = (request, response) => {
  if (request.method !== 'POST' || !request.path.endsWith('/deployments')) return false;
  refuse(response, 422, 'Invalid', 'no');
  return true;
};

async function start(intervene: Intervene) {
  const cluster = new FakeCluster(intervene);
  const scripted = await startScriptedJob(cluster.script);
  onTestFinished(scripted.close);
  const run = (inputs: Readonly<Record<string, string>> = {}) =>
    scripted.job.runMain(scripted.inputs({ renew: 'false', 'cache-size': '50Gi', ...inputs }));
  return { ...scripted, cluster, run };
}

describe('a claim that a job made for a builder that never came up', () => {
  test('does not stay', async () => {
    const { job, cluster, run } = await start(noDeployment);
    expect(await run()).toMatchObject({ exitCode: 1 });
    expect(cluster.objects.has(CLAIM)).toBe(true);
    const post = await job.runPost();
    expect(post).toMatchObject({ exitCode: 0, annotations: [] });
    expect(post.log).toContain('Cache claim ci-amd64-cache is removed');
    expect([...cluster.objects.keys()]).toEqual([]);
  });

  test('is named with the command that removes it, where this job has no right to', async () => {
    const { job, cluster, run } = await start((request, response, self) => {
      if (request.method !== 'DELETE' || !request.path.includes('/persistentvolumeclaims/'))
        return noDeployment(request, response, self);
      refuse(response, 403, 'Forbidden', 'persistentvolumeclaims is forbidden');
      return true;
    });
    await run();
    const post = await job.runPost();
    expect(post).toMatchObject({ exitCode: 0, annotations: [] });
    expect(post.log).toContain(
      `stays, although nothing was ever built on it (no right to delete persistentvolumeclaims). If it is not wanted: ${COMMAND}`,
    );
    expect(cluster.objects.has(CLAIM)).toBe(true);
  });

  test('stays with a Deployment that was made to stay forever, and is named', async () => {
    const { job, cluster, run } = await start((request, response, self) => {
      if (request.method !== 'POST' || !request.path.endsWith('/deployments')) return false;
      answer(response, 201, self.put('deployments', { ...JSON.parse(request.body), status: {} }));
      return true;
    });
    expect(await run({ 'keep-warm': 'forever', timeout: '10s' })).toMatchObject({ exitCode: 1 });
    const post = await job.runPost();
    expect(post.log).toContain(`If it is not wanted: ${COMMAND}`);
    expect(cluster.objects.has(CLAIM)).toBe(true);
    expect(cluster.objects.has('deployments/ci-amd64')).toBe(true);
  });

  test('stays while another job holds the builder', async () => {
    const { job, cluster, run } = await start(noDeployment);
    await run();
    cluster.put('jobs', { metadata: { name: 'hold-other', labels: OURS } });
    const post = await job.runPost();
    expect(post.log).not.toContain('Cache claim');
    expect(cluster.objects.has(CLAIM)).toBe(true);
  });

  test('stays when another job is just about to make a builder on it', async () => {
    let isTaken = false;
    const { job, cluster, run } = await start((request, response, self) => {
      const claim = self.objects.get(CLAIM);
      if (
        request.method === 'DELETE' &&
        request.path.includes('/persistentvolumeclaims/') &&
        claim !== undefined
      ) {
        // As `takeOver` of the other job leaves it.
        isTaken = true;
        claim.metadata.resourceVersion = '9';
        delete claim.metadata.annotations?.['setup-buildx-kubernetes/made-by'];
      }
      return noDeployment(request, response, self);
    });
    await run();
    await job.runPost();
    expect(isTaken).toBe(true);
    expect(cluster.objects.has(CLAIM)).toBe(true);
  });

  test('stays marked as that job made it, when another job takes it over and then loses the race for the builder', async () => {
    const { cluster, run } = await start((request, response, self) => {
      if (request.method !== 'POST' || !request.path.endsWith('/deployments')) return false;
      if (request.path.includes('dryRun')) return false;
      const { uid } = self.put('jobs', { metadata: { name: 'hold-other', labels: OURS } }).metadata;
      const owner = { kind: 'Job', name: 'hold-other', uid };
      const made = JSON.parse(request.body);
      const metadata = { ...made.metadata, ownerReferences: [owner] };
      self.put('deployments', { ...made, metadata, status: SERVING });
      refuse(response, 409, 'AlreadyExists', 'deployments.apps "ci-amd64" already exists');
      return true;
    });
    const mark = { 'setup-buildx-kubernetes/made-by': 'hold-other' };
    cluster.put('persistentvolumeclaims', {
      metadata: { name: 'ci-amd64-cache', labels: OURS, annotations: mark },
      spec: { resources: { requests: { storage: '50Gi' } } },
    });
    const main = await run();
    expect(main.exitCode, main.log).toBe(0);
    expect(cluster.objects.get(CLAIM)?.metadata.annotations).toMatchObject(mark);
  });

  test('is left alone by a job that sees its maker make the builder a moment later', async () => {
    const { cluster, run } = await start((request, _, self) => {
      if (request.method !== 'POST' || !request.path.endsWith('/jobs')) return false;
      const { uid } = self.put('jobs', { metadata: { name: 'hold-other', labels: OURS } }).metadata;
      const ownerReferences = [{ kind: 'Job', name: 'hold-other', uid }];
      self.put('deployments', {
        metadata: {
          name: 'ci-amd64',
          labels: OURS,
          annotations: { 'setup-buildx-kubernetes/life': 'holds' },
          ownerReferences,
        },
        status: SERVING,
      });
      return false;
    });
    cluster.put('persistentvolumeclaims', {
      metadata: {
        name: 'ci-amd64-cache',
        labels: OURS,
        annotations: { 'setup-buildx-kubernetes/made-by': 'hold-other' },
      },
    });
    expect((await run()).log).toContain('joining it, as another job created it first');
    expect(cluster.writes.filter((write) => !write.includes('jobs'))).toEqual(['PATCH deployments/ci-amd64']);
  });

  test('stays when its builder was up, though the job failed later', async () => {
    const { job, cluster, run } = await start((request, response, self) => {
      // arm64 never comes up; amd64 does, and other jobs can have built on it.
      if (request.method !== 'POST' || !request.path.endsWith('/deployments')) return false;
      const name: string = JSON.parse(request.body).metadata.name;
      if (name === 'ci-amd64') return false;
      return noDeployment(request, response, self);
    });
    expect(await run({ platforms: 'linux/amd64,linux/arm64' })).toMatchObject({ exitCode: 1 });
    await job.runPost();
    expect(cluster.objects.has(CLAIM)).toBe(true);
    expect(cluster.objects.has('persistentvolumeclaims/ci-arm64-cache')).toBe(false);
  });
});

test.each(['/deployments/', '/persistentvolumeclaims/'])(
  'a cluster that answers nothing about %s keeps no hold from being released',
  async (path) => {
    let isPost = false;
    const { job, cluster, run } = await start((request, response, self) => {
      if (isPost && request.path.includes(path)) {
        refuse(response, 503, 'ServiceUnavailable', 'away');
        return true;
      }
      return noDeployment(request, response, self);
    });
    await run();
    isPost = true;
    const post = await job.runPost();
    expect(post).toMatchObject({ exitCode: 0, annotations: [] });
    expect([...cluster.objects.keys()]).toEqual([CLAIM]);
  },
);

test('a claim that was there before is never removed', async () => {
  const { job, cluster, run } = await start(noDeployment);
  cluster.put('persistentvolumeclaims', {
    metadata: {
      name: 'ci-amd64-cache',
      labels: OURS,
      annotations: { 'setup-buildx-kubernetes/made-by': 'hold-of-last-week' },
    },
  });
  await run();
  await job.runPost();
  expect(cluster.objects.has(CLAIM)).toBe(true);
});

test('a job takes over a claim of another one before it makes a builder on it, and makes its own where that is gone', async () => {
  let isGone = false;
  const { cluster, run } = await start((request, _, self) => {
    // The post step of the job that made it removes it at this moment.
    if (request.method === 'PATCH' && request.path.includes('/persistentvolumeclaims/')) {
      isGone = true;
      self.objects.delete(CLAIM);
    }
    return false;
  });
  const { metadata } = cluster.put('persistentvolumeclaims', {
    metadata: {
      name: 'ci-amd64-cache',
      labels: OURS,
      annotations: { 'setup-buildx-kubernetes/made-by': 'hold-other' },
    },
  });
  const main = await run();
  expect(main.exitCode, main.log).toBe(0);
  expect(isGone).toBe(true);
  expect(cluster.objects.has(CLAIM)).toBe(true);
  expect(cluster.objects.get(CLAIM)?.metadata.uid).not.toBe(metadata.uid);
  expect(cluster.writes.indexOf('POST persistentvolumeclaims')).toBeLessThan(
    cluster.writes.indexOf('POST deployments'),
  );
});
