import { setTimeout as sleep } from 'node:timers/promises';

import type { V1Deployment } from '@kubernetes/client-node';
import { expect, test } from 'vitest';
import { takeHold } from '../../src/builders/holds/hold.ts';
import { addOwner, confirmOwned } from '../../src/builders/holds/owners.ts';
import { collapseHolds, releaseHold } from '../../src/builders/holds/release.ts';
import { NO_PROGRESS, WAITING_LIMITS } from '../../src/builders/holds/rollout.ts';
import type { HoldSpec } from '../../src/builders/manifests/spec.ts';
import type { WritableApi } from '../../src/cluster/api/api.ts';
import { openCluster } from '../../src/cluster/api/open.ts';
import { POST_LIMITS } from '../../src/cluster/api/retry.ts';
import { factsOf } from '../doubles/api/access.ts';
import { until } from '../run/until.ts';
import { ensureInputs } from '../site/ensure-inputs.ts';
import { untilContents } from '../site/site.ts';
import { siteOfFile } from '../site/site-of-file.ts';

const site = siteOfFile();

const RELEASES = 300;
const AT_ONCE = 10;
const NODE = 'many-amd64';
const KEEP_WARM_MS = 20 * 60_000;

function readNode(): Promise<V1Deployment> {
  return site.apps.readNamespacedDeployment({ name: NODE, namespace: site.namespace });
}

async function holdNames(): Promise<readonly string[]> {
  const { items } = await site.batch.listNamespacedJob({ namespace: site.namespace });
  return items.map((job) => job.metadata?.name ?? '');
}

/** Looks again and again: the builder is the same one, and one of its owners is a hold that is not being deleted. */
function watchOwners(uid: string | undefined): { readonly end: () => Promise<readonly string[]> } {
  const faults: string[] = [];
  let isOver = false;
  const looking = (async () => {
    while (!isOver) {
      const node = await readNode();
      const { items } = await site.batch.listNamespacedJob({ namespace: site.namespace });
      const living = items.filter((job) => job.metadata?.deletionTimestamp === undefined);
      const uids = new Set(living.map((job) => job.metadata?.uid));
      const owners = node.metadata?.ownerReferences ?? [];
      if (node.metadata?.uid !== uid) faults.push('another Deployment');
      if (node.metadata?.deletionTimestamp !== undefined) faults.push('it is being deleted');
      // A join that was made between the two reads is not in the first.
      const last = await readNode();
      const later = last.metadata?.ownerReferences ?? [];
      if (![...owners, ...later].some((owner) => uids.has(owner.uid))) faults.push('no living owner');
      await sleep(100);
    }
  })();
  return {
    end: async () => {
      isOver = true;
      await looking;
      return faults;
    },
  };
}

function openApi(): { readonly api: WritableApi; readonly close: () => void } {
  const [, token = ''] = /token: (\S+)/.exec(site.kubeconfig('ensure')) ?? [];
  const access = {
    source: 'a test',
    ...site.endpoint,
    tlsServerName: undefined,
    proxyUrl: undefined,
    namespace: site.namespace,
    identity: { kind: 'token', token },
    certificate: { kind: 'none' },
    impersonation: undefined,
    secrets: [],
  } as const;
  return openCluster(access, {
    ...factsOf({}),
    userAgent: 'a-test',
    limits: POST_LIMITS,
    signal: AbortSignal.timeout(540_000),
    note: () => undefined,
  });
}

/** What a job does to a warm builder, from its hold to the end of post. */
async function comeAndGo(api: WritableApi, index: number): Promise<void> {
  const spec: HoldSpec = {
    name: `hold-of-test-${index}`,
    builder: 'many',
    namespace: site.namespace,
    nodes: [NODE],
    image: site.bed.buildkitImage,
    lifeMs: KEEP_WARM_MS,
    holder: `job ${index}`,
    runner: { kind: 'elsewhere' },
  };
  const hold = await takeHold(api, spec);
  const answer = await api.get('deployments', NODE);
  if (answer.kind !== 'ok') throw new Error(answer.message);
  const joined = await addOwner(api, answer.body, hold);
  if (joined === undefined) throw new Error('the builder is gone');
  const rollout = {
    api,
    info: () => undefined,
    warning: () => undefined,
    progress: NO_PROGRESS,
    signal: AbortSignal.timeout(60_000),
    limits: WAITING_LIMITS,
  };
  expect(await confirmOwned(rollout, 'many', [joined], hold)).toMatchObject([{ kind: 'joined' }]);
  const name = spec.name;
  await until('the hold has started', 60_000, async () => {
    const { status } = await site.batch.readNamespacedJob({ name, namespace: site.namespace });
    return status?.startTime !== undefined;
  });
  const release = await releaseHold(rollout, name, spec.holder, { kind: 'for', ms: KEEP_WARM_MS });
  if (release.kind !== 'kept-warm') throw new Error(`hold ${name} is ${release.kind}`);
  await collapseHolds(api, release.job);
}

test(`${RELEASES} jobs leave one hold, and the builder is never without an owner`, async () => {
  const job = site.newJob();
  const inputs = { 'cache-size': '0', 'keep-warm': '10m' };
  expect(await job.runMain(ensureInputs(site, 'many', inputs))).toMatchObject({ exitCode: 0 });
  expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
  const { api, close } = openApi();
  const watching = watchOwners((await readNode()).metadata?.uid);
  try {
    let next = 0;
    const workers = Array.from({ length: AT_ONCE }, async () => {
      while (next < RELEASES) {
        next += 1;
        await comeAndGo(api, next);
      }
    });
    await Promise.all(workers);
    await until('one hold is left', 30_000, async () => (await holdNames()).length === 1);
    expect(await watching.end()).toEqual([]);
    const [left = ''] = await holdNames();
    await until('it is the only owner', 30_000, async () => {
      const owners = (await readNode()).metadata?.ownerReferences ?? [];
      return owners.length === 1 && owners[0]?.name === left;
    });
    await site.batch.deleteNamespacedJob({
      name: left,
      namespace: site.namespace,
      propagationPolicy: 'Foreground',
    });
    await untilContents(site, 60_000, []);
  } finally {
    await watching.end();
    close();
  }
}, 580_000);

test('a job of the action removes the hold of the one before, and says until when the builder stays', async () => {
  const [one, two] = [site.newJob(), site.newJob()];
  const inputs = ensureInputs(site, 'twice', { 'cache-size': '0', 'keep-warm': '10m' });
  for (const job of [one, two]) expect(await job.runMain(inputs)).toMatchObject({ exitCode: 0 });
  expect(await one.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
  const last = await two.runPost();
  expect(last).toMatchObject({ exitCode: 0, annotations: [] });
  expect(last.log).toMatch(
    /^Released twice: up until (\S+ )?\d\d:\d\d UTC for the next job \(keep-warm 10m\), then scales to zero\.$/m,
  );
  await until('one hold is left', 10_000, async () => (await holdNames()).length === 1);
});
