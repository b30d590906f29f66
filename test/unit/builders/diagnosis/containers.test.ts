import { describe, expect, test } from 'vitest';
import { canNeverStart, findProblem } from '../../../../src/builders/diagnosis/find-problem.ts';
import { isDecidedSoon } from '../../../../src/builders/diagnosis/kubelet.ts';
import { describePods } from '../../../../src/builders/diagnosis/pods.ts';
import { type Observed, settingOf } from '../../../../src/builders/diagnosis/problem.ts';
import { renderReport, timeoutProblem } from '../../../../src/builders/diagnosis/report.ts';
import { NODE_SPEC } from '../manifests/node-spec.ts';
import { NOTHING, NOW_MS } from './observed.ts';

const PATCHED = { ...settingOf(NODE_SPEC), hasPodPatch: true };
const UNPATCHED = settingOf(NODE_SPEC);
const SEEN: Observed = { ...NOTHING, setting: PATCHED };

type Pod = Observed['pods'][number];
type Statuses = NonNullable<NonNullable<Pod['status']>['containerStatuses']>;
type Status = Statuses[number];

const ago = (seconds: number): string => new Date(NOW_MS - seconds * 1000).toISOString();

function status(name: string, given: Partial<Status>): Status {
  return { name, image: '', imageID: '', ready: false, restartCount: 0, ...given };
}

const WELL = { state: { running: {} }, ready: true };
const waits = (reason: string, message = ''): Partial<Status> => ({
  state: { waiting: { reason, message } },
});
const crashes = (restartCount: number, exitCode = 1, reason = 'Error'): Partial<Status> => ({
  ...waits('CrashLoopBackOff', 'back-off 10s restarting failed container'),
  restartCount,
  lastState: { terminated: { exitCode, reason } },
});

/** A pod that a cluster node took `seconds` ago, with these containers. */
function pod(seconds: number, containerStatuses: Statuses, initContainerStatuses: Statuses = []): Pod {
  const image = (one: Status) => ({ name: one.name, image: `registry.example.com/${one.name}:1` });
  return {
    metadata: { name: 'ci-1', namespace: 'builds', creationTimestamp: ago(seconds) },
    spec: {
      nodeName: 'n1',
      containers: containerStatuses.map(image),
      initContainers: initContainerStatuses.map(image),
    },
    status: { phase: 'Pending', startTime: ago(seconds), containerStatuses, initContainerStatuses },
  };
}

function event(reason: string, message: string, type = 'Warning'): Observed['events'][number] {
  return { metadata: {}, involvedObject: { kind: 'Pod', name: 'ci-1' }, type, reason, message };
}

const CREATING = [status('buildkitd', waits('ContainerCreating'))];
const NO_SECRET = 'MountVolume.SetUp failed for volume "ca" : secret "registry-ca" not found';
const PULLED = waits('ErrImagePull', 'rpc error: registry.example.com/x:1: not found');

describe('every container of the builder is judged', () => {
  test.each<[string, Partial<Observed>, RegExp, RegExp]>([
    [
      "an init container's image",
      { pods: [pod(3, [status('buildkitd', waits('PodInitializing'))], [status('binfmt', PULLED)])] },
      /^Init container binfmt cannot start, its image registry\.example\.com\/binfmt:1 cannot be pulled: ErrImagePull: .*not found\.$/,
      /^Check that image in `pod-patch`/,
    ],
    [
      "a sidecar's image that this job's pod-patch did not bring in",
      { setting: UNPATCHED, pods: [pod(3, [status('agent', PULLED), status('buildkitd', WELL)])] },
      /^Container agent cannot start, its image registry\.example\.com\/agent:1/,
      /where the cluster adds that container/,
    ],
    [
      'a sidecar that ends again and again',
      {
        pods: [pod(30, [status('agent', crashes(2)), status('buildkitd', WELL)])],
        log: 'starting\nagent: no licence\n',
      },
      /^Container agent keeps crashing \(2 restarts\): exit code 1: agent: no licence\.$/,
      /^Fix that container in `pod-patch`/,
    ],
    [
      'an init container that fails',
      {
        setting: UNPATCHED,
        pods: [pod(30, [status('buildkitd', waits('PodInitializing'))], [status('setup', crashes(1, 2))])],
        log: 'sysctl: permission denied',
      },
      /^Init container setup keeps crashing \(1 restart\): exit code 2: sysctl: permission denied\.$/,
      /exempt namespace builds from it/,
    ],
    [
      'buildkitd beside a sidecar that comes before it in the alphabet and is well',
      {
        pods: [pod(30, [status('agent', WELL), status('buildkitd', crashes(1))])],
        log: 'buildkitd: failed to load config: toml: array is incomplete',
      },
      /^buildkitd keeps crashing \(1 restart\): exit code 1: buildkitd: failed to load config/,
      /^Check `buildkitd-config`\.$/,
    ],
    [
      'a program that cannot be started, of which there is no log',
      {
        setting: UNPATCHED,
        pods: [
          pod(30, [
            status('buildkitd', {
              ...crashes(2),
              lastState: {
                terminated: {
                  exitCode: 128,
                  reason: 'StartError',
                  message: 'exec buildkitd: exec format error',
                },
              },
            }),
          ]),
        ],
      },
      /^buildkitd keeps crashing \(2 restarts\): exit code 128: exec buildkitd: exec format error\.$/,
      /^Check `image`: it must be BuildKit for the architecture/,
    ],
    [
      'an image whose signature is not good',
      { pods: [pod(3, [status('buildkitd', waits('SignatureValidationFailed', 'no signature'))])] },
      /cannot be pulled: SignatureValidationFailed: no signature/,
      /^Check `image`/,
    ],
    [
      'a key that a Secret does not have',
      {
        pods: [
          pod(11, [
            status('agent', waits('CreateContainerConfigError', "couldn't find key a in Secret builds/s")),
          ]),
        ],
      },
      /^Container agent cannot start: CreateContainerConfigError: couldn't find key a in Secret builds\/s\.$/,
      /^Add the key a to the Secret builds\/s, or change it in `pod-patch`\.$/,
    ],
    [
      'a Secret of a volume',
      {
        pods: [pod(11, CREATING)],
        events: [event('FailedMount', NO_SECRET), event('MissingClusterDNS', 'x')],
      },
      /^The builder's pod cannot start: FailedMount: .*secret "registry-ca" not found\.$/,
      /^Create the Secret registry-ca in namespace builds, or change it in `pod-patch`\.$/,
    ],
    [
      'a ConfigMap of a volume',
      { pods: [pod(11, CREATING)], events: [event('FailedMount', 'x : configmap "team" not found')] },
      /configmap "team" not found\.$/,
      /^Create the ConfigMap team in namespace builds/,
    ],
    [
      'a volume that another cluster node does not give back',
      {
        pods: [pod(121, CREATING)],
        events: [event('FailedAttachVolume', 'Multi-Attach error for volume "pvc-1"')],
      },
      /FailedAttachVolume: Multi-Attach error/,
      /kubectl --namespace builds get pods --output wide$/,
    ],
    [
      'Fargate',
      {
        pods: [{ metadata: { name: 'ci-1' }, spec: { containers: [] }, status: { phase: 'Pending' } }],
        events: [
          event(
            'FailedScheduling',
            'Pod not supported on Fargate: invalid SecurityContext fields: Privileged',
          ),
        ],
      },
      /^No node can run the builder: Pod not supported on Fargate: invalid SecurityContext fields: Privileged\.$/,
      /Fargate profile/,
    ],
    [
      'a scheduler that is not there',
      {
        pods: [
          {
            metadata: { name: 'ci-1', creationTimestamp: ago(61) },
            spec: { containers: [], schedulerName: 'nobody' },
            status: { phase: 'Pending' },
          },
        ],
      },
      /^No scheduler has looked at the builder's pod for a minute \(schedulerName nobody\)\.$/,
      /^Change schedulerName in `pod-patch`\.$/,
    ],
    [
      'cluster nodes that refuse one pod after the other',
      {
        pods: [1, 2, 3].map((seconds) => ({
          metadata: { name: `ci-${seconds}`, creationTimestamp: ago(seconds) },
          status: { phase: 'Failed', reason: 'OutOfcpu', message: "Node didn't have enough resource: cpu" },
        })),
      },
      /^Cluster nodes rejected 3 pods of the builder: OutOfcpu: Node didn't have enough resource: cpu\.$/,
      /^Lower `cpu` and `memory`/,
    ],
  ])('%s', (_, observed, what, hint) => {
    const problem = findProblem({ ...SEEN, ...observed });
    expect(problem?.what).toMatch(what);
    expect(problem?.hint).toMatch(hint);
  });
});

describe('what may end by itself is waited for', () => {
  test.each<[string, Partial<Observed>]>([
    [
      'a Secret that an operator makes a moment later',
      { pods: [pod(8, CREATING)], events: [event('FailedMount', NO_SECRET)] },
    ],
    [
      'a variable of such a Secret',
      { pods: [pod(8, [status('buildkitd', waits('CreateContainerConfigError', 'secret "x" not found'))])] },
    ],
    [
      'volumes that were mounted at last',
      {
        pods: [pod(60, CREATING)],
        events: [event('FailedMount', NO_SECRET), event('Pulling', 'Pulling image', 'Normal')],
      },
    ],
    [
      'the volume of a pod that is still ending on another cluster node',
      {
        pods: [pod(60, CREATING)],
        events: [event('FailedAttachVolume', 'Multi-Attach error for volume "pvc-1"')],
      },
    ],
    [
      'a cluster node that has just started',
      {
        pods: [pod(60, CREATING)],
        events: [event('FailedMount', 'driver name x not found in the list of registered CSI drivers')],
      },
    ],
    [
      'an init container that works',
      { pods: [pod(60, CREATING, [status('setup', { state: { running: {} } })])] },
    ],
    [
      'a volume that was mounted before an init container ran',
      {
        pods: [pod(60, CREATING, [status('setup', { state: { running: {} } })])],
        events: [event('FailedMount', NO_SECRET)],
      },
    ],
    [
      'one pod that a cluster node had no room for',
      {
        pods: [
          {
            metadata: { name: 'ci-0', creationTimestamp: ago(1) },
            status: { phase: 'Failed', reason: 'OutOfcpu' },
          },
        ],
      },
    ],
    [
      'pods that failed in another hour',
      {
        pods: [1, 2, 3].map((hours) => ({
          metadata: { name: `ci-${hours}`, creationTimestamp: ago(hours * 3600) },
          status: { phase: 'Failed', reason: 'Evicted' },
        })),
      },
    ],
    [
      'Fargate that has no room now',
      {
        pods: [{ metadata: { name: 'ci-1' }, spec: { containers: [] }, status: { phase: 'Pending' } }],
        events: [event('FailedScheduling', 'Fargate capacity is unavailable at this time')],
      },
    ],
  ])('%s', (_, observed) => {
    expect(findProblem({ ...SEEN, ...observed })).toBeUndefined();
  });
});

test('only what never ends by itself is decided before everything is looked at', () => {
  const waiting = (reason: string, message: string) => [
    pod(1, [status('buildkitd', waits(reason, message))]),
  ];
  expect(
    canNeverStart(
      waiting('CreateContainerConfigError', 'container has runAsNonRoot and image will run as root'),
    ),
  ).toBe(true);
  expect(canNeverStart(waiting('CreateContainerConfigError', 'secret "x" not found'))).toBe(false);
  expect(canNeverStart(waiting('ContainerCreating', ''))).toBe(false);
});

test.each<[string, boolean, Partial<Observed>]>([
  ['a Secret that is missing', true, { events: [event('FailedMount', NO_SECRET)] }],
  ['a volume that is slow', false, { events: [event('FailedMount', 'MountVolume.SetUp failed: timed out')] }],
  ['nothing', false, {}],
])('what is wrong is decided within seconds: %s', (_, isSoon, observed) => {
  expect(isDecidedSoon({ ...SEEN, pods: [pod(1, CREATING)], ...observed })).toBe(isSoon);
});

describe('a container that was killed for memory is reported with whose limit that was', () => {
  function killed(limit: string | undefined): Pod {
    const one = pod(30, [status('buildkitd', crashes(1, 137, 'OOMKilled'))]);
    const resources = limit === undefined ? {} : { limits: { memory: limit } };
    return { ...one, spec: { containers: [{ name: 'buildkitd', resources }] } };
  }

  test.each([
    [
      '512Mi',
      UNPATCHED,
      /it reached its memory limit of 512Mi/,
      /^Raise that limit in the namespace's LimitRange\.$/,
    ],
    [
      '512Mi',
      PATCHED,
      /it reached its memory limit of 512Mi/,
      /^Raise that limit in `pod-patch` or the LimitRange\.$/,
    ],
    [undefined, UNPATCHED, /the cluster node ran out of memory/, /^Raise `memory`/],
  ])('limit %s', (limit, setting, what, hint) => {
    const problem = findProblem({ ...SEEN, setting, pods: [killed(limit)] });
    expect(problem?.what).toMatch(/^buildkitd keeps crashing \(1 restart\): /);
    expect(problem?.what).toMatch(what);
    expect(problem?.hint).toMatch(hint);
  });
});

test('when the time is over, the last warning is in the headline, with what helps', () => {
  const events = [
    event('FailedScheduling', '0/1 nodes'),
    event('FailedMount', NO_SECRET),
    event('MissingClusterDNS', 'x'),
  ];
  const wait = timeoutProblem({ ...SEEN, pods: [pod(5, CREATING)], events });
  expect(wait.what).toBe(`Last seen: scheduled on n1; FailedMount: ${NO_SECRET}.`);
  expect(wait.hint).toBe(
    'Create the Secret registry-ca in namespace builds, or change it in `pod-patch`. If it only needs more time, raise `timeout`.',
  );
});

test('the log names the container that it is of', () => {
  const pods = [pod(30, [status('agent', crashes(2)), status('buildkitd', WELL)])];
  expect(renderReport({ ...SEEN, pods, log: 'agent: no licence' })).toEqual([
    '  log of agent: agent: no licence',
  ]);
});

test.each<[string, Statuses, Statuses]>([
  [
    'init container binfmt: ErrImagePull: rpc error: registry.example.com/x:1: not found',
    [status('buildkitd', waits('PodInitializing'))],
    [status('binfmt', PULLED)],
  ],
  [
    'container agent: CrashLoopBackOff: back-off 10s restarting failed container',
    [status('agent', crashes(2)), status('buildkitd', WELL)],
    [],
  ],
  [
    'container agent runs and does not answer yet',
    [status('agent', { state: { running: {} } }), status('buildkitd', WELL)],
    [],
  ],
  [
    'buildkitd runs and does not answer yet',
    [status('agent', WELL), status('buildkitd', { state: { running: {} } })],
    [],
  ],
  [
    'buildkitd runs and does not answer yet',
    [status('agent', { state: { running: {} } }), status('buildkitd', { state: { running: {} } })],
    [],
  ],
])('progress names the container that is waited for: %s', (text, containers, inits) => {
  expect(describePods([pod(3, containers, inits)])).toBe(text);
});
