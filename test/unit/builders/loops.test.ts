import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';
import { addOwner, confirmOwned } from '../../../src/builders/holds/owners.ts';
import { releaseHold } from '../../../src/builders/holds/release.ts';
import { keepHeld, renewHold, retakeHold } from '../../../src/builders/holds/renew.ts';
import { NO_PROGRESS, type Rollout, WAITING_LIMITS } from '../../../src/builders/holds/rollout.ts';
import type { HoldSpec } from '../../../src/builders/manifests/spec.ts';
import { mintBuildToken } from '../../../src/builders/rollout/build-token.ts';
import { ensureBuilder, holdBuilder } from '../../../src/builders/rollout/ensure.ts';
import { survey } from '../../../src/builders/rollout/survey.ts';
import { removeUnusedClaim } from '../../../src/builders/rollout/unused-claim.ts';
import { waitUntilGone } from '../../../src/builders/waiting/wait-until-gone.ts';
import { waitUntilServing } from '../../../src/builders/waiting/wait-until-serving.ts';
import { refuse } from '../../doubles/api/fake-api.ts';
import { FakeCluster, type Intervene, SERVING, type Stored } from '../../doubles/api/fake-cluster.ts';
import { openScriptedApi } from '../../doubles/api/opened-api.ts';
import { useFakeClock } from '../../doubles/fake-clock.ts';
import { NODE_SPEC } from './manifests/node-spec.ts';

const OURS = {
  'app.kubernetes.io/managed-by': 'setup-buildx-kubernetes',
  'setup-buildx-kubernetes/builder': 'ci',
};
const RELEASED = { 'setup-buildx-kubernetes/released': 'true' };
const PAST = '2026-01-01T00:00:00Z';
const LOOKED_AT_MS = 5000;
const MOST_CALLS_A_SECOND = 5;
/** As an API server nearby. */
const CALL_MS = 15;
const NO_CLAIM = { ...NODE_SPEC, cache: { kind: 'none' } } as const;
const TERM = { lifeMs: 1_200_000, maxJobDurationMs: 7_200_000 };

const HOLD: HoldSpec = {
  name: 'hold-own',
  builder: 'ci',
  namespace: 'builds',
  nodes: ['ci-amd64'],
  image: NODE_SPEC.image,
  lifeMs: TERM.lifeMs,
  holder: 'this run',
  runner: { kind: 'elsewhere' },
};

/** Answers each request of this method, whose path has this end, with a refusal. */
function always(method: string, end: RegExp, status: number, reason: string): Intervene {
  return (request, response) => {
    const [path = ''] = request.path.split('?');
    if (request.method !== method || !end.test(path)) return false;
    refuse(response, status, reason, 'Operation cannot be fulfilled: the object has been modified');
    return true;
  };
}

const conflict = (method: string, end: RegExp): Intervene => always(method, end, 409, 'Conflict');

function putJob(cluster: FakeCluster, name: string, more: Partial<Stored['metadata']> = {}): Stored {
  const annotations = { 'setup-buildx-kubernetes/holder': HOLD.holder };
  const stored = cluster.put('jobs', {
    metadata: { name, labels: OURS, annotations, ...more },
    spec: { activeDeadlineSeconds: 5 },
    status: { startTime: new Date().toISOString() },
  });
  return stored;
}

function putNode(
  cluster: FakeCluster,
  owners: readonly Stored[],
  more: Partial<Stored['metadata']> = {},
): Stored {
  return cluster.put('deployments', {
    metadata: {
      name: 'ci-amd64',
      labels: OURS,
      annotations: { 'setup-buildx-kubernetes/life': 'holds' },
      ownerReferences: owners.map(({ metadata: { name, uid } }) => ({ kind: 'Job', name, uid })),
      ...more,
    },
    spec: {
      template: { spec: { containers: [{ name: 'buildkitd', resources: { requests: { cpu: '7' } } }] } },
    },
    status: SERVING,
  });
}

async function ensure(
  rollout: Rollout,
  spec: typeof NODE_SPEC | typeof NO_CLAIM = NO_CLAIM,
  explicit: ReadonlySet<string> = new Set(),
): Promise<unknown> {
  const wish = { nodes: [spec], hold: HOLD, explicit };
  const found = await survey(rollout, wish);
  return ensureBuilder({ rollout, wish, holding: await holdBuilder(rollout, wish) }, found);
}

async function readNode({ api }: Rollout) {
  const answer = await api.get('deployments', 'ci-amd64');
  if (answer.kind === 'refused') throw new Error(answer.message);
  return answer.body;
}

/** A loop: the cluster in which it does not come to its end, what drives it, and the words of its end, if it has one. */
type Loop = {
  readonly file: string;
  readonly intervene?: Intervene;
  readonly put: (cluster: FakeCluster) => unknown;
  readonly run: (rollout: Rollout, own: { readonly name: string; readonly uid: string }) => Promise<unknown>;
};

const LOOPS: Readonly<Record<string, Loop>> = {
  'joins, patches answered 409': {
    file: 'builders/holds/owners.ts',
    intervene: conflict('PATCH', /deployments/),
    put: (cluster) => putNode(cluster, [putJob(cluster, 'other')]),
    run: async (rollout, own) => {
      const joined = await addOwner(rollout.api, await readNode(rollout), own);
      return confirmOwned(rollout, 'ci', joined === undefined ? [] : [joined], own);
    },
  },
  'waits for the garbage collector, which does not come': {
    file: 'builders/holds/owners.ts',
    put: (cluster) => putNode(cluster, [putJob(cluster, 'other', { deletionTimestamp: PAST })]),
    run: async (rollout, own) => {
      const joined = await addOwner(rollout.api, await readNode(rollout), own);
      return confirmOwned(rollout, 'ci', joined === undefined ? [] : [joined], own);
    },
  },
  'joins as main does, patches answered 409': {
    file: 'builders/rollout/ensure.ts',
    intervene: conflict('PATCH', /deployments/),
    put: (cluster) => putNode(cluster, [putJob(cluster, 'other')]),
    run: (rollout) => ensure(rollout),
  },
  'joins as main does, patches answered 404': {
    file: 'builders/rollout/ensure.ts',
    intervene: always('PATCH', /deployments/, 404, 'NotFound'),
    put: (cluster) => putNode(cluster, [putJob(cluster, 'other')]),
    run: (rollout) => ensure(rollout),
  },
  'rolls, patches answered 409': {
    file: 'builders/rollout/roll.ts',
    intervene: (request, response, cluster) =>
      request.body.includes('"template"') && conflict('PATCH', /deployments/)(request, response, cluster),
    put: (cluster) => putNode(cluster, [putJob(cluster, 'other', { annotations: RELEASED })]),
    run: (rollout) => ensure(rollout, NODE_SPEC, new Set(['cpu', 'memory'])),
  },
  'notes its use of a forever builder, patches answered 409': {
    file: 'builders/holds/owners.ts',
    intervene: conflict('PATCH', /deployments/),
    put: (cluster) => putNode(cluster, [], { annotations: { 'setup-buildx-kubernetes/life': 'forever' } }),
    run: (rollout) => ensure(rollout),
  },
  'makes a node that exists when it is created, and not when it is read': {
    file: 'builders/rollout/create.ts',
    intervene: always('POST', /deployments$/, 409, 'AlreadyExists'),
    put: () => undefined,
    run: (rollout) => ensure(rollout),
  },
  'makes a claim that exists when it is created, and not when it is read': {
    file: 'builders/rollout/create.ts',
    intervene: always('POST', /persistentvolumeclaims$/, 409, 'AlreadyExists'),
    put: () => undefined,
    run: (rollout) => ensure(rollout, NODE_SPEC),
  },
  'waits for the end of the last builder': {
    file: 'builders/waiting/wait-until-gone.ts',
    put: (cluster) => putNode(cluster, [], { deletionTimestamp: PAST }),
    run: (rollout) => waitUntilGone(rollout, 'ci-amd64'),
  },
  'waits for the end of the last builder, whose pod is late': {
    file: 'builders/waiting/wait-until-gone.ts',
    put: (cluster) =>
      cluster.put('pods', {
        metadata: { name: 'ci-amd64-0', labels: { ...OURS, app: 'ci-amd64' }, deletionTimestamp: PAST },
      }),
    run: (rollout) => waitUntilGone(rollout, 'ci-amd64'),
  },
  'waits for the end of a builder whose claim is to be removed': {
    file: 'builders/rollout/unused-claim.ts',
    put: (cluster) => {
      putNode(cluster, [putJob(cluster, 'hold-own', { deletionTimestamp: PAST })]);
      cluster.put('persistentvolumeclaims', {
        metadata: {
          name: 'ci-amd64-cache',
          labels: OURS,
          annotations: { 'setup-buildx-kubernetes/made-by': 'hold-own' },
        },
      });
    },
    run: (rollout) =>
      removeUnusedClaim({ ...rollout, hold: 'hold-own' }, { node: 'ci-amd64', sawFirstBoot: true }),
  },
  'waits for a claim that is being deleted': {
    file: 'builders/rollout/find-claim.ts',
    put: (cluster) =>
      cluster.put('persistentvolumeclaims', {
        metadata: { name: 'ci-amd64-cache', labels: OURS, deletionTimestamp: PAST },
      }),
    run: (rollout) => ensure(rollout, NODE_SPEC),
  },
  'renews, patches answered 409': {
    file: 'builders/holds/renew.ts',
    intervene: conflict('PATCH', /jobs/),
    put: () => undefined,
    run: (rollout, own) => renewHold(rollout, own, TERM, () => true),
  },
  'the renewer with the shortest life, patches answered 409': {
    file: 'builders/holds/renew.ts',
    intervene: conflict('PATCH', /jobs/),
    put: () => undefined,
    run: (rollout, hold) =>
      keepHeld(
        rollout,
        { hold, spec: HOLD, nodes: HOLD.nodes },
        {
          term: { lifeMs: 10_000, maxJobDurationMs: 120_000 },
          isWanted: () => true,
          onRenewed: () => Promise.resolve(),
        },
      ),
  },
  'the renewer with the shortest life, whose token belongs to another hold': {
    file: 'builders/rollout/build-token.ts',
    put: (cluster) => cluster.put('secrets', { metadata: { name: 'hold-own-uid-1' } }),
    run: (rollout, hold) =>
      keepHeld(
        rollout,
        { hold, spec: HOLD, nodes: HOLD.nodes },
        {
          term: { lifeMs: 10_000, maxJobDurationMs: 120_000 },
          isWanted: () => true,
          onRenewed: async (renewed) =>
            void (await mintBuildToken(rollout, { account: 'connect', lifeMs: 1, hold: renewed })),
        },
      ),
  },
  'removes an orphan, deletes answered 409': {
    file: 'builders/rollout/join-or-create.ts',
    intervene: conflict('DELETE', /deployments/),
    put: (cluster) => Object.assign(putNode(cluster, []).metadata, { creationTimestamp: PAST }),
    run: (rollout) => ensure(rollout),
  },
  'waits for the name of a hold that is being deleted': {
    file: 'builders/holds/renew.ts',
    put: (cluster) => putJob(cluster, 'hold-own', { deletionTimestamp: PAST }),
    run: (rollout, hold) => retakeHold(rollout, { hold, spec: HOLD, nodes: HOLD.nodes }, () => true),
  },
  'releases, patches answered 409': {
    file: 'builders/holds/release.ts',
    intervene: conflict('PATCH', /jobs/),
    put: () => undefined,
    run: (rollout, { name }) => releaseHold(rollout, name, HOLD.holder, { kind: 'for', ms: 60_000 }),
  },
  'deletes its hold, which is answered 409': {
    file: 'builders/holds/release.ts',
    intervene: conflict('DELETE', /jobs/),
    put: () => undefined,
    run: (rollout, { name }) => releaseHold(rollout, name, HOLD.holder, { kind: 'ephemeral' }),
  },
  'watches pods where every watch ends at once': {
    file: 'builders/waiting/watch-pods.ts',
    put: (cluster) => Object.assign(putNode(cluster, []), { status: {} }),
    run: async (rollout) =>
      waitUntilServing(rollout, [{ spec: NO_CLAIM, deployment: await readNode(rollout) }], undefined, false),
  },
  'waits for a Deployment that does not count its ready pod': {
    file: 'builders/waiting/wait-until-serving.ts',
    put: (cluster) => {
      Object.assign(putNode(cluster, [], { generation: 2 }), { status: {} });
      cluster.put('pods', {
        metadata: { name: 'ci-amd64-0', labels: { ...OURS, app: 'ci-amd64' } },
        status: { conditions: [{ type: 'Ready', status: 'True' }] },
      });
    },
    run: async (rollout) =>
      waitUntilServing(rollout, [{ spec: NODE_SPEC, deployment: await readNode(rollout) }], undefined, false),
  },
  'asks a server that answers 503': {
    file: 'cluster/api/call.ts',
    intervene: always('GET', /jobs/, 503, 'ServiceUnavailable'),
    put: () => undefined,
    run: ({ api }) => api.get('jobs', 'hold-own'),
  },
};

/** When each call came, in ms from the start; the questions for rights come once, and are no loop. */
async function callsOf({ intervene, put, run }: Loop): Promise<readonly number[]> {
  const cluster = new FakeCluster(intervene);
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new Error('looked at for long enough')), LOOKED_AT_MS);
  const times: number[] = [];
  const own = putJob(cluster, 'hold-own').metadata;
  put(cluster);
  const startedMs = performance.now();
  const { api } = openScriptedApi((request, response, seen) => {
    if (!request.path.includes('/selfsubject')) times.push(performance.now() - startedMs);
    setTimeout(() => cluster.script(request, response, seen), CALL_MS);
  }, controller.signal);
  const rollout = {
    api,
    info: () => undefined,
    warning: () => undefined,
    progress: NO_PROGRESS,
    signal: controller.signal,
    limits: WAITING_LIMITS,
  };
  await run(rollout, own).catch(() => undefined);
  clearTimeout(timer);
  return times;
}

useFakeClock();

describe('a loop asks the API server at most five times a second', () => {
  test.each(Object.entries(LOOPS))('%s', async (_, loop) => {
    const times = await callsOf(loop);
    // More than once, or it was no loop.
    expect(times.length).toBeGreaterThan(2);
    expect(times.length).toBeLessThanOrEqual((LOOKED_AT_MS / 1000) * MOST_CALLS_A_SECOND);
  });
});

test('every loop that pauses is one of these', () => {
  const src = join(import.meta.dirname, '..', '..', '..', 'src');
  const files = globSync('**/*.ts', { cwd: src }).filter((file) =>
    /\b(pause|poll)\(/.test(readFileSync(join(src, file), 'utf8')),
  );
  // Not loops around the API server: STS, and buildx, which starts slowly enough.
  const others = ['lib/system/poll.ts', 'buildx/verify-reachable.ts', 'cluster/network/send.ts'];
  const known = [...Object.values(LOOPS).map(({ file }) => file), ...others];
  expect(files.filter((file) => !known.includes(file))).toEqual([]);
});
