import { chownSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, expect, onTestFinished, test } from 'vitest';
import type { ActionJob } from '../doubles/runner/runner.ts';
import { until } from '../run/until.ts';
import { ensureInputs } from '../site/ensure-inputs.ts';
import { buildImage, pushedDigest } from '../site/image.ts';
import { makeLocalVolume } from '../site/local-volume.ts';
import { untilContents } from '../site/site.ts';
import { siteOfFile } from '../site/site-of-file.ts';

const site = siteOfFile();

let left: readonly string[] = [];
afterEach(async () => {
  await untilContents(site, 60_000, left);
});

async function setUp(job: ActionJob, name: string, more: Readonly<Record<string, string>>) {
  const rootless = { security: 'rootless', image: site.bed.rootlessImage };
  const main = await job.runMain(ensureInputs(site, name, { ...rootless, ...more }));
  expect(main.exitCode, main.log).toBe(0);
  expect(JSON.parse(main.outputs.nodes ?? '')).toMatchObject([
    { name: `${name}-amd64-rootless`, status: 'running' },
  ]);
  return main;
}

async function tearDown(job: ActionJob): Promise<void> {
  expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
}

async function readPod(node: string) {
  const { items } = await site.core.listNamespacedPod({
    namespace: site.namespace,
    labelSelector: `app=${node}`,
  });
  return items[0];
}

test('a builder that is not root builds, runs steps and pushes', async () => {
  const job = site.newJob();
  await setUp(job, 'plain', { 'cache-size': '0' });
  const pod = await readPod('plain-amd64-rootless');
  const [daemon] = pod?.spec?.containers ?? [];
  expect(daemon?.securityContext).toMatchObject({ runAsUser: 1000, runAsGroup: 1000 });
  expect(daemon?.securityContext?.privileged).toBeUndefined();
  const tag = `${site.bed.registry}/rootless:1`;
  await buildImage(site, job, tag, '1');
  expect(await pushedDigest(site, tag)).toMatch(/^sha256:/);
  await tearDown(job);
});

test('its volume is its own from the first pod on, and the next builder finds all of its cache', async ({
  skip,
}) => {
  const volume = await makeLocalVolume(site, 'kept-amd64-rootless-cache');
  if (volume === undefined) return skip('a local volume is a folder of the computer of the bed');
  onTestFinished(volume.remove);
  const inputs = { 'storage-class': 'local' };
  const [one, two] = [site.newJob(), site.newJob()];
  await setUp(one, 'kept', inputs);
  const first = await buildImage(site, one, `${site.bed.registry}/rootless:2`, '1');
  await tearDown(one);
  await until(
    'the builder is gone',
    60_000,
    async () => (await readPod('kept-amd64-rootless')) === undefined,
  );
  expect(statSync(volume.folder).gid).toBe(1000);
  // Stands for the files of cached layers, whose modes and groups are what images are made of.
  const layerFile = join(volume.folder, 'of-a-layer');
  writeFileSync(layerFile, '', { mode: 0o600 });
  chownSync(layerFile, 100_000, 100_000);
  const main = await setUp(two, 'kept', inputs);
  expect(main.outputs.created).toBe('true');
  const next = await buildImage(site, two, `${site.bed.registry}/rootless:3`, '2');
  expect(next.layerSentinel).toBe(first.layerSentinel);
  expect(next.mountSentinel).toBe(first.mountSentinel);
  expect(statSync(layerFile)).toMatchObject({ gid: 100_000, mode: 0o100600 });
  await tearDown(two);
  left = ['claims/kept-amd64-rootless-cache'];
});

test('a volume that it may not write is told, with what would help', async ({ skip }) => {
  if (site.bed.kind !== 'embedded') return skip("host paths, which do not honour fsGroup, are the bed's");
  const job = site.newJob();
  const rootless = { security: 'rootless', image: site.bed.rootlessImage };
  const main = await job.runMain(ensureInputs(site, 'denied', rootless));
  expect(main.exitCode).toBe(1);
  expect(main.annotations.map((one) => one.message)).toEqual([
    expect.stringMatching(
      /buildkitd\.lock: permission denied\. buildkitd \(user 1000\) may not write to the cache volume: choose a `storage-class`/,
    ),
  ]);
  expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
  left = [...left, 'claims/denied-amd64-rootless-cache'];
});
