import { describe, expect, test } from 'vitest';

import { keepHeld, renewHold } from '../../../../src/builders/holds/renew.ts';
import { refuse } from '../../../doubles/api/fake-api.ts';
import { FakeCluster, type Intervene, type Stored } from '../../../doubles/api/fake-cluster.ts';
import { useFakeClock } from '../../../doubles/fake-clock.ts';
import { HOLD, isFor, type Namespace, namespaceOfTest, OURS } from '../namespace.ts';

useFakeClock();

/** A hold of 10 s that is renewed each 2 s. */
const TERM = { lifeMs: 10_000, maxJobDurationMs: 30_000 };
const KEY = 'jobs/hold-own';
const NODE = 'deployments/ci-amd64';

/** A namespace in which holds start at once, with a builder that this job and another one hold. */
function held(intervene: Intervene = () => false): Namespace & { readonly own: Stored } {
  const cluster = new FakeCluster((request, response, self) => {
    for (const hold of self.select('jobs', '')) hold.status ??= { startTime: new Date().toISOString() };
    return intervene(request, response, self);
  });
  const namespace = namespaceOfTest(cluster);
  const own = cluster.put('jobs', {
    metadata: {
      name: HOLD.name,
      labels: OURS,
      annotations: { 'setup-buildx-kubernetes/holder': HOLD.holder },
    },
    spec: { activeDeadlineSeconds: 10 },
    status: { startTime: new Date().toISOString() },
  });
  namespace.putNode([own, namespace.putHold()]);
  return { ...namespace, own };
}

type Held = ReturnType<typeof held>;

/** Renews until there is no more to do; answers how long that took. */
async function keep(
  { rollout, own }: Held,
  isWanted: () => boolean = () => true,
  { term = TERM, nodes = ['ci-amd64'] }: { term?: typeof TERM; nodes?: readonly string[] } = {},
): Promise<number> {
  const startMs = performance.now();
  const hold = { name: HOLD.name, uid: own.metadata.uid };
  const spec = { ...HOLD, lifeMs: term.lifeMs };
  const onRenewed = (): Promise<void> => Promise.resolve();
  await keepHeld(rollout, { hold, spec, nodes }, { term, isWanted, onRenewed });
  return performance.now() - startMs;
}

/** Deletes the hold as a person does, and lets the garbage collector take it out of the owners. */
function loseHold({ cluster }: Held): void {
  cluster.remove(KEY);
  cluster.collectGarbage();
}

function deadlineOf({ found }: Namespace): number {
  return found(KEY)?.spec?.activeDeadlineSeconds ?? 0;
}

function renewalsOf({ cluster }: Namespace): number {
  return cluster.writes.filter((write) => write === `PATCH ${KEY}`).length;
}

describe('a job that goes on', () => {
  test('has its hold prolonged again and again, and held until max-job-duration at most', async () => {
    const namespace = held();
    const left: number[] = [];
    const watch = setInterval(() => left.push(deadlineOf(namespace) - left.length - 1), 1000);
    const tookMs = await keep(namespace);
    clearInterval(watch);
    // At no time is its end nearer than some seconds, but at that of max-job-duration.
    expect(Math.min(...left.slice(0, 24))).toBeGreaterThan(4);
    expect(deadlineOf(namespace)).toBe(30);
    expect(renewalsOf(namespace)).toBeGreaterThan(5);
    expect(tookMs).toBeLessThan(30_000);
  });

  test.each([
    [403, 'Forbidden'],
    [503, 'ServiceUnavailable'],
    [409, 'Conflict'],
  ])('outlasts an API server that answers %i for a while', async (status, reason) => {
    let refused = 0;
    const namespace = held(({ method }, response) => {
      if (method !== 'PATCH' || refused === 3) return false;
      refused += 1;
      refuse(response, status, reason, 'not now');
      return true;
    });
    await keep(namespace);
    expect(refused).toBe(3);
    expect(deadlineOf(namespace)).toBe(30);
  });
});

describe('a hold is renewed no more', () => {
  test('when its job has ended as it is looked at', async () => {
    let looks = 0;
    const namespace = held(({ method, path }) => {
      if (method === 'GET' && isFor(path, 'jobs')) looks += 1;
      return false;
    });
    await keep(namespace, () => looks < 2);
    expect(looks).toBe(2);
    expect(renewalsOf(namespace)).toBe(1);
  });

  test('when it was released between look and patch', async () => {
    let isRaced = false;
    const namespace: Held = held(({ method, path }) => {
      if (isRaced || method !== 'PATCH' || !isFor(path, 'jobs')) return false;
      isRaced = true;
      const { own, cluster } = namespace;
      own.metadata.annotations = { ...own.metadata.annotations, 'setup-buildx-kubernetes/released': 'true' };
      own.spec = { ...own.spec, activeDeadlineSeconds: 7 };
      cluster.changed('jobs', own);
      return false;
    });
    await keep(namespace);
    expect(isRaced).toBe(true);
    expect(deadlineOf(namespace)).toBe(7);
  });

  test('when it is gone, and the builder with it', async () => {
    const namespace = held();
    namespace.cluster.objects.clear();
    expect(await keep(namespace)).toBeLessThan(3000);
    expect(namespace.cluster.objects.size).toBe(0);
  });
});

describe('a job whose hold is lost', () => {
  test('gets another of the same name, although the cluster refuses for a while', async () => {
    let refused = 0;
    const namespace = held(({ method, path }, response) => {
      const isRejoin = method === 'POST' || (method === 'PATCH' && isFor(path, 'deployments'));
      if (!isRejoin || refused === 2) return false;
      refused += 1;
      refuse(response, 403, 'Forbidden', 'not now');
      return true;
    });
    loseHold(namespace);
    expect(namespace.ownersOf(NODE)).toEqual(['hold-other']);
    await keep(namespace);
    expect(refused).toBe(2);
    expect(namespace.ownersOf(NODE)).toEqual(['hold-other', HOLD.name]);
    expect(namespace.found(KEY)?.metadata.uid).not.toBe(namespace.own.metadata.uid);
    expect(renewalsOf(namespace)).toBeGreaterThan(0);
  });

  test('is seen to use its builder again, but never owns one that has no owners', async () => {
    const namespace = held();
    const { cluster, found, ownersOf } = namespace;
    cluster.remove('jobs/hold-other');
    cluster.remove(KEY);
    const node = found(NODE);
    if (node !== undefined) delete node.metadata.ownerReferences;
    await keep(namespace);
    expect(deadlineOf(namespace)).toBeGreaterThan(10);
    expect(ownersOf(NODE)).toEqual([]);
    expect(node?.metadata.labels).toHaveProperty('setup-buildx-kubernetes/used-by');
  });

  test('gets none that outlives max-job-duration', async () => {
    const namespace = held();
    loseHold(namespace);
    await keep(namespace, undefined, { term: { lifeMs: 10_000, maxJobDurationMs: 11_000 } });
    // The first renewal is due after 2 s.
    expect(deadlineOf(namespace)).toBe(9);
  });

  test('gets none after its job, even when that ends as the new one is made', async () => {
    let isOver = false;
    const namespace = held(({ method }) => {
      if (method === 'POST') isOver = true;
      return false;
    });
    loseHold(namespace);
    await keep(namespace, () => !isOver);
    expect(namespace.cluster.writes.filter((one) => /^(POST|DELETE) jobs/.test(one))).toEqual([
      'POST jobs',
      `DELETE ${KEY}`,
    ]);
    expect(namespace.cluster.select('jobs', '').map(({ metadata }) => metadata.name)).toEqual(['hold-other']);
  });

  test('waits for the name of one that is being deleted', async () => {
    const namespace = held();
    const { own, cluster } = namespace;
    own.metadata.deletionTimestamp = new Date().toISOString();
    cluster.changed('jobs', own);
    setTimeout(() => loseHold(namespace), 5000);
    await keep(namespace);
    expect(namespace.ownersOf(NODE)).toEqual(['hold-other', HOLD.name]);
  });
});

test('a hold that ends as it is renewed counts as gone at once', async () => {
  const namespace = held(({ method, path }, _, self) => {
    const hold = self.objects.get(KEY);
    if (method !== 'PATCH' || !isFor(path, 'jobs') || hold === undefined) return false;
    hold.status = {
      ...hold.status,
      conditions: [{ type: 'Failed', status: 'True', reason: 'DeadlineExceeded' }],
    };
    return false;
  });
  // It has less than half of its life left.
  await new Promise((done) => setTimeout(done, 6000));
  const hold = { name: HOLD.name, uid: namespace.own.metadata.uid };
  expect(await renewHold(namespace.rollout, hold, TERM, () => true)).toBe('gone');
  expect(renewalsOf(namespace)).toBe(1);
});

test('of a builder of several nodes, those that are left are joined, and only those', async () => {
  const namespace = held();
  const { cluster, putNode, ownersOf, found } = namespace;
  const [other] = cluster.select('jobs', '').filter(({ metadata }) => metadata.name === 'hold-other');
  const owners = other === undefined ? [] : [other];
  putNode(owners, { name: 'ci-arm64' });
  putNode(owners, { name: 'ci-going', deletionTimestamp: new Date().toISOString() });
  putNode([], { name: 'ci-free' });
  putNode(owners, { name: 'ci-foreign', labels: {} });
  loseHold(namespace);
  const nodes = ['ci-amd64', 'ci-arm64', 'ci-gone', 'ci-going', 'ci-free', 'ci-foreign'];
  await keep(namespace, undefined, { nodes });
  const both = ['hold-other', HOLD.name];
  expect(nodes.map((name) => ownersOf(`deployments/${name}`))).toEqual([
    both,
    both,
    [],
    ['hold-other'],
    [],
    ['hold-other'],
  ]);
  const [, joined] = found(NODE)?.metadata.ownerReferences ?? [];
  expect(joined?.uid).toBe(found(KEY)?.metadata.uid);
});
