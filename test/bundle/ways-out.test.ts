import { describe, expect, onTestFinished, test } from 'vitest';

import { refuse } from '../doubles/api/fake-api.ts';
import { FakeCluster, type Intervene, type Posted, SERVING } from '../doubles/api/fake-cluster.ts';
import { startScriptedJob } from '../doubles/api/scripted-job.ts';

const OURS = {
  'app.kubernetes.io/managed-by': 'setup-buildx-kubernetes',
  'setup-buildx-kubernetes/builder': 'ci',
};
const QUICK_MS = 9000;

async function start(intervene?: Intervene) {
  const cluster = new FakeCluster(intervene);
  const scripted = await startScriptedJob(cluster.script);
  onTestFinished(scripted.close);
  const run = (more: Readonly<Record<string, string>> = {}) =>
    scripted.job.runMain(scripted.inputs({ renew: 'false', ...more }));
  return { ...scripted, cluster, run };
}

/** A builder of ours with an owner that is a living hold, unless `metadata` says otherwise. */
function builder(cluster: FakeCluster, metadata: object = {}, rest: object = {}): Posted {
  const hold = cluster.put('jobs', { metadata: { name: 'hold-other', labels: OURS } });
  const owner = { apiVersion: 'batch/v1', kind: 'Job', name: 'hold-other', uid: hold.metadata.uid };
  const life = { 'setup-buildx-kubernetes/life': 'holds' };
  return {
    metadata: { name: 'ci-amd64', labels: OURS, annotations: life, ownerReferences: [owner], ...metadata },
    spec: { replicas: 1, template: { spec: { containers: [{ name: 'buildkitd' }] } } },
    status: SERVING,
    ...rest,
  };
}

describe('a builder that is scaled to 0', () => {
  const SCALED = { spec: { replicas: 0 }, status: { observedGeneration: 1, replicas: 0 } };
  const COMMAND = 'kubectl --namespace builds scale deployment ci-amd64 --replicas=1';

  test.each([
    ['by a person', {}, `Deployment ci-amd64 is scaled to 0. Scale it up: ${COMMAND}`],
    [
      'by a downscaler',
      { annotations: { 'downscaler/original-replicas': '1' } },
      `Deployment ci-amd64 is scaled to 0 by a downscaler. Exempt it (annotation downscaler/exclude: "true"), and scale it up: ${COMMAND}`,
    ],
    [
      'and stays forever',
      { ownerReferences: [], annotations: { 'setup-buildx-kubernetes/life': 'forever' } },
      `Deployment ci-amd64 is scaled to 0. Scale it up: ${COMMAND}`,
    ],
  ])('%s ends each job at once, with the command, before anything is written', async (_, metadata, line) => {
    const { cluster, run } = await start();
    cluster.put('deployments', builder(cluster, metadata, SCALED));
    const main = await run();
    expect(main.annotations.map(({ message }) => message)).toEqual([line]);
    expect(main.durationMs).toBeLessThan(QUICK_MS);
    expect(cluster.writes).toEqual([]);
  });

  test('in the middle of the wait ends it', async () => {
    const { cluster, run } = await start((request, _, self) => {
      const found = self.objects.get('deployments/ci-amd64');
      if (request.path.includes('watch=') && found !== undefined) Object.assign(found, SCALED);
      return false;
    });
    cluster.put('deployments', builder(cluster, {}, { status: { observedGeneration: 1, replicas: 1 } }));
    const main = await run({ timeout: '60s' });
    expect(main.annotations.map(({ message }) => message)).toEqual([
      `Deployment ci-amd64 is scaled to 0. Scale it up: ${COMMAND}`,
    ]);
    expect(main.durationMs).toBeLessThan(30_000);
  });

  test.each(['Deployment', 'StatefulSet'])('is told of by mode connect, a %s too', async (kind) => {
    const { cluster, run } = await start();
    const template = { spec: { containers: [{ name: 'buildkitd' }] } };
    const spec = { replicas: 0, template };
    // Its last pod still runs.
    cluster.put(`${kind.toLowerCase()}s`, { metadata: { name: 'theirs' }, spec, status: SERVING });
    const main = await run({ name: '', mode: 'connect', deployments: 'theirs', 'cache-size': '' });
    expect(main.annotations.map(({ message }) => message)).toEqual([
      `${kind} theirs is scaled to 0. Scale it up: kubectl --namespace builds scale ${kind.toLowerCase()} theirs --replicas=1`,
    ]);
  });
});

describe('a builder whose rollout is paused', () => {
  const COMMAND = 'kubectl --namespace builds rollout resume deployment ci-amd64';
  const template = { spec: { containers: [{ name: 'buildkitd' }] } };
  const PAUSED = { spec: { replicas: 1, paused: true, template } };

  test('and that does not serve ends each job at once, with the command', async () => {
    const { cluster, run } = await start();
    cluster.put('deployments', builder(cluster, {}, { ...PAUSED, status: { observedGeneration: 1 } }));
    const main = await run();
    expect(main.annotations.map(({ message }) => message)).toEqual([
      `The rollout of Deployment ci-amd64 is paused. Resume it: ${COMMAND}`,
    ]);
    expect(main.durationMs).toBeLessThan(QUICK_MS);
    expect(cluster.writes).toEqual([]);
  });

  test('and that serves is used as it is, and is not rolled', async () => {
    const { cluster, run } = await start();
    cluster.put('deployments', builder(cluster, {}, PAUSED));
    const main = await run({ cpu: '2' });
    expect(main.exitCode, main.log).toBe(0);
    expect(main.log).toMatch(/cpu is .*It is kept as it is: its rollout is paused\./);
    expect(cluster.objects.get('deployments/ci-amd64')?.spec).toMatchObject(PAUSED.spec);
  });
});

describe('a Deployment that buildx made in the place of a builder', () => {
  const probe = {
    exec: { command: ['buildctl', 'debug', 'workers'] },
    initialDelaySeconds: 5,
    periodSeconds: 30,
    timeoutSeconds: 60,
  };
  const container = { name: 'buildkitd', image: 'moby/buildkit:buildx-stable-1', readinessProbe: probe };
  const made = {
    metadata: { name: 'ci-amd64', labels: { app: 'ci-amd64' } },
    spec: { replicas: 1, template: { spec: { containers: [container] } } },
    status: SERVING,
  };

  test('is not touched, and each job ends with what it is and the command that removes it', async () => {
    const { cluster, run } = await start();
    cluster.put('deployments', made);
    const main = await run();
    expect(main.annotations.map(({ message }) => message)).toEqual([
      'Deployment ci-amd64 exists in namespace builds, and this action did not create it: buildx did, in place of a builder that was gone. If no build uses it, delete it: kubectl --namespace builds delete deployment ci-amd64',
    ]);
    expect(cluster.writes).toEqual([]);
  });

  test('that somebody has just deleted is waited for until its pods have ended', async () => {
    let looks = 0;
    const { cluster, run } = await start((request, _, self) => {
      if (request.method === 'GET' && request.path.includes('/pods?')) looks += 1;
      if (looks === 3) self.objects.delete('pods/theirs');
      return false;
    });
    const deletionTimestamp = new Date().toISOString();
    cluster.put('pods', { metadata: { name: 'theirs', labels: { app: 'ci-amd64' }, deletionTimestamp } });
    const main = await run();
    expect(main.exitCode, main.log).toBe(0);
    expect(looks).toBeGreaterThanOrEqual(3);
  });
});

test('a claim that is being deleted ends the job at once, with what to do', async () => {
  const { cluster, run } = await start();
  const deletionTimestamp = new Date().toISOString();
  cluster.put('persistentvolumeclaims', {
    metadata: { name: 'ci-amd64-cache', labels: OURS, deletionTimestamp },
  });
  const main = await run({ 'cache-size': '1Gi' });
  expect(main.annotations.map(({ message }) => message)).toEqual([
    'PersistentVolumeClaim ci-amd64-cache is being deleted, and stays as long as a pod uses it. Run the job again when it is gone. What uses it: kubectl --namespace builds describe pvc ci-amd64-cache',
  ]);
  expect(main.durationMs).toBeLessThan(QUICK_MS);
  expect(cluster.writes).toEqual([]);
});

test('a namespace that is being deleted ends the job at once, with what to do', async () => {
  const { run } = await start((request, response) => {
    if (request.method !== 'POST') return false;
    const why = 'unable to create new content in namespace builds because it is being terminated';
    refuse(response, 403, 'Forbidden', `jobs.batch "hold-1" is forbidden: ${why}`);
    return true;
  });
  const main = await run();
  expect(main.annotations.map(({ message }) => message)).toEqual([
    expect.stringMatching(/being terminated.*kubectl create namespace builds/),
  ]);
  expect(main.durationMs).toBeLessThan(QUICK_MS);
});
