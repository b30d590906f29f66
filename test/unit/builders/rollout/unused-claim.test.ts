import { expect, test } from 'vitest';

import { findUnserved, removeUnusedClaim } from '../../../../src/builders/rollout/unused-claim.ts';
import { refuse } from '../../../doubles/api/fake-api.ts';
import { useFakeClock } from '../../../doubles/fake-clock.ts';
import { isFor, namespaceOfTest, OURS } from '../namespace.ts';

useFakeClock();

const KEY = 'persistentvolumeclaims/ci-amd64-cache';
const UNSERVED = { node: 'ci-amd64', sawFirstBoot: true };

test.each([
  [403, 'Forbidden'],
  [400, 'BadRequest'],
])(
  'a claim is not deleted while nobody can tell whether its builder exists (%i %s)',
  async (status, reason) => {
    const { rollout, cluster, found, lines } = namespaceOfTest(({ method, path }, response) => {
      if (method !== 'GET' || !isFor(path, 'deployments')) return false;
      refuse(response, status, reason, 'no');
      return true;
    });
    const annotations = { 'setup-buildx-kubernetes/made-by': 'hold-own' };
    cluster.put('persistentvolumeclaims', {
      metadata: { name: 'ci-amd64-cache', labels: OURS, annotations },
    });
    await removeUnusedClaim({ ...rollout, hold: 'hold-own' }, UNSERVED);
    expect(found(KEY)?.metadata.deletionTimestamp).toBeUndefined();
    expect(cluster.writes).toEqual([]);
    expect(lines).toEqual([
      expect.stringMatching(/ci-amd64-cache.*kubectl --namespace builds delete pvc ci-amd64-cache$/),
    ]);
  },
);

test.each([
  ['this job', 'hold-own', true],
  ['another job', 'hold-other', false],
])('a builder that never served is known to be new where %s holds it', async (_, holder, sawFirstBoot) => {
  const { rollout, putHold, putNode } = namespaceOfTest();
  putNode([putHold(holder)], {}, { status: {} });
  const unserved = await findUnserved({ ...rollout, hold: 'hold-own' }, ['ci-amd64', 'ci-arm64']);
  // The Deployment of the other node was never created.
  expect(unserved).toEqual([
    { node: 'ci-amd64', sawFirstBoot },
    { node: 'ci-arm64', sawFirstBoot: false },
  ]);
});

test('a claim is deleted once its builder is known to be gone', async () => {
  const { rollout, cluster, found } = namespaceOfTest();
  const annotations = { 'setup-buildx-kubernetes/made-by': 'hold-own' };
  cluster.put('persistentvolumeclaims', { metadata: { name: 'ci-amd64-cache', labels: OURS, annotations } });
  await removeUnusedClaim({ ...rollout, hold: 'hold-own' }, UNSERVED);
  expect(found(KEY)).toBeUndefined();
});
