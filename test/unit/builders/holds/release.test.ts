import { describe, expect, test } from 'vitest';

import { releaseHold } from '../../../../src/builders/holds/release.ts';
import type { Life } from '../../../../src/builders/manifests/spec.ts';
import { refuse } from '../../../doubles/api/fake-api.ts';
import { useFakeClock } from '../../../doubles/fake-clock.ts';
import { HOLD, type Namespace, namespaceOfTest, OURS } from '../namespace.ts';

useFakeClock();

const HOLDER = { 'setup-buildx-kubernetes/holder': HOLD.holder };
const WARM: Life = { kind: 'for', ms: 1_800_000 };

/** Puts this job's hold there, which started ten minutes ago. */
function putOwn({ cluster }: Namespace, more: object = {}, status: object = {}) {
  const startTime = new Date(Date.now() - 600_000).toISOString();
  return cluster.put('jobs', {
    metadata: { name: HOLD.name, labels: OURS, annotations: HOLDER, ...more },
    spec: { activeDeadlineSeconds: 1200 },
    status: { startTime, ...status },
  });
}

function release({ rollout }: Namespace, life = WARM) {
  return releaseHold(rollout, HOLD.name, HOLD.holder, life);
}

describe('a hold that is released', () => {
  test('keeps its builder warm for as long as the input says, from now on', async () => {
    const namespace = namespaceOfTest();
    putOwn(namespace);
    expect(await release(namespace)).toMatchObject({ kind: 'kept-warm' });
    const seconds = namespace.found('jobs/hold-own')?.spec?.activeDeadlineSeconds ?? 0;
    // By the server's clock, which tells whole seconds.
    expect(seconds).toBeGreaterThanOrEqual(2399);
    expect(seconds).toBeLessThanOrEqual(2401);
  });

  test.each<[string, Life]>([
    ['an ephemeral builder', { kind: 'ephemeral' }],
    ['a builder that no hold keeps', { kind: 'forever' }],
    ['a builder that is not kept warm', { kind: 'for', ms: 0 }],
  ])('of %s is deleted', async (_, life) => {
    const namespace = namespaceOfTest();
    putOwn(namespace);
    expect(await release(namespace, life)).toEqual({ kind: 'deleted' });
    expect(namespace.found('jobs/hold-own')).toBeUndefined();
    const [deleted] = namespace.seen.filter(({ method }) => method === 'DELETE');
    expect(deleted?.body).toContain('"propagationPolicy":"Foreground"');
  });

  test.each([
    ['is being deleted', { deletionTimestamp: '2026-01-01T00:00:00Z' }, {}],
    ['has ended', {}, { conditions: [{ type: 'Failed', status: 'True' }] }],
  ])('though it %s is gone', async (_, more, status) => {
    const namespace = namespaceOfTest();
    putOwn(namespace, more, status);
    expect(await release(namespace)).toEqual({ kind: 'gone' });
    expect(namespace.cluster.writes).toEqual([]);
  });

  test('and is not there any more is gone', async () => {
    expect(await release(namespaceOfTest())).toEqual({ kind: 'gone' });
  });

  test('while others write to it is released in the end', async () => {
    let conflicts = 0;
    const namespace = namespaceOfTest(({ method }, response) => {
      if (method !== 'PATCH' || conflicts === 3) return false;
      conflicts += 1;
      refuse(response, 409, 'Conflict', 'the object has been modified');
      return true;
    });
    putOwn(namespace);
    expect(await release(namespace)).toMatchObject({ kind: 'kept-warm' });
  });
});

test.each([
  ['the hold of another run', { annotations: { 'setup-buildx-kubernetes/holder': 'another run' } }],
  ['not a hold of this action', { labels: {} }],
])('a Job of this name that is %s is never released', async (words, more) => {
  const namespace = namespaceOfTest();
  putOwn(namespace, more);
  await expect(release(namespace, { kind: 'ephemeral' })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining(words),
  });
  expect(namespace.cluster.writes).toEqual([]);
});
