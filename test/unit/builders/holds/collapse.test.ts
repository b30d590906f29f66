import { expect, test } from 'vitest';

import { collapseHolds, releaseHold } from '../../../../src/builders/holds/release.ts';
import { WAITING_LIMITS } from '../../../../src/builders/holds/rollout.ts';
import { refuse } from '../../../doubles/api/fake-api.ts';
import { FakeCluster, type Intervene } from '../../../doubles/api/fake-cluster.ts';
import { type OpenedApi, openScriptedApi } from '../../../doubles/api/opened-api.ts';

const MANAGED = { 'app.kubernetes.io/managed-by': 'setup-buildx-kubernetes' };
const OURS = { ...MANAGED, 'setup-buildx-kubernetes/builder': 'ci' };
const [BOTH, AMD64, ARM64] = [['ci-amd64', 'ci-arm64'], ['ci-amd64'], ['ci-arm64']];
const HOUR_S = 3600;

type HoldOfTest = {
  /** Whose Deployments it owns; '' in the annotation where it is of a version that did not note them. */
  readonly nodes: readonly string[];
  /** In seconds from now. */
  readonly end: number;
  readonly isReleased?: boolean;
  readonly isNoted?: boolean;
  readonly builder?: string;
};

/** A namespace with the holds of a test, by name, and the Deployments that they own. */
class Holds {
  readonly cluster: FakeCluster;
  readonly startedMs = Math.floor(Date.now() / 1000) * 1000;

  constructor(holds: Readonly<Record<string, HoldOfTest>>, intervene?: Intervene) {
    this.cluster = new FakeCluster(intervene);
    for (const [name, hold] of Object.entries(holds)) this.#put(name, hold);
  }

  #put(name: string, { nodes, end, isReleased = true, isNoted = true, builder = 'ci' }: HoldOfTest): void {
    const annotations = {
      'setup-buildx-kubernetes/holder': name,
      ...(isNoted ? { 'setup-buildx-kubernetes/nodes': nodes.join(',') } : {}),
      ...(isReleased ? { 'setup-buildx-kubernetes/released': 'true' } : {}),
    };
    const labels = { ...MANAGED, 'setup-buildx-kubernetes/builder': builder };
    const { uid } = this.cluster.put('jobs', {
      metadata: { name, labels, annotations },
      spec: { activeDeadlineSeconds: end },
      status: { startTime: new Date(this.startedMs).toISOString() },
    }).metadata;
    for (const node of nodes) {
      const found = this.cluster.objects.get(`deployments/${node}`);
      const deployment = found ?? this.cluster.put('deployments', { metadata: { name: node, labels: OURS } });
      const owners = deployment.metadata.ownerReferences ?? [];
      deployment.metadata.ownerReferences = [...owners, { kind: 'Job', name, uid }];
    }
  }

  left(): readonly string[] {
    return [...this.cluster.objects.keys()]
      .filter((key) => key.startsWith('jobs/'))
      .map((key) => key.slice('jobs/'.length))
      .sort();
  }

  /** Until when a node has an owner, in seconds from the start. */
  lifeOf(node: string): number {
    const owners = this.cluster.objects.get(`deployments/${node}`)?.metadata.ownerReferences ?? [];
    const ends = owners.map(({ name, uid }) => {
      const job = this.cluster.objects.get(`jobs/${name}`);
      const spec: { activeDeadlineSeconds?: number } = job?.metadata.uid === uid ? (job.spec ?? {}) : {};
      return spec.activeDeadlineSeconds ?? 0;
    });
    return Math.max(0, ...ends);
  }
}

function opened({ cluster }: Holds): OpenedApi {
  return openScriptedApi(cluster.script);
}

/** As post does it: the hold is released to end in an hour, then the others are looked at. */
async function release({ api }: OpenedApi, name: string, keepWarmMs = HOUR_S * 1000): Promise<void> {
  const released = await releaseHold(
    { api, limits: WAITING_LIMITS, signal: new AbortController().signal },
    name,
    name,
    {
      kind: 'for',
      ms: keepWarmMs,
    },
  );
  if (released.kind === 'kept-warm') await collapseHolds(api, released.job);
}

const own = { nodes: BOTH, end: 60, isReleased: false };

const CASES: Readonly<Record<string, readonly [Readonly<Record<string, HoldOfTest>>, readonly string[]]>> = {
  'one that ends before': [{ a: { nodes: BOTH, end: 600 }, own }, ['own']],
  'many that end before': [{ a: { nodes: BOTH, end: 600 }, b: { nodes: AMD64, end: 700 }, own }, ['own']],
  'one that ends later keeps the builder': [{ a: { nodes: BOTH, end: 7200 }, own }, ['a']],
  'one of fewer nodes that ends later keeps only those': [
    { a: { nodes: AMD64, end: 7200 }, own },
    ['a', 'own'],
  ],
  'one of more nodes that ends before is needed': [
    { a: { nodes: BOTH, end: 600 }, own: { ...own, nodes: AMD64 } },
    ['a', 'own'],
  ],
  'one of other nodes is needed': [
    { a: { nodes: ARM64, end: 600 }, own: { ...own, nodes: AMD64 } },
    ['a', 'own'],
  ],
  'one of a job that goes on is never touched': [
    {
      a: { nodes: BOTH, end: 600, isReleased: false },
      b: { nodes: BOTH, end: 7200, isReleased: false },
      own,
    },
    ['a', 'b', 'own'],
  ],
  'one that does not note its nodes is left': [
    { a: { nodes: AMD64, end: 600, isNoted: false }, own },
    ['a', 'own'],
  ],
  'one of another builder is not ours to judge': [
    { a: { nodes: BOTH, end: 600, builder: 'other' }, own },
    ['a', 'own'],
  ],
  'holds of a builder that nobody owns': [
    { a: { nodes: [], end: 600 }, b: { nodes: [], end: 700 }, own: { ...own, nodes: [] } },
    ['own'],
  ],
};

test.each(Object.entries(CASES))('released holds: %s', async (_, [holds, left]) => {
  const site = new Holds(holds);
  const before = BOTH.map((node) => site.lifeOf(node));
  await release(opened(site), 'own');
  expect(site.left()).toEqual(left);
  for (const [index, node] of BOTH.entries())
    expect(site.lifeOf(node), node).toBeGreaterThanOrEqual(before[index] ?? 0);
});

test('a node that a hold intended, but does not own, is not kept by it', async () => {
  const site = new Holds({ a: { nodes: BOTH, end: 600 }, own });
  const arm64 = site.cluster.objects.get('deployments/ci-arm64');
  if (arm64 !== undefined)
    arm64.metadata.ownerReferences =
      arm64.metadata.ownerReferences?.filter(({ name }) => name !== 'own') ?? [];
  await release(opened(site), 'own');
  expect(site.left()).toEqual(['a', 'own']);
});

test('a hold that changed after it was listed stays', async () => {
  const touch: Intervene = ({ method }, _response, { objects }) => {
    const metadata = objects.get('jobs/a')?.metadata;
    if (method === 'DELETE' && metadata !== undefined) metadata.resourceVersion = '99';
    return false;
  };
  const site = new Holds({ a: { nodes: BOTH, end: 600 }, own }, touch);
  await release(opened(site), 'own');
  expect(site.left()).toEqual(['a', 'own']);
});

test('jobs one after the other leave one hold, at a bounded number of calls each', async () => {
  const names = Array.from({ length: 30 }, (_, index) => `hold-${`${index}`.padStart(2, '0')}`);
  const site = new Holds(Object.fromEntries(names.map((name) => [name, own])));
  const api = opened(site);
  for (const name of names) {
    const before = api.seen.length;
    await release(api, name, HOUR_S * 1000);
    expect(api.seen.length - before).toBeLessThanOrEqual(6);
  }
  expect(site.left()).toHaveLength(1);
});

test('a backlog is removed a bounded number at a time', async () => {
  const old = Array.from({ length: 50 }, (_, index) => [`old-${index}`, { nodes: BOTH, end: 600 }] as const);
  const site = new Holds({ ...Object.fromEntries(old), own, next: own });
  const api = opened(site);
  await release(api, 'own');
  expect(site.left()).toHaveLength(32);
  await release(api, 'next', (HOUR_S + 10) * 1000);
  expect(site.left()).toHaveLength(12);
});

test.each([1, 2, 3])(
  'fifty jobs that end at the same time leave one hold, and no moment without one (%i)',
  async () => {
    let shortest = Number.POSITIVE_INFINITY;
    const site: { holds?: Holds } = {};
    const watch: Intervene = () => {
      shortest = Math.min(shortest, ...BOTH.map((node) => site.holds?.lifeOf(node) ?? 0));
      return false;
    };
    const names = Array.from({ length: 50 }, (_, index) => `hold-${index}`);
    site.holds = new Holds(Object.fromEntries(names.map((name) => [name, own])), watch);
    const api = opened(site.holds);
    await Promise.all(names.map((name, index) => release(api, name, HOUR_S * 1000 + (index % 7) * 1000)));
    expect(site.holds.left()).toHaveLength(1);
    expect(shortest).toBeGreaterThan(0);
    expect(site.holds.lifeOf('ci-amd64')).toBeGreaterThanOrEqual(HOUR_S + 6);
    const deletes = api.seen.filter(({ method }) => method === 'DELETE');
    expect(deletes.length).toBeLessThan(200);
  },
);

test('without the right to delete, holds are left and told of', async () => {
  const site = new Holds({ a: { nodes: BOTH, end: 600 }, own }, ({ method }, response) => {
    if (method !== 'DELETE') return false;
    refuse(response, 403, 'Forbidden', 'no');
    return true;
  });
  await expect(release(opened(site), 'own')).rejects.toThrow(/delete Jobs/);
  expect(site.left()).toEqual(['a', 'own']);
});
