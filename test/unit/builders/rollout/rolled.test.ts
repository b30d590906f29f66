import { describe, expect, test } from 'vitest';

import type { PodPatch } from '../../../../src/builders/manifests/pod-patch.ts';
import type { Stored } from '../../../doubles/api/fake-cluster.ts';
import { useFakeClock } from '../../../doubles/fake-clock.ts';
import { type Builder, builderOfTest, ensureOn, type Found, WANTED_MEMORY } from './builder-of-test.ts';

useFakeClock();

const start = (found: Partial<Found> = {}): Promise<Builder> =>
  builderOfTest({ life: 'holds', isServing: true, hasOthers: false, ...found });

const PATCH: PodPatch = { kind: 'patch', patch: { spec: { priorityClassName: 'ci-high' } }, hash: 'a-hash' };

/** A daemon's container that cannot run. */
function waiting(reason: string, message: string): object {
  return {
    phase: 'Pending',
    containerStatuses: [{ name: 'buildkitd', restartCount: 0, state: { waiting: { reason, message } } }],
  };
}

const BAD_IMAGE = waiting('ErrImagePull', 'buildkit:none: not found');
const CRASHED = {
  phase: 'Running',
  containerStatuses: [
    {
      name: 'buildkitd',
      restartCount: 3,
      state: { waiting: { reason: 'CrashLoopBackOff' } },
      lastState: { terminated: { exitCode: 1 } },
    },
  ],
};
const NOT_UP = { replicas: 1, updatedReplicas: 1, readyReplicas: 0 };

/** The template's new pod, as its controller makes it, in the place of the old ones. */
function newPod(builder: Builder, status: object): void {
  const { cluster } = builder;
  const { metadata, spec } = builder.deployment();
  cluster.removePods(metadata.name);
  builder.deployment().status = { ...NOT_UP, observedGeneration: metadata.generation };
  const { labels = {}, annotations = {} } = spec?.template?.metadata ?? {};
  cluster.put('pods', {
    metadata: { name: 'new', labels: { ...labels, app: metadata.name }, annotations },
    status,
  });
}

/** The pods of a new template are not made, and the Deployment says why. */
function refuseNewPod(builder: Builder, message: string, newest: string): void {
  const { cluster } = builder;
  const { metadata } = builder.deployment();
  cluster.removePods(metadata.name);
  builder.deployment().status = {
    observedGeneration: metadata.generation,
    conditions: [
      { type: 'Progressing', status: 'True', message: `ReplicaSet "${newest}" is progressing.` },
      { type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate', message },
    ],
  };
}

/** The old pod stays for a while after the patch, as it was: its controller has not seen the new template. */
function afterAWhile(builder: Builder, then: () => void): void {
  builder.cluster.rolled = (): void => undefined;
  let watches = 0;
  builder.onWatch = (): void => {
    watches += 1;
    if (watches === 2) then();
  };
}

describe('a rolled builder that does not come up fails with its reason, while the old pod was ready', () => {
  const REFUSED = 'pods "ci-amd64-7d9-" is forbidden: no PriorityClass with name ci-high was found';

  test.each<readonly [string, (builder: Builder) => void, RegExp]>([
    ['an image that is not there', (one) => newPod(one, BAD_IMAGE), /buildkit:none: not found/],
    ['a daemon that crashes', (one) => newPod(one, CRASHED), /buildkitd keeps crashing/],
    [
      'a pod that the cluster refuses',
      (one) => refuseNewPod(one, REFUSED, 'ci-amd64-7d9'),
      /no PriorityClass with name ci-high/,
    ],
  ])('%s', { timeout: 40_000 }, async (_, become, reason) => {
    const builder = await start();
    afterAWhile(builder, () => become(builder));
    await expect(ensureOn(builder, { life: 'holds', memory: WANTED_MEMORY })).rejects.toMatchObject({
      code: 'not-ready',
      message: expect.stringMatching(reason),
    });
  });
});

describe('a job that repairs a builder is not failed by what was wrong with it', () => {
  /** A builder that another job gave a patch and left, since it did not come up. */
  async function broken(status: object): Promise<Builder> {
    const builder = await start();
    builder.cluster.rolled = (): void => undefined;
    builder.onWatch = () => newPod(builder, status);
    await expect(ensureOn(builder, { life: 'holds', podPatch: PATCH })).rejects.toThrow();
    builder.endHolds();
    return builder;
  }

  test.each([
    ['its image', BAD_IMAGE],
    ['a crash', CRASHED],
  ])('%s: the old pod is still there after the patch', { timeout: 40_000 }, async (_, status) => {
    const builder = await broken(status);
    afterAWhile(builder, () => builder.cluster.serve(builder.deployment()));
    const job = await ensureOn(builder, { life: 'holds' });
    expect(job.log).toMatch(/pod-patch differs from the running one/);
    expect(JSON.stringify(builder.deployment().spec)).not.toContain('ci-high');
  });

  test('a refused pod: the condition of the ReplicaSet before is still there', {
    timeout: 40_000,
  }, async () => {
    const builder = await start();
    const old = 'pods "ci-amd64-5c4-" is forbidden: no PriorityClass with name ci-high was found';
    let looks = 0;
    afterAWhile(builder, () => refuseNewPod(builder, old, 'ci-amd64-7d9'));
    builder.intervene = ({ method, path }) => {
      if (method !== 'GET' || !path.endsWith('/deployments/ci-amd64') || builder.memory() !== WANTED_MEMORY)
        return false;
      looks += 1;
      builder.onWatch = () => builder.cluster.serve(builder.deployment());
      return false;
    };
    await ensureOn(builder, { life: 'holds', memory: WANTED_MEMORY });
    expect(looks).toBeGreaterThanOrEqual(1);
  });
});

test('where others hold a builder that does not come up, the message says whose settings it has', async () => {
  const builder = await start();
  builder.cluster.rolled = (): void => undefined;
  builder.onWatch = () => newPod(builder, BAD_IMAGE);
  await expect(ensureOn(builder, { life: 'holds', podPatch: PATCH })).rejects.toThrow();
  const run = builder.deployment().metadata.annotations?.['setup-buildx-kubernetes/configured-by'] ?? '';
  expect(run).toMatch(/actions\/runs\/\d+/);
  // The job that gave it the patch is still at work.
  await expect(ensureOn(builder, { life: 'holds' })).rejects.toMatchObject({
    hint: expect.stringContaining(`Its settings come from ${run}.`),
  });
});

test('a stranger that names itself as the run cannot write into the log as the runner', async () => {
  const builder = await start({ hasOthers: true });
  const { metadata }: Stored = builder.deployment();
  metadata.annotations = {
    ...metadata.annotations,
    'setup-buildx-kubernetes/configured-by': `x\n::error::y${'z'.repeat(400)}`,
  };
  const job = await ensureOn(builder, { life: 'holds', memory: WANTED_MEMORY });
  const told = job.log.split('\n').find((line) => line.includes('Its settings come from')) ?? '';
  expect(told).toMatch(/Its settings come from x ::error::yz+…\./);
  expect(told.length).toBeLessThan(400);
});
