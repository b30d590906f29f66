import { describe, expect, test } from 'vitest';

import { disownClaim, growClaim } from '../../../../src/builders/rollout/change-claim.ts';
import { refuse } from '../../../doubles/api/fake-api.ts';
import { type Intervene, isDryRun } from '../../../doubles/api/fake-cluster.ts';
import { useFakeClock } from '../../../doubles/fake-clock.ts';
import { NODE_SPEC } from '../manifests/node-spec.ts';
import { isFor, type Namespace, namespaceOfTest, OURS } from '../namespace.ts';

useFakeClock();

const KEY = 'persistentvolumeclaims/ci-amd64-cache';
const GIB = 2 ** 30;

function sized(gib: number) {
  return { kind: 'claim', size: { text: `${gib}Gi`, value: gib * GIB }, storageClass: '' } as const;
}

/** Puts the claim of node ci-amd64 there, of 50 GiB. */
function putClaim({ cluster }: Namespace, more: object = {}) {
  return cluster.put('persistentvolumeclaims', {
    metadata: { name: 'ci-amd64-cache', labels: OURS, ...more },
    spec: { storageClassName: 'standard', resources: { requests: { storage: '50Gi' } } },
    status: { phase: 'Bound', capacity: { storage: '50Gi' } },
  });
}

function claimIn(namespace: Namespace): string {
  return JSON.stringify(namespace.found('deployments/ci-amd64')?.spec);
}

describe('a claim that is being deleted', () => {
  const ENDING = { deletionTimestamp: '2036-01-01T00:00:00Z', finalizers: ['kubernetes.io/pvc-protection'] };

  test('is never used: no pod on it would be placed', async () => {
    const namespace = namespaceOfTest();
    putClaim(namespace, ENDING);
    await expect(namespace.ensure()).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('ci-amd64-cache'),
    });
    expect(namespace.cluster.writes).toEqual([]);
  });

  test('is waited for when it is gone in a moment, and made again', async () => {
    const namespace = namespaceOfTest();
    const old = putClaim(namespace, ENDING);
    setTimeout(() => namespace.cluster.remove(KEY), 1000);
    await namespace.ensure();
    expect(namespace.found(KEY)?.metadata.uid).not.toBe(old.metadata.uid);
    expect(claimIn(namespace)).toContain('ci-amd64-cache');
  });
});

test.each([
  ['of a class that binds it with its first pod', { storageClassName: 'standard' }],
  ['that names its volume', { volumeName: 'pv-1' }],
])(
  'a claim that is not bound yet, %s, is built on, and not taken for one without a class',
  async (_, spec) => {
    const namespace = namespaceOfTest();
    namespace.cluster.put('persistentvolumeclaims', {
      metadata: { name: 'ci-amd64-cache', labels: OURS },
      spec: { resources: { requests: { storage: '50Gi' } }, ...spec },
      status: { phase: 'Pending' },
    });
    await namespace.ensure({ cache: sized(50) });
    expect(claimIn(namespace)).toContain('ci-amd64-cache');
    expect(namespace.lines.join()).not.toContain('keeps no cache');
  },
);

test('a job that wakes a builder on the cache of an earlier job does not wait for that job to create it', async () => {
  const namespace = namespaceOfTest();
  putClaim(namespace, { annotations: { 'setup-buildx-kubernetes/made-by': 'hold-of-an-earlier-job' } });
  const startedMs = performance.now();
  await namespace.ensure({ cache: sized(50) });
  expect(performance.now() - startedMs).toBeLessThan(500);
  expect(claimIn(namespace)).toContain('ci-amd64-cache');
});

describe('a quota that hides that the claim is there', () => {
  /** Another job makes it, with the last of the quota, before we do. */
  function hiding(putOther: (namespace: Namespace) => unknown): Namespace {
    let isFirst = true;
    const intervene: Intervene = (request, response) => {
      if (request.method !== 'POST' || isDryRun(request) || !isFor(request.path, 'persistentvolumeclaims'))
        return false;
      if (isFirst) putOther(namespace);
      isFirst = false;
      refuse(response, 403, 'Forbidden', 'exceeded quota: q, requested: persistentvolumeclaims=1');
      return true;
    };
    const namespace: Namespace = namespaceOfTest(intervene);
    return namespace;
  }

  test('does not fail the job: the builder is made on it', async () => {
    const namespace = hiding(putClaim);
    expect(await namespace.ensure()).toMatchObject({ created: true });
    expect(claimIn(namespace)).toContain('ci-amd64-cache');
  });

  test('that really refuses is told', async () => {
    await expect(hiding(() => undefined).ensure()).rejects.toThrow(/exceeded quota/);
  });
});

describe('the size of a claim that is kept', () => {
  test('never shrinks, which no claim can', async () => {
    const namespace = namespaceOfTest();
    putClaim(namespace);
    await namespace.ensure({ cache: sized(10), explicit: ['cache-size'] });
    expect(namespace.lines).toContain(
      'Cache claim ci-amd64-cache stays at 50Gi: a claim cannot shrink to 10Gi.',
    );
    expect(namespace.found(KEY)?.spec).toMatchObject({ resources: { requests: { storage: '50Gi' } } });
  });

  test('grows when the user asks for more', async () => {
    const namespace = namespaceOfTest();
    putClaim(namespace);
    await namespace.ensure({ cache: sized(90), explicit: ['cache-size'] });
    expect(namespace.lines).toContain('Cache claim ci-amd64-cache grows from 50Gi to 90Gi.');
    expect(namespace.found(KEY)?.spec).toMatchObject({ resources: { requests: { storage: '90Gi' } } });
  });

  test('stays where nobody asked for another: a default is no wish', async () => {
    const namespace = namespaceOfTest();
    putClaim(namespace);
    await namespace.ensure({ cache: sized(90) });
    expect(namespace.found(KEY)?.spec).toMatchObject({ resources: { requests: { storage: '50Gi' } } });
  });

  test('that cannot grow fails no job', async () => {
    const namespace = namespaceOfTest(({ method, path, body }, response) => {
      if (method !== 'PATCH' || !isFor(path, 'persistentvolumeclaims') || !body.includes('storage'))
        return false;
      refuse(response, 403, 'Forbidden', 'only dynamically provisioned pvc can be resized');
      return true;
    });
    putClaim(namespace);
    await namespace.ensure({ cache: sized(90), explicit: ['cache-size'] });
    expect(namespace.lines).toContainEqual(
      expect.stringMatching(/^Cache claim ci-amd64-cache stays at 50Gi, 90Gi is refused: only dynamically/),
    );
  });
});

describe('what goes with a hold', () => {
  test('is the builder, and not its cache', async () => {
    const { cluster, ensure, found, ownersOf } = namespaceOfTest();
    await ensure();
    expect(ownersOf('deployments/ci-amd64')).toEqual(['hold-own']);
    expect(ownersOf(KEY)).toEqual([]);
    cluster.remove('jobs/hold-own');
    cluster.collectGarbage();
    expect(found('deployments/ci-amd64')).toBeUndefined();
    expect(found(KEY)).toBeDefined();
  });

  test('is the cache too, of a builder that is ephemeral', async () => {
    const { cluster, ensure, found, ownersOf } = namespaceOfTest();
    await ensure({ life: { kind: 'ephemeral' } });
    expect(ownersOf(KEY)).toEqual(['hold-own']);
    cluster.remove('jobs/hold-own');
    cluster.collectGarbage();
    expect(found(KEY)).toBeUndefined();
  });

  test('is nothing of a builder that is kept forever', async () => {
    const { cluster, ensure, found, ownersOf } = namespaceOfTest();
    await ensure({ life: { kind: 'forever' } });
    expect(ownersOf('deployments/ci-amd64')).toEqual([]);
    cluster.remove('jobs/hold-own');
    cluster.collectGarbage();
    expect(found('deployments/ci-amd64')).toBeDefined();
  });
});

test('a builder without a cache is rolled onto a claim, and keeps no other volume for it', async () => {
  const namespace = namespaceOfTest();
  await namespace.ensure({ cache: { kind: 'none' } });
  await namespace.ensure({ cache: sized(50), explicit: ['cache-size'] });
  const volumes = namespace.found('deployments/ci-amd64')?.spec?.template;
  expect(JSON.stringify(volumes)).toContain('"claimName":"ci-amd64-cache"');
  expect(JSON.stringify(volumes)).not.toContain('emptyDir');
});

test.each([
  ['the job that made the claim', 'hold-maker', 'hold-maker'],
  // Its post step would delete the claim, on which that other job's builder may have built.
  ['another job', 'hold-third', undefined],
])('a claim that was adopted gets its mark back only where %s made the builder', async (_, owner, mark) => {
  const namespace = namespaceOfTest();
  const name = 'setup-buildx-kubernetes/made-by';
  const annotations = { [name]: 'hold-maker' };
  const { uid } = putClaim(namespace, { annotations }).metadata;
  await namespace.rollout.api.patch('persistentvolumeclaims', 'ci-amd64-cache', {
    metadata: { annotations: { [name]: null } },
  });
  const ownerReferences = [{ apiVersion: 'batch/v1', kind: 'Job', name: owner, uid: 'uid-1' }];
  const claim = { metadata: { name: 'ci-amd64-cache', uid, annotations } };
  await disownClaim(namespace.rollout, claim, { metadata: { ownerReferences } });
  expect(namespace.found(KEY)?.metadata.annotations?.[name]).toBe(mark);
});

test('a claim that has the size that is asked for, in other words, is neither written to nor mentioned', async () => {
  const { rollout, cluster, lines } = namespaceOfTest();
  const claim = {
    metadata: { name: 'ci-amd64-cache' },
    spec: { resources: { requests: { storage: '51200Mi' } } },
  };
  await growClaim(rollout, claim, { ...NODE_SPEC, cache: sized(50) });
  expect([cluster.writes, lines]).toEqual([[], []]);
});
