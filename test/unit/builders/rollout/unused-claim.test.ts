import { expect, test } from 'vitest';

import { removeUnusedClaim } from '../../../../src/builders/rollout/unused-claim.ts';
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

test('a claim is deleted once its builder is known to be gone', async () => {
  const { rollout, cluster, found } = namespaceOfTest();
  const annotations = { 'setup-buildx-kubernetes/made-by': 'hold-own' };
  cluster.put('persistentvolumeclaims', { metadata: { name: 'ci-amd64-cache', labels: OURS, annotations } });
  await removeUnusedClaim({ ...rollout, hold: 'hold-own' }, UNSERVED);
  expect(found(KEY)).toBeUndefined();
});
