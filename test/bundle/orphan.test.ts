import { describe, expect, onTestFinished, test } from 'vitest';

import { refuse } from '../doubles/api/fake-api.ts';
import { FakeCluster, type Intervene, type Posted, SERVING } from '../doubles/api/fake-cluster.ts';
import { startScriptedJob } from '../doubles/api/scripted-job.ts';

const OURS = {
  'app.kubernetes.io/managed-by': 'setup-buildx-kubernetes',
  'setup-buildx-kubernetes/builder': 'ci',
};
const HOUR_MS = 3_600_000;
const COMMAND = 'kubectl --namespace builds delete deployment ci-amd64';

const noDelete: Intervene = (request, response) => {
  if (request.method !== 'DELETE' || !request.path.includes('/deployments/')) return false;
  refuse(response, 403, 'Forbidden', 'deployments.apps "ci-amd64" is forbidden: User "ci" cannot delete');
  return true;
};

/** A Deployment of ours without an owner that is not kept forever, and a job. */
async function start(ageMs: number, intervene?: Intervene, more: Partial<Posted> = {}) {
  const cluster = new FakeCluster(intervene);
  const creationTimestamp = new Date(Date.now() - ageMs).toISOString();
  const metadata = {
    name: 'ci-amd64',
    labels: OURS,
    annotations: { 'setup-buildx-kubernetes/life': 'holds' },
    creationTimestamp,
  };
  const spec = { replicas: 1, template: { spec: { containers: [{ name: 'buildkitd' }] } } };
  const orphan = cluster.put('deployments', { metadata, spec, status: SERVING, ...more });
  const scripted = await startScriptedJob(cluster.script);
  onTestFinished(scripted.close);
  const run = (inputs: Readonly<Record<string, string>> = {}) =>
    scripted.job.runMain(scripted.inputs({ renew: 'false', ...inputs }));
  const builder = () => cluster.objects.get('deployments/ci-amd64');
  return { ...scripted, cluster, run, orphan, builder };
}

function warnings(main: {
  readonly annotations: readonly { readonly level: string; readonly message: string }[];
}) {
  return main.annotations.map(({ level, message }) => `${level}: ${message}`);
}

describe('an orphan', () => {
  test('is used with a warning and the command that removes it, by a job without the right to delete it', async () => {
    const { run, orphan, builder, cluster } = await start(HOUR_MS, noDelete);
    const main = await run();
    expect(main.exitCode, main.log).toBe(0);
    expect(warnings(main)).toEqual([
      `warning: Builder ci-amd64 is orphaned (no job owns it), so it does not scale to zero by itself. This job may not delete deployments.apps. Delete it when no job uses it: ${COMMAND}`,
    ]);
    expect(builder()?.metadata.uid).toBe(orphan.metadata.uid);
    expect(builder()?.metadata.ownerReferences).toBeUndefined();
    expect(cluster.writes.filter((one) => one.startsWith('POST jobs'))).toHaveLength(1);
  });

  test('is noted as used, so that a job that is about to remove it meets a conflict', async () => {
    const { run, builder } = await start(0);
    await run();
    expect(builder()?.metadata.labels).toMatchObject({
      'setup-buildx-kubernetes/used-by': expect.stringMatching(/^hold-/),
    });
  });

  test('that is old and unused is removed by a job that may, and the builder is made again with an owner', async () => {
    const { run, orphan, builder } = await start(HOUR_MS);
    const main = await run();
    expect(main.exitCode, main.log).toBe(0);
    expect(main.annotations).toEqual([]);
    expect(builder()?.metadata.uid).not.toBe(orphan.metadata.uid);
    expect(builder()?.metadata.ownerReferences).toHaveLength(1);
  });

  test('that is young is used, by a job that may delete too', async () => {
    const { run, orphan, builder } = await start(60_000);
    const main = await run();
    expect(main.exitCode, main.log).toBe(0);
    expect(warnings(main)).toEqual([expect.stringContaining(COMMAND)]);
    expect(builder()?.metadata.uid).toBe(orphan.metadata.uid);
  });

  test('that another job uses is used too', async () => {
    const { run, orphan, builder, cluster } = await start(HOUR_MS);
    cluster.put('jobs', { metadata: { name: 'hold-other', labels: OURS } });
    const main = await run();
    expect(main.exitCode, main.log).toBe(0);
    expect(warnings(main)).toEqual([expect.stringMatching(/1 other job uses it\./)]);
    expect(builder()?.metadata.uid).toBe(orphan.metadata.uid);
  });

  test('that another job begins to use at this moment is not removed', async () => {
    let isNoted = false;
    const { run, orphan, builder, cluster } = await start(HOUR_MS, (request, _, self) => {
      if (request.method !== 'DELETE' || isNoted) return false;
      // The other job has taken its hold and noted itself after this one looked for holds.
      isNoted = true;
      self.put('jobs', { metadata: { name: 'hold-other', labels: OURS } });
      const found = self.objects.get('deployments/ci-amd64');
      if (found !== undefined) found.metadata.resourceVersion = '7';
      return false;
    });
    const main = await run();
    expect(main.exitCode, main.log).toBe(0);
    expect(isNoted).toBe(true);
    expect(builder()?.metadata.uid).toBe(orphan.metadata.uid);
    expect(cluster.writes.filter((one) => one.startsWith('DELETE'))).toHaveLength(1);
  });

  test('is not removed by a job that may make no hold, whoever uses it', async () => {
    const { run, orphan, builder, cluster } = await start(HOUR_MS, (request, response) => {
      if (request.method !== 'POST' || !request.path.endsWith('/jobs')) return false;
      refuse(response, 403, 'Forbidden', 'jobs.batch is forbidden: User "ci" cannot create');
      return true;
    });
    cluster.put('jobs', { metadata: { name: 'hold-other', labels: OURS } });
    const main = await run({ 'keep-warm': 'forever' });
    expect(main.exitCode, main.log).toBe(0);
    expect(builder()?.metadata.uid).toBe(orphan.metadata.uid);
    expect(cluster.writes.filter((one) => one.startsWith('DELETE'))).toEqual([]);
  });

  test('that does not serve and cannot be deleted ends the job with the command', async () => {
    const { run, cluster } = await start(HOUR_MS, noDelete, {
      status: { observedGeneration: 1, replicas: 1 },
    });
    const waiting = { reason: 'InvalidImageName', message: 'no such name' };
    // This job's own settings do not make it serve either.
    cluster.rolled = ({ spec }) => {
      const annotations = spec?.template?.metadata?.annotations ?? {};
      cluster.put('pods', {
        metadata: { name: 'p', labels: { ...OURS, app: 'ci-amd64' }, annotations },
        spec: { containers: [{ name: 'buildkitd' }] },
        status: { phase: 'Pending', containerStatuses: [{ name: 'buildkitd', state: { waiting } }] },
      });
    };
    const main = await run();
    expect(main.exitCode).toBe(1);
    expect(main.annotations.at(-1)?.message).toMatch(
      /no such name.*kubectl --namespace builds delete deployment ci-amd64$/,
    );
  });
});
