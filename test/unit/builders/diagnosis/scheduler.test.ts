import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findProblem } from '../../../../src/builders/diagnosis/find-problem.ts';
import { type Observed, settingOf } from '../../../../src/builders/diagnosis/problem.ts';
import { NODE_SPEC } from '../manifests/node-spec.ts';
import { NOTHING } from './observed.ts';

const SELECTOR = "node(s) didn't match Pod's node affinity/selector";

/** Returns what a job sees of a pod that the scheduler has refused with these words for five minutes. */
function observedWith(message: string, events: Observed['events'] = []): Observed {
  const condition = {
    type: 'PodScheduled',
    status: 'False',
    reason: 'Unschedulable',
    message,
    lastTransitionTime: '2026-01-01T00:05:00Z',
  };
  return {
    ...NOTHING,
    pods: [{ metadata: { name: 'ci-1' }, status: { phase: 'Pending', conditions: [condition] } }],
    events,
    log: undefined,
  };
}

/** Returns what is printed of such a pod. */
function toldOf(message: string, events: Observed['events'] = []): string {
  const problem = findProblem(observedWith(message, events));
  return `${problem?.what} ${problem?.hint}`;
}

/** Reasons that the scheduler finds after the selector, so of cluster nodes that fit it (pkg/scheduler). */
const OF_RIGHT_KIND = [
  'Insufficient cpu',
  'Insufficient memory',
  'Insufficient nvidia.com/gpu',
  'Too many pods',
  'node(s) exceed max volume count',
  'node(s) had volume node affinity conflict',
];
const OF_ANY_KIND = ['node(s) had untolerated taint {a: b}', 'node(s) were unschedulable'];
const PREEMPTION = ' preemption: 0/9 nodes are available: 9 Preemption is not helpful for scheduling.';

const count = fc.integer({ min: 1, max: 5000 });
const reasons = (of: readonly string[], min: number): fc.Arbitrary<string[]> =>
  fc
    .subarray([...of], { minLength: min })
    .chain((some) => fc.tuple(...some.map((one) => count.map((many) => `${many} ${one}`))));

test('each reason of cluster nodes that fit the selector is reported, and none of the others', () => {
  const all = fc.tuple(reasons(OF_RIGHT_KIND, 1), reasons(OF_ANY_KIND, 0), count, fc.boolean());
  fc.assert(
    fc.property(all, ([right, any, others, hasPreemption]) => {
      const words = [...right, ...any, `${others} ${SELECTOR}`].toSorted().join(', ');
      const told = toldOf(`0/9 nodes are available: ${words}.${hasPreemption ? PREEMPTION : ''}`);
      for (const reason of [...right, ...any]) expect(told).toContain(reason);
      expect(told).not.toContain(SELECTOR);
      expect(told).not.toMatch(/preemption/i);
    }),
  );
});

test('where no cluster node is known to fit the selector, the selector is reported', () => {
  fc.assert(
    fc.property(reasons(OF_ANY_KIND, 0), count, (any, others) => {
      const words = [...any, `${others} ${SELECTOR}`].join(', ');
      expect(toldOf(`0/9 nodes are available: ${words}.${PREEMPTION}`)).toContain(`${others} ${SELECTOR}`);
    }),
  );
});

test('whatever a scheduler says, there is one line with a hint', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((text) => `0/1 nodes are available: ${text}`),
      ),
      (text) => {
        expect(toldOf(text)).toMatch(/^No node can run the builder: .*\S\.?$/s);
      },
    ),
  );
});

test('the last event of the fargate-scheduler counts', () => {
  const involvedObject = { kind: 'Pod', name: 'ci-1' };
  const said = (message: string) => ({ metadata: {}, involvedObject, reason: 'FailedScheduling', message });
  const events = [
    said('Misconfigured Fargate Profile: x'),
    said('Pod not supported on Fargate: y'),
    said('z'),
  ];
  expect(toldOf('0/1 nodes are available', events)).toMatch(
    /^No node .*: Pod not supported on Fargate: y\. Farg/,
  );
});

test.each([
  ['a patch has named it', true, 'mine', 'Change schedulerName in `pod-patch`.'],
  ['a patch has not named it', true, undefined, 'Check that scheduler.'],
  ['the cluster has named it', false, 'mine', 'Check that scheduler.'],
])(
  'of a scheduler that does not run it is known what to change: %s',
  (_, hasPodPatch, schedulerName, hint) => {
    const spec = { containers: [], ...(schedulerName === undefined ? {} : { schedulerName }) };
    const pods = [{ metadata: { name: 'ci-1', creationTimestamp: '2026-01-01T00:05:00Z' }, spec }];
    const setting = { ...settingOf(NODE_SPEC), hasPodPatch };
    expect(findProblem({ ...observedWith('x'), pods, setting })?.hint).toBe(hint);
  },
);

test('a pod that is scheduled has no problem with it', () => {
  const conditions = [{ type: 'PodScheduled', status: 'True', lastTransitionTime: '2026-01-01T00:05:00Z' }];
  const pods = [{ metadata: { name: 'ci-1' }, status: { phase: 'Pending', conditions } }];
  expect(findProblem({ ...observedWith('x'), pods })).toBeUndefined();
});

test.each([
  [
    'the cluster has no node of it',
    'arm64',
    false,
    'no-node-architecture',
    /has arm64 nodes and no amd64 node/,
  ],
  ['this job may not look', undefined, false, 'no-node-architecture', /^No node has the architecture amd64/],
  [
    'a policy keeps the pod from its nodes',
    'amd64',
    false,
    'no-node-fits',
    /^The cluster has amd64 nodes, and a policy/,
  ],
  [
    'a patch keeps the pod from its nodes',
    'amd64',
    true,
    'no-node-fits',
    /^The cluster has amd64 nodes, and none .*`pod-patch`/,
  ],
])('nobody looks for an architecture that the cluster has: %s', (_, known, hasPodPatch, topic, hint) => {
  const setting = { ...settingOf(NODE_SPEC), hasPodPatch, clusterArchitecture: known };
  const problem = findProblem({ ...observedWith(`0/2 nodes are available: 2 ${SELECTOR}.`), setting });
  expect(problem).toMatchObject({ topic, hint: expect.stringMatching(hint) });
});
