import { describe, expect, test } from 'vitest';

import { explain, toActionError } from '../../../../src/lib/errors.ts';
import { answer, refuse } from '../../../doubles/api/fake-api.ts';
import { type Intervene, isDryRun } from '../../../doubles/api/fake-cluster.ts';
import type { SeenRequest } from '../../../doubles/api/scripted-server.ts';
import { useFakeClock } from '../../../doubles/fake-clock.ts';
import { type Asked, isFor, type Namespace, namespaceOfTest, OURS } from '../namespace.ts';

useFakeClock();

const NO_CACHE = { cache: { kind: 'none' } } as const;

function isPost(request: SeenRequest, kind: string): boolean {
  return request.method === 'POST' && !isDryRun(request) && isFor(request.path, kind);
}

/** The line that a job fails with. */
async function headlineOf({ ensure }: Namespace, asked: Asked = NO_CACHE): Promise<string> {
  return ensure(asked).then(
    () => 'It succeeds.',
    (thrown: unknown) => explain(toActionError(thrown)).headline,
  );
}

test('an answer to the hold that got lost makes no second hold', async () => {
  let isLost = false;
  const { ensure, cluster } = namespaceOfTest((request, response, self) => {
    if (isLost || !isPost(request, 'jobs')) return false;
    isLost = true;
    self.put('jobs', JSON.parse(request.body));
    response.destroy();
    return true;
  });
  await ensure(NO_CACHE);
  expect(cluster.select('jobs', '')).toHaveLength(1);
});

test('a hold of this name that is of another run is not taken for ours', async () => {
  const namespace = namespaceOfTest();
  namespace.putHold('hold-own', { 'setup-buildx-kubernetes/holder': 'another run' });
  expect(await headlineOf(namespace)).toBe("Job hold-own is not this job's hold. Run the job again.");
});

describe('a quota', () => {
  const WORDS = 'exceeded quota: q, requested: count/deployments.apps=1, used: count/deployments.apps=5';

  test('that hides that the builder is there does not fail the job', async () => {
    let isHidden = true;
    const namespace: Namespace = namespaceOfTest((request, response) => {
      if (request.method === 'GET' && request.path.endsWith('/deployments/ci-amd64') && isHidden) {
        refuse(response, 404, 'NotFound', 'not found');
        return true;
      }
      if (!isPost(request, 'deployments')) return false;
      isHidden = false;
      namespace.putNode([namespace.putHold()]);
      refuse(response, 403, 'Forbidden', `deployments.apps "ci-amd64" is forbidden: ${WORDS}`);
      return true;
    });
    expect(await namespace.ensure(NO_CACHE)).toMatchObject({ created: false });
    expect(namespace.ownersOf('deployments/ci-amd64')).toEqual(['hold-other', 'hold-own']);
  });

  test('that really refuses is told in its own words', async () => {
    const namespace = namespaceOfTest((request, response) => {
      if (request.method !== 'POST' || !isFor(request.path, 'deployments')) return false;
      refuse(response, 403, 'Forbidden', `deployments.apps "ci-amd64" is forbidden: ${WORDS}`);
      return true;
    });
    expect(await headlineOf(namespace)).toBe(
      `The cluster refused to create Deployments in namespace builds: ${WORDS}. Raise the ResourceQuota, or let more jobs share a builder (\`name\`, \`platforms\`).`,
    );
  });
});

test.each([
  [{ suspend: true }, 'suspended it'],
  [{ managedBy: 'kueue.x-k8s.io/multikueue' }, 'gave it to kueue.x-k8s.io/multikueue'],
])('a hold whose clock something stops (%j) is given back, and the job is told', async (spec, words) => {
  const namespace = namespaceOfTest((request, response, self) => {
    if (!isPost(request, 'jobs')) return false;
    const posted = JSON.parse(request.body);
    answer(response, 201, self.put('jobs', { ...posted, spec: { ...posted.spec, ...spec } }));
    return true;
  });
  expect(await headlineOf(namespace)).toContain(
    `Something in the cluster took over this action's Job and ${words}.`,
  );
  expect(namespace.cluster.objects.size).toBe(0);
});

describe('without the right to make Jobs', () => {
  const forbidden: Intervene = (request, response) => {
    if (!isPost(request, 'jobs')) return false;
    refuse(response, 403, 'Forbidden', 'jobs.batch is forbidden: User "u" cannot create resource "jobs"');
    return true;
  };

  test('a job is refused with the Role to apply, and makes nothing', async () => {
    const namespace = namespaceOfTest(forbidden);
    expect(await headlineOf(namespace)).toMatch(
      /Not allowed to create Jobs in namespace builds: .* Apply the Role \(https:\S+\/docs\/cluster\.md\), or set `keep-warm: forever`\.$/,
    );
    expect(namespace.cluster.objects.size).toBe(0);
  });

  test('keep-warm: forever makes a builder without owners', async () => {
    const { ensure, ownersOf, lines } = namespaceOfTest(forbidden);
    expect(await ensure({ ...NO_CACHE, life: { kind: 'forever' } })).toMatchObject({ isForever: true });
    expect(ownersOf('deployments/ci-amd64')).toEqual([]);
    expect(lines).toContainEqual(expect.stringMatching(/^This job may not create Jobs, /));
  });

  test('a builder that lives by the holds of others is not joined', async () => {
    const namespace = namespaceOfTest(forbidden);
    namespace.putNode([namespace.putHold()]);
    const asked = { ...NO_CACHE, life: { kind: 'forever' } } as const;
    expect(await headlineOf(namespace, asked)).toMatch(
      /^This job may not create Jobs, which keep builder ci-amd64 alive\./,
    );
    expect(namespace.ownersOf('deployments/ci-amd64')).toEqual(['hold-other']);
  });
});

test('a builder of a newer action is used as it is, whatever this job asks for', async () => {
  const { ensure, putHold, putNode, lines, cluster } = namespaceOfTest();
  const annotations = {
    'setup-buildx-kubernetes/spec': '999',
    'setup-buildx-kubernetes/life': 'holds',
  };
  putNode([putHold('hold-other', { 'setup-buildx-kubernetes/released': 'true' })], { annotations });
  const memory = { text: '9Gi', value: 9 * 2 ** 30 };
  await ensure({ ...NO_CACHE, memory, explicit: ['memory'] });
  expect(lines).toContainEqual(
    expect.stringMatching(/It is kept as it is: a newer version of the action made it\./),
  );
  expect(cluster.writes).toEqual(['POST jobs', 'PATCH deployments/ci-amd64']);
});

test.each([
  ['a builder that is there', true],
  ['a builder that is made on it', false],
])('a StorageClass that the kept claim has not is told, for %s', async (_, isThere) => {
  const { ensure, putHold, putNode, lines, cluster, found } = namespaceOfTest();
  if (isThere) putNode([putHold()]);
  const spec = { storageClassName: 'slow', resources: { requests: { storage: '50Gi' } } };
  cluster.put('persistentvolumeclaims', { metadata: { name: 'ci-amd64-cache', labels: OURS }, spec });
  const size = { text: '50Gi', value: 50 * 2 ** 30 };
  await ensure({
    cache: { kind: 'claim', size, storageClass: 'fast' },
    explicit: ['cache-size', 'storage-class'],
  });
  expect(lines).toContainEqual(
    expect.stringMatching(
      /ci-amd64-cache is of StorageClass slow, .*storage-class: fast counts for a new one.*kubectl --namespace builds delete /,
    ),
  );
  expect(found('persistentvolumeclaims/ci-amd64-cache')?.spec).toEqual(spec);
});
