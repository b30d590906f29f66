import { expect, test } from 'vitest';

import { NO_PROGRESS, WAITING_LIMITS } from '../../../../src/builders/holds/rollout.ts';
import { mintBuildToken } from '../../../../src/builders/rollout/build-token.ts';
import { answer } from '../../../doubles/api/fake-api.ts';
import { FakeCluster } from '../../../doubles/api/fake-cluster.ts';
import { openScriptedApi } from '../../../doubles/api/opened-api.ts';

/** A namespace that makes tokens, and to which Secret each was bound. */
function namespace() {
  const bound: string[] = [];
  const cluster = new FakeCluster(({ path, body }, response) => {
    if (!path.endsWith('/serviceaccounts/connect/token')) return false;
    const { boundObjectRef } = JSON.parse(body).spec;
    bound.push(boundObjectRef.uid);
    answer(response, 201, { status: { token: 't', expirationTimestamp: '2030-01-02T03:04:05Z' } });
    return true;
  });
  const { api } = openScriptedApi(cluster.script);
  const rollout = {
    api,
    info: () => undefined,
    warning: () => undefined,
    progress: NO_PROGRESS,
    signal: new AbortController().signal,
    limits: WAITING_LIMITS,
  };
  return {
    cluster,
    bound,
    mint: (uid: string) =>
      mintBuildToken(rollout, { account: 'connect', lifeMs: 1000, hold: { name: 'hold-1', uid } }),
  };
}

test('a hold that is renewed keeps its Secret, and one that takes its place has another', async () => {
  const { cluster, bound, mint } = namespace();
  for (const uid of ['11111111-dead', '11111111-dead', '22222222-living']) await mint(uid);
  const secrets = [...cluster.objects]
    .filter(([key]) => key.startsWith('secrets/'))
    .map(([, secret]) => secret);
  expect(bound).toEqual([secrets[0], secrets[0], secrets[1]].map((secret) => secret?.metadata.uid));
  expect(secrets.map(({ metadata }) => metadata.ownerReferences)).toMatchObject([
    [{ uid: '11111111-dead' }],
    [{ uid: '22222222-living' }],
  ]);
});

test.each([
  ['of another hold', { ownerReferences: [{ kind: 'Job', name: 'hold-1', uid: '11111111-other' }] }],
  ['that nobody owns', {}],
  [
    'that is being deleted',
    {
      ownerReferences: [{ kind: 'Job', name: 'hold-1', uid: '11111111-own' }],
      deletionTimestamp: '2026-01-01T00:00:00Z',
    },
  ],
])('no token is bound to a Secret %s', async (_, metadata) => {
  const { cluster, bound, mint } = namespace();
  cluster.put('secrets', { metadata: { name: 'hold-1-11111111', ...metadata } });
  await expect(mint('11111111-own')).rejects.toMatchObject({ code: 'conflict' });
  expect(bound).toEqual([]);
});
