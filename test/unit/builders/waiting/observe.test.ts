import { expect, test } from 'vitest';

import { answer, refuse } from '../../../doubles/api/fake-api.ts';
import { FakeCluster } from '../../../doubles/api/fake-cluster.ts';
import { useFakeClock } from '../../../doubles/fake-clock.ts';
import { namespaceOfTest } from '../namespace.ts';

useFakeClock();

const ARCHITECTURE = 'kubernetes.io/arch';

/** A cluster whose nodes, each of one of these architectures, take no pod; undefined: this job may not list nodes. */
function clusterOf(nodes: readonly string[] | undefined): FakeCluster {
  const cluster = new FakeCluster(({ path }, response) => {
    const { pathname, searchParams } = new URL(path, 'https://x');
    if (pathname !== '/api/v1/nodes') return false;
    if (nodes === undefined) {
      refuse(response, 403, 'Forbidden', 'nodes is forbidden');
      return true;
    }
    const selector = searchParams.get('labelSelector') ?? '';
    const [, not, value] = /kubernetes\.io\/arch(!?)=(\w+)/.exec(selector) ?? [];
    const items = nodes
      .filter((one) => (one === value) === (not === ''))
      .map((one) => ({ metadata: { name: `of-${one}`, labels: { [ARCHITECTURE]: one } } }));
    answer(response, 200, { metadata: {}, items: items.slice(0, 1) });
    return true;
  });
  cluster.created = (deployment): void => {
    const condition = {
      type: 'PodScheduled',
      status: 'False',
      reason: 'Unschedulable',
      message: "0/2 nodes are available: 2 node(s) didn't match Pod's node affinity/selector.",
      lastTransitionTime: new Date(Date.now()).toISOString(),
    };
    cluster.putPod(deployment, { phase: 'Pending', conditions: [condition] });
  };
  return cluster;
}

const ROWS: readonly (readonly [string, readonly string[] | undefined, RegExp])[] = [
  [
    'that its nodes have',
    ['arm64'],
    /The cluster has arm64 nodes and no amd64 node: .*platforms: linux\/arm64`/,
  ],
  ['that it may have, where nodes may not be listed', undefined, /platforms`, for example to linux\/arm64/],
];

test.each(ROWS)(
  'a job on a cluster of another architecture is offered the one %s',
  async (_, nodes, hint) => {
    const { ensure } = namespaceOfTest(clusterOf(nodes));
    await expect(ensure({ cache: { kind: 'none' } })).rejects.toMatchObject({
      code: 'not-ready',
      hint: expect.stringMatching(hint),
    });
  },
);

test('a job is not told that the cluster lacks an architecture that it has', async () => {
  const { ensure } = namespaceOfTest(clusterOf(['arm64', 'amd64']));
  await expect(ensure({ cache: { kind: 'none' } })).rejects.toMatchObject({
    code: 'not-ready',
    hint: expect.stringMatching(/^The cluster has amd64 nodes, and a policy/),
  });
});
