import { describe, expect, test } from 'vitest';

import {
  isInUse,
  isLiving,
  renderHold,
  renderRelease,
  stoppedClock,
} from '../../../../src/builders/manifests/hold.ts';

const HOLD = {
  name: 'hold-1',
  builder: 'ci',
  namespace: 'builds',
  image: 'moby/buildkit:v0.33.1',
  lifeMs: 21_600_000,
  holder: 'https://github.example/acme/app/actions/runs/1',
  nodes: ['ci-amd64'],
  runner: { kind: 'elsewhere' },
} as const;

describe('a hold', () => {
  const job = renderHold(HOLD);

  test('never runs a pod and ends by itself', () => {
    expect(job.spec).toMatchObject({
      parallelism: 0,
      backoffLimit: 0,
      activeDeadlineSeconds: 21_600,
      ttlSecondsAfterFinished: 0,
    });
  });

  test('passes the restricted Pod Security level', () => {
    expect(job.spec?.template.spec).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [{ securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } } }],
    });
  });
});

test.each([
  [{}, true],
  [{ status: { startTime: '2026-01-01T00:00:00Z' } }, true],
  [{ metadata: { deletionTimestamp: '2026-01-01T00:00:00Z' } }, false],
  [{ status: { conditions: [{ type: 'FailureTarget', status: 'True' }] } }, false],
  [{ status: { conditions: [{ type: 'Failed', status: 'True' }] } }, false],
  [{ status: { conditions: [{ type: 'Failed', status: 'False' }] } }, true],
  // Kueue's way to wait; its clock stands, but it is no end.
  [{ status: { conditions: [{ type: 'Suspended', status: 'True' }] } }, true],
])('%j is a living hold: %s', (job, living) => {
  expect(isLiving(job)).toBe(living);
});

test('a released hold keeps the builder warm, but uses it no more', () => {
  const released = { metadata: { annotations: { 'setup-buildx-kubernetes/released': 'true' } } };
  expect(isLiving(released)).toBe(true);
  expect(isInUse(released)).toBe(false);
  expect(isInUse({})).toBe(true);
});

test.each([
  [{}, ''],
  [{ suspend: false, managedBy: 'kubernetes.io/job-controller' }, ''],
  [{ suspend: true }, 'suspended it'],
  [{ managedBy: 'kueue.x-k8s.io/multikueue' }, 'gave it to kueue.x-k8s.io/multikueue'],
])('the clock of %j is stopped by %j', (spec, what) => {
  expect(stoppedClock({ spec: { template: {}, ...spec } })).toBe(what);
});

test.each([
  // Held for 10 minutes, to be kept warm for 30: the deadline counts from the start.
  [600_000, 1_800_000, 2400],
  [0, 1_800_000, 1800],
  // The server's Date has whole seconds and may lie before the start.
  [-900, 5000, 5],
  [600_400, 0, 601],
  [0, 0, 1],
])('a hold of %d ms with %d ms to keep warm ends after %d s', (elapsedMs, keepWarmMs, seconds) => {
  expect(renderRelease({ metadata: { uid: 'uid-1' } }, 1_000_000, 1_000_000 + elapsedMs, keepWarmMs)).toEqual(
    {
      metadata: { uid: 'uid-1', annotations: { 'setup-buildx-kubernetes/released': 'true' } },
      spec: { activeDeadlineSeconds: seconds },
    },
  );
});

test('the hold of a runner in a pod goes with that pod, but not the warm builder that it leaves', () => {
  const runner = { kind: 'pod', name: 'runner-1', uid: 'pod-uid' } as const;
  const { metadata } = renderHold({ ...HOLD, runner });
  expect(metadata?.ownerReferences).toEqual([
    { apiVersion: 'v1', kind: 'Pod', name: 'runner-1', uid: 'pod-uid', blockOwnerDeletion: false },
  ]);
  expect(renderHold(HOLD).metadata).not.toHaveProperty('ownerReferences');
  expect(renderRelease({ metadata: { ...metadata, uid: 'uid-1' } }, 0, 0, 60_000)).toMatchObject({
    metadata: { ownerReferences: [{ $patch: 'delete', uid: 'pod-uid' }] },
  });
});
