import { describe, expect, test } from 'vitest';

import { refuse } from '../../../doubles/api/fake-api.ts';
import { useFakeClock } from '../../../doubles/fake-clock.ts';
import { isFor, namespaceOfTest } from '../namespace.ts';

useFakeClock();

const RELEASED = { 'setup-buildx-kubernetes/released': 'true' };
const WARNING =
  /^Builder ci-amd64 is orphaned \(no job owns it\), so it does not scale to zero by itself\. .*kubectl --namespace builds delete deployment ci-amd64$/;

function ageOf(minutes: number) {
  return { creationTimestamp: new Date(Date.now() - minutes * 60_000).toISOString() };
}

describe('a builder that lost its holds, and that nothing else would ever remove,', () => {
  test('is removed and made again when nobody uses it', async () => {
    const { ensure, putNode, ownersOf, cluster, lines, found } = namespaceOfTest();
    const old = putNode([], ageOf(60));
    expect(await ensure()).toMatchObject({ created: true });
    expect(cluster.writes).toContain('DELETE deployments/ci-amd64');
    expect(found('deployments/ci-amd64')?.metadata.uid).not.toBe(old.metadata.uid);
    expect(ownersOf('deployments/ci-amd64')).toEqual(['hold-own']);
    expect(lines).toContain('Builder ci-amd64 had lost its holds, and is created again.');
    expect(lines.filter((line) => WARNING.test(line))).toEqual([]);
  });

  test('is removed though a job that has ended still keeps it warm', async () => {
    const { ensure, putNode, putHold, cluster } = namespaceOfTest();
    putNode([], ageOf(60));
    putHold('hold-released', RELEASED);
    await ensure();
    expect(cluster.writes).toContain('DELETE deployments/ci-amd64');
  });

  test.each([
    ['another job uses it', 60, true, '1 other job uses it.'],
    ['it may be just losing them', 9, false, 'It is too young to be removed by a job.'],
  ])('is used, with a warning, while %s', async (_, minutes, isUsed, why) => {
    const { ensure, putNode, putHold, ownersOf, cluster, lines } = namespaceOfTest();
    putNode([], ageOf(minutes));
    if (isUsed) putHold();
    expect(await ensure()).toMatchObject({ created: false });
    expect(cluster.writes).not.toContain('DELETE deployments/ci-amd64');
    // An owner would let the garbage collector delete it in the middle of a build.
    expect(ownersOf('deployments/ci-amd64')).toEqual([]);
    const [line = '', ...others] = lines.filter((one) => WARNING.test(one));
    expect(line).toContain(why);
    expect(others).toEqual([]);
  });

  test('is used, with a warning, where the job has no right to delete it', async () => {
    const { ensure, putNode, lines } = namespaceOfTest(({ method }, response) => {
      if (method === 'DELETE') refuse(response, 403, 'Forbidden', 'no');
      return method === 'DELETE';
    });
    putNode([], ageOf(60));
    expect(await ensure()).toMatchObject({ created: false });
    expect(lines.find((line) => WARNING.test(line))).toContain('This job may not delete deployments');
  });

  test('is used after all when another job notes itself on it before it is deleted', async () => {
    let isNoted = false;
    const namespace = namespaceOfTest(({ method, path }) => {
      if (isNoted || method !== 'DELETE' || !isFor(path, 'deployments')) return false;
      isNoted = true;
      namespace.putHold();
      const orphan = namespace.found('deployments/ci-amd64');
      if (orphan !== undefined) namespace.cluster.changed('deployments', orphan);
      return false;
    });
    const { metadata } = namespace.putNode([], ageOf(60));
    await namespace.ensure();
    expect(isNoted).toBe(true);
    expect(namespace.found('deployments/ci-amd64')?.metadata.uid).toBe(metadata.uid);
  });
});
