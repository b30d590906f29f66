import { expect, test } from 'vitest';

import { addOwner } from '../../../../src/builders/holds/owners.ts';
import { refuse } from '../../../doubles/api/fake-api.ts';
import { FakeCluster, type Intervene } from '../../../doubles/api/fake-cluster.ts';
import { openScriptedApi } from '../../../doubles/api/opened-api.ts';

const OTHER = { kind: 'Job', name: 'hold-other', uid: 'uid-other' };
const HOLD = { name: 'hold-own', uid: 'uid-own' };

type Change = (cluster: FakeCluster) => unknown;

/** Adds an owner to a Deployment; the patch is answered 409, and meanwhile this happens. */
async function addWith(change: Change) {
  const intervene: Intervene = ({ method }, response, cluster) => {
    if (method !== 'PATCH') return false;
    change(cluster);
    refuse(response, 409, 'Conflict', 'Operation cannot be fulfilled');
    return true;
  };
  const cluster = new FakeCluster(intervene);
  const deployment = (): void =>
    void cluster.put('deployments', { metadata: { name: 'ci-amd64', ownerReferences: [OTHER] } });
  deployment();
  const { api } = openScriptedApi(cluster.script);
  const found = await api.get('deployments', 'ci-amd64');
  if (found.kind === 'refused') throw new Error(found.message);
  return addOwner(api, found.body, HOLD);
}

const KEY = 'deployments/ci-amd64';

test('a conflict over a Deployment that is still the same is no end of it', async () => {
  const found = await addWith(() => undefined);
  expect(found?.metadata).toMatchObject({ name: 'ci-amd64', ownerReferences: [OTHER] });
});

test.each<[string, Change]>([
  ['is gone', ({ objects }) => objects.delete(KEY)],
  [
    'has been made again',
    (cluster) => cluster.put('deployments', { metadata: { name: 'ci-amd64', ownerReferences: [OTHER] } }),
  ],
  ['has no holds any more', ({ objects }) => delete objects.get(KEY)?.metadata.ownerReferences],
])('a conflict over a Deployment that %s is', async (_, change) => {
  expect(await addWith(change)).toBeUndefined();
});
