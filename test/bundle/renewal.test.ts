import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

import { describe, expect, onTestFinished, test } from 'vitest';

import { refuse } from '../doubles/api/fake-api.ts';
import { FakeCluster, type Intervene, type Stored } from '../doubles/api/fake-cluster.ts';
import { type ScriptedJob, startScriptedJob } from '../doubles/api/scripted-job.ts';
import type { SeenRequest } from '../doubles/api/scripted-server.ts';
import { folderOf, readProc, renewerOf, renewersOf, untilNoRenewer } from '../doubles/runner/renewer.ts';
import { startBelow } from '../doubles/runner/worker.ts';
import { until } from '../run/until.ts';

/** A hold of 10 s that is renewed each 2 s. */
const SHORT = { 'max-job': '30s' };
const RELEASED = { 'setup-buildx-kubernetes/released': 'true' };
const root = join(import.meta.dirname, '..', '..');
const RENEWER = join(root, 'dist', 'renewer.js');

/** A cluster in which holds start at once, `agoMs` ago. */
async function start(intervene: Intervene = () => false, agoMs = 0) {
  const startTime = new Date(Date.now() - agoMs).toISOString();
  const cluster = new FakeCluster((request, response, self) => {
    for (const hold of holdsOf(self)) hold.status ??= { startTime };
    return intervene(request, response, self);
  });
  const scripted = await startScriptedJob(cluster.script);
  onTestFinished(scripted.close);
  const renewals = () => scripted.fake.seen.filter((one) => isOfRenewer(one, 'PATCH'));
  return { ...scripted, cluster, renewals };
}

function holdsOf(cluster: FakeCluster): readonly Stored[] {
  return [...cluster.objects].filter(([key]) => key.startsWith('jobs/')).map(([, object]) => object);
}

function deadlineOf(cluster: FakeCluster): number {
  const spec: { activeDeadlineSeconds?: number } = holdsOf(cluster)[0]?.spec ?? {};
  return spec.activeDeadlineSeconds ?? 0;
}

function isOfRenewer({ headers, method }: SeenRequest, wanted: string): boolean {
  return headers['user-agent'] === 'setup-buildx-kubernetes-renewer' && method === wanted;
}

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

  test('is held until max-job at most, and then nothing of it stays on the runner', async () => {
    const { job, inputs, cluster } = await start(undefined, 21_000);
    expect(await job.runMain(inputs(SHORT))).toMatchObject({ exitCode: 0 });
    await untilNoRenewer(job, 10_000);
    expect(deadlineOf(cluster)).toBe(30);
  });

  test('outlasts an API server that refuses for a while', async () => {
    let refused = 0;
    const { job, inputs, cluster } = await start((request, response) => {
      if (!isOfRenewer(request, 'PATCH') || refused === 3) return false;
      refused += 1;
      refuse(response, refused === 2 ? 403 : 503, 'Forbidden', 'not now');
      return true;
    });
    expect(await job.runMain(inputs(SHORT))).toMatchObject({ exitCode: 0 });
    await until('a renewal', 15_000, async () => deadlineOf(cluster) > 10);
    expect(refused).toBe(3);
  });
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
      term: { lifeMs: 1_200_000, maxJobMs: 21_600_000 },
      worker: { kind: 'unknown' },
      buildsAccount: '',
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

  test('renews no more when the runner is tidied as it looks at the hold', async () => {
    let looks = 0;
    const { job, inputs, renewals } = await start((request) => {
      if (isOfRenewer(request, 'GET')) looks += 1;
      const [folder = ''] = readdirSync(job.temp).filter((name) => name.startsWith('setup-buildx'));
      if (looks === 2) rmSync(join(job.temp, folder, 'renewal.json'), { force: true });
      return false;
    });
    expect(await job.runMain(inputs(SHORT))).toMatchObject({ exitCode: 0 });
    await untilNoRenewer(job, 10_000);
    expect(looks).toBe(2);
    expect(renewals()).toEqual([]);
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

/** Deletes the hold as a person does, and drops it from the owners as the garbage collector does; `others` stay. */
function loseHold(cluster: FakeCluster, others: readonly Owner[]): string {
  const [hold] = holdsOf(cluster);
  const deployment = cluster.objects.get('deployments/ci-amd64');
  if (hold === undefined || deployment === undefined) throw new Error('nothing to lose');
  deployment.metadata.ownerReferences = [...others];
  cluster.objects.delete(`jobs/${hold.metadata.name}`);
  return hold.metadata.name;
}

type Owner = NonNullable<Stored['metadata']['ownerReferences']>[number];

/** A hold of another job. */
function putOther(cluster: FakeCluster): Owner {
  const labels = {
    'app.kubernetes.io/managed-by': 'setup-buildx-kubernetes',
    'setup-buildx-kubernetes/builder': 'ci',
  };
  const { metadata } = cluster.put('jobs', { kind: 'Job', metadata: { name: 'hold-other', labels } });
  return { kind: 'Job', name: metadata.name, uid: metadata.uid };
}

function ownersOf(cluster: FakeCluster, node = 'ci-amd64'): readonly Owner[] {
  return cluster.objects.get(`deployments/${node}`)?.metadata.ownerReferences ?? [];
}

describe('a job whose hold is lost', () => {
  test('gets another of the same name, although the cluster refuses for a while, and post lets it go', async () => {
    let refused = 0;
    const { job, inputs, cluster } = await start((request, response) => {
      const isRejoin = isOfRenewer(request, 'PATCH') && request.path.includes('/deployments/');
      if (!(isOfRenewer(request, 'POST') || isRejoin) || refused === 2) return false;
      refused += 1;
      refuse(response, 403, 'Forbidden', 'not now');
      return true;
    });
    expect(await job.runMain(inputs({ ...SHORT, 'keep-warm': '0' }))).toMatchObject({ exitCode: 0 });
    const other = putOther(cluster);
    const name = loseHold(cluster, [other]);
    const owners = await until('another owner', 15_000, async () => {
      return ownersOf(cluster).length === 2 && ownersOf(cluster);
    });
    const replacement = cluster.objects.get(`jobs/${name}`);
    expect(owners).toMatchObject([other, { name, uid: replacement?.metadata.uid }]);
    expect(refused).toBe(2);
    expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
    await untilNoRenewer(job, 5000);
    expect(holdsOf(cluster).map((hold) => hold.metadata.name)).toEqual(['hold-other']);
  });

  test('is seen to use its builder again, but never owns one that has no owners', async () => {
    const { job, inputs, cluster } = await start();
    await job.runMain(inputs(SHORT));
    const name = loseHold(cluster, []);
    await until('another hold', 10_000, async () => cluster.objects.has(`jobs/${name}`));
    await until('two looks at it', 10_000, async () => deadlineOf(cluster) > 10);
    expect(ownersOf(cluster)).toEqual([]);
  });

  test('gets none that outlives max-job', async () => {
    const { job, inputs, cluster } = await start();
    await job.runMain(inputs({ 'max-job': '12s' }));
    loseHold(cluster, [putOther(cluster)]);
    const replacement = await until('another hold', 10_000, async () =>
      holdsOf(cluster).find((hold) => hold.metadata.name !== 'hold-other'),
    );
    // The first renewal is due after 2 s.
    expect(replacement.spec).toMatchObject({ activeDeadlineSeconds: 10 });
    await untilNoRenewer(job, 15_000);
    expect(replacement.spec).toMatchObject({ activeDeadlineSeconds: 10 });
  });

  test('gets none after post, even when post comes as the new one is made', async () => {
    const { job, inputs, cluster } = await start((request) => {
      if (!isOfRenewer(request, 'POST')) return false;
      const [folder = ''] = readdirSync(job.temp).filter((name) => name.startsWith('setup-buildx'));
      rmSync(join(job.temp, folder), { recursive: true });
      return false;
    });
    await job.runMain(inputs(SHORT));
    const other = putOther(cluster);
    loseHold(cluster, [other]);
    await untilNoRenewer(job, 10_000);
    expect(cluster.writes.filter((one) => /^(POST|DELETE) jobs/.test(one))).toHaveLength(3);
    expect(holdsOf(cluster).map((hold) => hold.metadata.name)).toEqual(['hold-other']);
  });
});

test('of a builder of several nodes, those that are left are joined, and only those', async () => {
  const { job, inputs, cluster } = await start();
  const folder = join(job.temp, 'setup-buildx-kubernetes-by-hand');
  mkdirSync(folder);
  writeFileSync(join(folder, 'kubeconfig'), inputs().kubeconfig ?? '');
  const spec = {
    name: 'hold-1',
    builder: 'ci',
    namespace: 'builds',
    image: 'i',
    lifeMs: 10_000,
    holder: 'h',
    nodes: ['ci-amd64'],
    runner: { kind: 'elsewhere' },
  };
  const nodes = ['ci-amd64', 'ci-arm64', 'ci-gone', 'ci-going', 'ci-free', 'ci-foreign'];
  const held = { hold: { name: 'hold-1', uid: 'uid-gone' }, spec, nodes };
  const term = { lifeMs: 10_000, maxJobMs: 60_000 };
  const order = { held, term, worker: { kind: 'unknown' }, buildsAccount: '' };
  writeFileSync(join(folder, 'renewal.json'), JSON.stringify(order));
  const other = putOther(cluster);
  const owned = {
    labels: { 'app.kubernetes.io/managed-by': 'setup-buildx-kubernetes' },
    ownerReferences: [other],
  };
  for (const name of ['ci-amd64', 'ci-arm64']) cluster.put('deployments', { metadata: { ...owned, name } });
  const deletionTimestamp = new Date().toISOString();
  cluster.put('deployments', { metadata: { ...owned, name: 'ci-going', deletionTimestamp } });
  cluster.put('deployments', { metadata: { ...owned, name: 'ci-free', ownerReferences: [] } });
  cluster.put('deployments', { metadata: { name: 'ci-foreign', ownerReferences: [other] } });
  const renewer = job.startSh(process.execPath, [RENEWER, folder]);
  const replacement = await until('both are joined', 10_000, async () => {
    const hold = cluster.objects.get('jobs/hold-1');
    return ownersOf(cluster, 'ci-amd64').length + ownersOf(cluster, 'ci-arm64').length === 4 && hold;
  });
  const owners = [other.uid, replacement.metadata.uid];
  expect(nodes.map((name) => ownersOf(cluster, name).map(({ uid }) => uid))).toEqual([
    owners,
    owners,
    [],
    [other.uid],
    [],
    [other.uid],
  ]);
  rmSync(folder, { recursive: true });
  expect(await renewer.done).toMatchObject({ exitCode: 0 });
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
  const says = /held for 2h at most, also when the runner dies\. For a longer job set max-job\./;

  test.each([
    ['is not given', {}, true],
    ['is given, though as long as it is otherwise', { 'max-job': '6h' }, false],
    ['is shorter', { 'max-job': '1h' }, false],
  ])('and max-job %s, the log says whether it is held for 2 hours', async (_, given, isSaid) => {
    const { job, inputs } = await start();
    const main = await job.runMain(inputs(given));
    expect(main.exitCode, main.log).toBe(0);
    expect(says.test(main.log)).toBe(isSaid);
  });
});

test('a hold that post lets go between look and patch of the renewer is not prolonged', async () => {
  let raced = false;
  const { job, inputs, cluster } = await start((request, _, self) => {
    const [hold] = holdsOf(self);
    if (!isOfRenewer(request, 'PATCH') || raced || hold === undefined) return false;
    raced = true;
    hold.metadata.annotations = { ...hold.metadata.annotations, ...RELEASED };
    hold.metadata.resourceVersion = 'released';
    hold.spec = { ...hold.spec, activeDeadlineSeconds: 7 };
    return false;
  });
  expect(await job.runMain(inputs(SHORT))).toMatchObject({ exitCode: 0 });
  await untilNoRenewer(job, 10_000);
  expect(raced).toBe(true);
  expect(deadlineOf(cluster)).toBe(7);
});

test('with renew: false nothing stays on the runner, and the hold lives for max-job', async () => {
  const { job, inputs, cluster } = await start();
  const main = await job.runMain(inputs({ renew: 'false' }));
  expect(main.exitCode, main.log).toBe(0);
  expect(deadlineOf(cluster)).toBe(21_600);
  expect(renewersOf(job)).toEqual([]);
  expect(readdirSync(folderOf(main))).toEqual(['former-choices.json', 'former-current', 'kubeconfig']);
});

describe('where no process can stay', () => {
  test('because it does not start, the log says so, and the hold lives for max-job', async () => {
    const copy = (job: ScriptedJob['job'], name: string): string => join(job.home, 'action', 'dist', name);
    const { job, inputs, cluster } = await start((request) => {
      // Gone once main runs, as where an action's folder is removed behind it.
      if (request.method === 'POST' && request.path.endsWith('/jobs')) rmSync(copy(job, 'renewer.js'));
      return false;
    });
    cpSync(join(root, 'dist'), join(job.home, 'action', 'dist'), { recursive: true });
    cpSync(join(root, 'action.yml'), join(job.home, 'action', 'action.yml'));
    const main = await job.use(copy(job, 'index.js')).runMain(inputs());
    expect(main.exitCode, main.log).toBe(0);
    expect(existsSync(copy(job, 'renewer.js'))).toBe(false);
    expect(main.log.split('\n').filter((line) => line.includes('renewed'))).toEqual([
      'Holds are not renewed on this runner (the process for it ended with 1): this one lives for max-job, 6h.',
    ]);
    expect(deadlineOf(cluster)).toBe(21_600);
    expect(renewersOf(job)).toEqual([]);
  });

  test('because it gets nowhere, main waits 5 s for it, ends it, and says so', async () => {
    const { job, inputs, cluster } = await start((request) => isOfRenewer(request, 'GET'));
    const main = await job.runMain(inputs());
    expect(main.exitCode, main.log).toBe(0);
    expect(main.log).toContain(
      'Holds are not renewed on this runner (the process for it gave no sign of life in 5 s): this one lives for max-job, 6h.',
    );
    expect(main.durationMs).toBeGreaterThan(5000);
    expect(main.durationMs).toBeLessThan(10_000);
    expect(deadlineOf(cluster)).toBe(21_600);
    await untilNoRenewer(job, 1000);
  });
});
