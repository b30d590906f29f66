import { describe, expect, test } from 'vitest';

import { errorLineOf, withoutStacks } from '../../../../src/builders/diagnosis/crash.ts';
import { findProblem } from '../../../../src/builders/diagnosis/find-problem.ts';
import { type Observed, settingOf } from '../../../../src/builders/diagnosis/problem.ts';
import { renderReport } from '../../../../src/builders/diagnosis/report.ts';
import { NODE_SPEC } from '../manifests/node-spec.ts';
import { NOTHING, NOW_MS } from './observed.ts';

const METADATA = { name: 'ci-1', namespace: 'builds' };

type Pods = Observed['pods'];

function waiting(reason: string, message = '', restartCount = 0): Pods[number] {
  const status = {
    name: 'buildkitd',
    image: 'i',
    imageID: '',
    ready: false,
    restartCount,
    state: { waiting: { reason, message } },
  };
  const lastState = { terminated: { exitCode: 1, reason: 'Error' } };
  return {
    metadata: METADATA,
    spec: { containers: [{ name: 'buildkitd', image: 'i' }] },
    status: { containerStatuses: [{ ...status, lastState }] },
  };
}

function unscheduled(message: string, secondsAgo: number): Pods[number] {
  const lastTransitionTime = new Date(NOW_MS - secondsAgo * 1000).toISOString();
  const condition = {
    type: 'PodScheduled',
    status: 'False',
    reason: 'Unschedulable',
    message,
    lastTransitionTime,
  };
  return { metadata: METADATA, status: { phase: 'Pending', conditions: [condition] } };
}

function event(name: string, reason: string, message: string, type = 'Warning'): Observed['events'][number] {
  return { metadata: {}, involvedObject: { kind: 'Pod', name }, type, reason, message };
}

/** The same pod, told to end in time. */
function endingSoon(pod: Pods[number]): Pods[number] {
  const deletionTimestamp = new Date(NOW_MS + 10_000).toISOString();
  return { ...pod, metadata: { ...pod.metadata, deletionTimestamp } };
}

const BOUND = { metadata: { name: 'c' }, spec: { storageClassName: 's' }, status: { phase: 'Bound' } };
const PENDING = { ...BOUND, status: { phase: 'Pending' } };

describe('what time or an autoscaler may still fix is waited for', () => {
  test.each<[string, Partial<Observed>]>([
    ['no pod yet', {}],
    ['a pod that is being created', { pods: [waiting('ContainerCreating')] }],
    ['a registry that does not answer now', { pods: [waiting('ErrImagePull', 'dial tcp: i/o timeout')] }],
    [
      'a cluster node that may come',
      { pods: [unscheduled('0/3 nodes are available: 3 Insufficient cpu.', 59)] },
    ],
    [
      'a cluster node that is coming',
      {
        pods: [unscheduled('Insufficient cpu', 300)],
        events: [event('ci-1', 'TriggeredScaleUp', 'pod triggered scale-up', 'Normal')],
      },
    ],
    [
      'a cluster node that one autoscaler starts, though the other says no first',
      {
        pods: [unscheduled('Insufficient cpu', 300)],
        events: [
          event('ci-1', 'NotTriggerScaleUp', 'max size reached', 'Normal'),
          event('ci-1', 'Nominated', 'Pod should schedule on: nodeclaim/a', 'Normal'),
        ],
      },
    ],
    [
      'a pod without a place that is told to end: the next one may ask for less',
      { pods: [endingSoon(unscheduled('Insufficient cpu', 300))] },
    ],
    [
      'a pod that no scheduler has looked at, and that is told to end',
      {
        pods: [endingSoon({ metadata: { ...METADATA, creationTimestamp: '2026-01-01T00:00:00Z' } })],
      },
    ],
    [
      'a volume that came on the second try',
      { claim: BOUND, events: [event('c', 'ProvisioningFailed', 'rpc error: try again')] },
    ],
    [
      'a refusal of a second pod, while the first one lives',
      {
        pods: [waiting('ContainerCreating')],
        deployment: {
          status: {
            conditions: [
              {
                type: 'ReplicaFailure',
                status: 'True',
                reason: 'FailedCreate',
                message: 'exceeded quota: q, requested: pods=1',
              },
            ],
          },
        },
      },
    ],
    [
      'a cluster node that Karpenter has found',
      {
        pods: [unscheduled('x', 300)],
        events: [event('ci-1', 'Nominated', 'Pod should schedule on: nodeclaim/a', 'Normal')],
      },
    ],
    [
      'a claim that waits for its first consumer',
      { claim: PENDING, events: [event('c', 'WaitForFirstConsumer', 'waiting', 'Normal')] },
    ],
    [
      'a claim whose volume is being provisioned, however long its pod has had no place',
      {
        claim: PENDING,
        events: [event('c', 'ExternalProvisioning', 'Waiting for a volume', 'Normal')],
        pods: [unscheduled('pod has unbound immediate PersistentVolumeClaims', 300)],
      },
    ],
    [
      'a cluster node that one autoscaler starts, though another cannot',
      {
        pods: [unscheduled('Insufficient cpu', 300)],
        events: [
          event('ci-1', 'TriggeredScaleUp', 'pod triggered scale-up', 'Normal'),
          event('ci-1', 'FailedScheduling', 'Failed to schedule pod, no nodepool'),
        ],
      },
    ],
    [
      'a group that has room again',
      {
        pods: [unscheduled('Insufficient cpu', 300)],
        events: [
          event('ci-1', 'NotTriggerScaleUp', 'max size reached', 'Normal'),
          event('ci-1', 'TriggeredScaleUp', 'pod triggered scale-up', 'Normal'),
        ],
      },
    ],
    [
      "the scheduler's own word that the pod has no place",
      {
        pods: [unscheduled('Insufficient cpu', 5)],
        events: [event('ci-1', 'FailedScheduling', '0/1 nodes are available')],
      },
    ],
    [
      'a webhook that may only be restarting',
      {
        deployment: {
          status: {
            conditions: [
              {
                type: 'ReplicaFailure',
                status: 'True',
                reason: 'FailedCreate',
                message: 'failed calling webhook "w": connection refused',
                lastTransitionTime: new Date(NOW_MS - 5000).toISOString(),
              },
            ],
          },
        },
      },
    ],
    [
      'a pod that is late to end, on a cluster node that is not known to be lost',
      {
        pods: [
          {
            metadata: { ...METADATA, deletionTimestamp: '2026-01-01T00:08:00Z' },
            spec: { containers: [], nodeName: 'n1' },
          },
        ],
      },
    ],
    [
      'a lock that the old pod, which is ending, still has',
      {
        pods: [
          waiting('CrashLoopBackOff', '', 2),
          { metadata: { name: 'ci-0', deletionTimestamp: '2026-01-01T00:10:20Z' } },
        ],
        log: 'buildkitd: could not lock /var/lib/buildkit/buildkitd.lock, another instance running?',
      },
    ],
  ])('%s', (_, observed) => {
    expect(findProblem({ ...NOTHING, ...observed })).toBeUndefined();
  });
});

describe('what only a change from outside ends is reported, with a hint', () => {
  test.each<[string, Partial<Observed>, RegExp, RegExp]>([
    [
      'a wrong image name',
      { pods: [waiting('InvalidImageName', 'bad')] },
      /image i cannot be pulled: InvalidImageName/,
      /Check `image`/,
    ],
    [
      'a registry that says no',
      { pods: [waiting('ErrImagePull', '401 unauthorized')] },
      /unauthorized/,
      /imagePullSecrets/,
    ],
    [
      'a registry that failed again',
      { pods: [waiting('ImagePullBackOff', 'i/o timeout')] },
      /ImagePullBackOff/,
      /may pull it/,
    ],
    [
      'a container that cannot be made',
      { pods: [waiting('CreateContainerConfigError', 'secret "x" not found')] },
      /^The builder's container cannot start: CreateContainerConfigError: secret "x" not found\.$/,
      /^Create the Secret x in namespace builds/,
    ],
    [
      'a lock that nobody gives back',
      {
        pods: [waiting('CrashLoopBackOff', '', 3)],
        log: 'buildkitd: could not lock /x/buildkitd.lock, another instance running?',
      },
      /^buildkitd keeps crashing \(3 restarts\): exit code 1: buildkitd: could not lock/,
      /Another pod uses the same volume: kubectl --namespace builds get pods/,
    ],
    [
      'a cluster node that forbids user namespaces to a rootless builder',
      {
        pods: [waiting('CrashLoopBackOff', '', 3)],
        log: '[rootlesskit:parent] error: failed to start the child: fork/exec /proc/self/exe: no space left on device',
      },
      /failed to start the child/,
      /create user namespaces/,
    ],
    [
      'a volume that a rootless builder may not write',
      {
        pods: [waiting('CrashLoopBackOff', '', 3)],
        log: [
          'buildkitd: open /home/user/.local/share/buildkit/buildkitd.lock: permission denied',
          'could not lock /home/user/.local/share/buildkit/buildkitd.lock',
          '[rootlesskit:child ] error: command [buildkitd] exited: exit status 1',
        ].join('\n'),
      },
      /buildkitd\.lock: permission denied/,
      /honours fsGroup/,
    ],
    [
      'a corrupt cache',
      {
        pods: [waiting('CrashLoopBackOff', '', 3)],
        log: 'buildkitd: failed to open metadata_v2.db: invalid database',
      },
      /invalid database/,
      /kubectl --namespace builds delete deployment\/ci-amd64 pvc\/ci-amd64-cache$/,
    ],
    [
      'a full volume',
      { pods: [waiting('CrashLoopBackOff', '', 3)], log: 'buildkitd: write: no space left on device' },
      /no space left/,
      /raise `cache-size`/,
    ],
    [
      'an autoscaler that will not help',
      {
        pods: [unscheduled('Insufficient cpu', 5)],
        events: [event('ci-1', 'NotTriggerScaleUp', 'max size reached')],
      },
      /the autoscaler adds none: max size reached\.$/,
      /Let it add a node that fits, or ask for less/,
    ],
    [
      'a Karpenter that has nothing that fits',
      {
        pods: [unscheduled('untolerated taint', 5)],
        events: [event('ci-1', 'FailedScheduling', 'Failed to schedule pod, no nodepool matched')],
      },
      /the autoscaler adds none: Failed to schedule pod, no nodepool matched\.$/,
      /Let it add a node/,
    ],
    [
      'a scale-up that failed',
      {
        pods: [unscheduled('Insufficient cpu', 300)],
        events: [
          event('ci-1', 'TriggeredScaleUp', 'pod triggered scale-up', 'Normal'),
          event('ci-1', 'NotTriggerScaleUp', '1 in backoff after failed scale-up', 'Normal'),
        ],
      },
      /in backoff after failed scale-up/,
      /Let it add a node/,
    ],
    [
      'no cluster node for a minute',
      {
        pods: [
          unscheduled(
            '0/1 nodes are available: 1 node(s) had untolerated taint {a: b}. preemption: 0/1 nodes are available: 1 Preemption is not helpful.',
            61,
          ),
        ],
      },
      /untolerated taint \{a: b\}\.$/,
      /tainted/,
    ],
    [
      'no cluster node of that architecture',
      { pods: [unscheduled("1 node(s) didn't match Pod's node affinity/selector", 61)] },
      /affinity/,
      /^No node has the architecture amd64: change `platforms`, for example to linux\/arm64 /,
    ],
    [
      'no cluster node of 32-bit arm, which hardly a cluster has',
      {
        setting: { ...settingOf(NODE_SPEC), architecture: 'arm' },
        pods: [unscheduled("1 node(s) didn't match Pod's node affinity/selector", 61)],
      },
      /affinity/,
      /^No node is 32-bit Arm: remove linux\/arm from `platforms`/,
    ],
    [
      'a volume in another zone',
      { pods: [unscheduled('1 node(s) had volume node affinity conflict', 61)] },
      /conflict/,
      /another zone/,
    ],
    [
      'no default StorageClass',
      { claim: { ...PENDING, spec: {} } },
      /claim c: the cluster has no default StorageClass/,
      /cache-size: 0/,
    ],
    [
      'a volume that cannot be made',
      { claim: PENDING, events: [event('c', 'ProvisioningFailed', 'rpc error: quota of disks')] },
      /ProvisioningFailed: rpc error/,
      /StorageClass or its driver/,
    ],
    [
      'a volume that is gone',
      { claim: { ...BOUND, status: { phase: 'Lost' } } },
      /phase Lost/,
      /kubectl --namespace builds delete deployment\/ci-amd64 pvc\/ci-amd64-cache$/,
    ],
    [
      'a pod on a cluster node that is gone',
      {
        pods: [
          {
            metadata: { ...METADATA, deletionTimestamp: '2026-01-01T00:08:00Z' },
            spec: { containers: [], nodeName: 'n1' },
          },
        ],
        events: [event('ci-1', 'NodeNotReady', 'Node is not ready')],
      },
      /Pod ci-1 should have terminated at 2026-01-01T00:08:00Z on cluster node n1, which does not answer/,
      /kubectl delete node n1, or kubectl --namespace builds delete pod ci-1 --force$/,
    ],
  ])('%s', (_, observed, what, hint) => {
    const problem = findProblem({ ...NOTHING, ...observed });
    expect(problem?.what).toMatch(what);
    expect(problem?.hint).toMatch(hint);
  });

  test.each([
    ['exceeded quota: q, requested: pods=1', /ResourceQuota/],
    ['failed quota: q: must specify limits.cpu', /LimitRange with defaults/],
    ['maximum memory usage per Container is 1Gi, but limit is 2Gi', /LimitRange/],
    [
      'violates PodSecurity "restricted:latest"',
      /kubectl label --overwrite namespace builds .*enforce=privileged/,
    ],
    ['admission webhook "w" denied the request: no', /Exempt namespace builds/],
    ['failed calling webhook "w": connection refused', /Fix the service behind/],
    ["ValidatingAdmissionPolicy 'p' denied request: no", /Exempt namespace builds from that policy/],
    ['something new', /Ask whoever runs the cluster/],
  ])('a pod that is refused: %s', (message, hint) => {
    const conditions = [{ type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate', message }];
    const problem = findProblem({ ...NOTHING, deployment: { status: { conditions } } });
    expect(problem?.what).toContain(message);
    expect(problem?.hint).toMatch(hint);
  });
});

test('a ReplicaSet that is refused is reported as the pods that it would create', () => {
  const message =
    'Failed to create new replica set "ci-1": replicasets.apps "ci-1" is forbidden: exceeded quota: q, requested: count/replicasets.apps=1, used: x, limited: x';
  const conditions = [
    { type: 'Available', status: 'False', reason: 'MinimumReplicasUnavailable' },
    { type: 'Progressing', status: 'False', reason: 'ReplicaSetCreateError', message },
  ];
  expect(findProblem({ ...NOTHING, deployment: { status: { conditions } } })).toEqual({
    topic: 'quota',
    what: "The cluster rejected the builder's pod: exceeded quota: q, requested: count/replicasets.apps=1, used: x, limited: x.",
    hint: 'Raise the ResourceQuota, or let more jobs share a builder (`name`, `platforms`).',
  });
  const late = [
    { type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded', message: 'late' },
  ];
  expect(findProblem({ ...NOTHING, deployment: { status: { conditions: late } } })).toBeUndefined();
});

const CRASH = `time="2026-01-01T00:00:00Z" level=warning msg="skipping containerd worker"
buildkitd: toml: array is incomplete
failed to parse config
github.com/moby/buildkit/cmd/buildkitd/config.Load
\tgithub.com/moby/buildkit@v0.33.1/cmd/buildkitd/config/load.go:15
github.com/urfave/cli/v3.(*Command).run
\tgithub.com/urfave/cli/v3@v3.9.0/command_run.go:365
runtime.goexit
\truntime/asm_amd64.s:1771
`;

test("of a daemon's log the error is reported, and not the stack below it", () => {
  expect(errorLineOf(CRASH)).toBe('buildkitd: toml: array is incomplete');
  expect(withoutStacks(CRASH)).toHaveLength(3);
  expect(errorLineOf('')).toBeUndefined();
});

test('the report has each event once, the latest last, and at most 12 lines with its heading', () => {
  const events = Array.from({ length: 20 }, (_, index) => event('ci-1', 'Failed', `try ${index % 9}`));
  const report = renderReport({ ...NOTHING, events, log: `${'line\n'.repeat(50)}last line` });
  expect(report).toHaveLength(11);
  expect(report[0]).toBe('  Warning Failed on Pod ci-1: try 4');
  expect(report.at(-1)).toBe('  log: last line');
});

const OTHER_KIND = "2 node(s) didn't match Pod's node affinity/selector";

test.each([
  [
    'what is missing',
    `0/3 nodes are available: 1 Insufficient cpu, ${OTHER_KIND}. preemption: 0/3 nodes are available: 3 No.`,
    '0/3 nodes are available: 1 Insufficient cpu.',
  ],
  [
    'the zone of a volume',
    `0/3 nodes are available: 1 node(s) didn't match PersistentVolume's node affinity, ${OTHER_KIND}.`,
    "0/3 nodes are available: 1 node(s) didn't match PersistentVolume's node affinity.",
  ],
  [
    // A tainted node may be of another kind as well: the selector is looked at after taints.
    'that all others are tainted',
    `0/3 nodes are available: 1 node(s) had untolerated taint {a: b}, ${OTHER_KIND}.`,
    `0/3 nodes are available: 1 node(s) had untolerated taint {a: b}, ${OTHER_KIND}.`,
  ],
  [
    'that there is no other',
    `0/2 nodes are available: ${OTHER_KIND}.`,
    `0/2 nodes are available: ${OTHER_KIND}.`,
  ],
])('a cluster with nodes of other kinds does not hide %s', (_, words, told) => {
  const found = findProblem({ ...NOTHING, pods: [unscheduled(words, 120)] });
  expect(found?.what.replace(/\.+$/, '.')).toBe(`No node can run the builder: ${told}`);
});
