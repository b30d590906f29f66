import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, beforeEach, expect, test } from 'vitest';
import { renderMarkdown, tablesOf } from '../doubles/github/rendered.ts';
import type { ActionJob } from '../doubles/runner/runner.ts';
import { until } from '../run/until.ts';
import { arm64TimeoutMs, askForArm64 } from '../site/arm64.ts';
import { ensureInputs } from '../site/ensure-inputs.ts';
import { pushedPlatforms } from '../site/image-index.ts';
import { plainHttp } from '../site/registry-config.ts';
import { untilContents } from '../site/site.ts';
import { siteOfFile } from '../site/site-of-file.ts';

const site = siteOfFile();
let arm64Node: string | undefined;
beforeAll(async () => {
  arm64Node = await askForArm64(site);
}, arm64TimeoutMs);
beforeEach(({ skip }) => {
  if (arm64Node === undefined) skip('this cluster has no node of arm64');
});

const PLATFORMS = ['linux/amd64', 'linux/arm64'];
const BOTH = { platforms: PLATFORMS.join(',') };

/** Says what it runs on, and keeps a mark in its node's layers and one in its cache mount. */
const DOCKERFILE = `ARG BASE
FROM \${BASE}
RUN mkdir /out && head -c 16 /dev/urandom | sha256sum > /out/layer; echo "this runs on $(uname -m)"
ARG ROUND
RUN --mount=type=cache,id=mark,target=/mount \\
    test -f /mount/mark || head -c 16 /dev/urandom | sha256sum > /mount/mark; \\
    cp /mount/mark /out/mount; echo "round \${ROUND}"
`;

/** The marks of one platform's image. */
type Marks = { readonly layer: string; readonly mount: string };

/** Builds for both platforms and pushes; answers the log and the marks of each platform. */
async function build(job: ActionJob, tag: string, round: string) {
  const context = join(job.workspace, 'context');
  mkdirSync(context, { recursive: true });
  writeFileSync(join(context, 'Dockerfile'), DOCKERFILE);
  const out = join(job.workspace, `out-${round}`);
  const args = [`--build-arg=BASE=${site.bed.baseImage}`, `--build-arg=ROUND=${round}`];
  const outputs = [`--output=type=local,dest=${out}`, `--output=type=image,name=${tag},push=true`];
  const platform = `--platform=${BOTH.platforms}`;
  const built = await job.sh('docker', [
    'buildx',
    'build',
    '--progress=plain',
    platform,
    ...args,
    ...outputs,
    context,
  ]);
  expect(built.exitCode, built.log).toBe(0);
  const read = (name: string, file: string): string =>
    readFileSync(join(out, name, 'out', file), 'utf8').trim();
  const marks = (name: string): Marks => ({ layer: read(name, 'layer'), mount: read(name, 'mount') });
  return { log: built.log, amd64: marks('linux_amd64'), arm64: marks('linux_arm64') };
}

async function setUp(job: ActionJob, name: string, more: Readonly<Record<string, string>>) {
  const main = await job.runMain(ensureInputs(site, name, more));
  expect(main.exitCode, main.log).toBe(0);
  return main;
}

async function tearDown(job: ActionJob): Promise<void> {
  expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
}

async function nodesOf(node: string): Promise<readonly (string | undefined)[]> {
  const { namespace } = site;
  const { items } = await site.core.listNamespacedPod({ namespace, labelSelector: `app=${node}` });
  return items.map((pod) => pod.spec?.nodeName);
}

async function deployments(): Promise<readonly string[]> {
  return (await site.contents()).filter((name) => name.startsWith('deployments/'));
}

const CLAIMS = ['claims/ci-amd64-cache', 'claims/ci-arm64-cache'];
let first: { readonly amd64: Marks; readonly arm64: Marks };

test('one build makes one index, each platform built natively on a node of its own', async () => {
  const job = site.newJob();
  const main = await setUp(job, 'ci', BOTH);
  expect(JSON.parse(main.outputs.nodes ?? '')).toMatchObject([{ name: 'ci-amd64' }, { name: 'ci-arm64' }]);
  expect(main.outputs.platforms).toBe('linux/amd64,linux/arm64');
  expect(await nodesOf('ci-arm64')).toEqual([arm64Node]);
  expect(await nodesOf('ci-amd64')).not.toEqual([arm64Node]);
  const tag = `${site.bed.registry}/multi:1`;
  const { log, ...marks } = await build(job, tag, '1');
  expect(log).toMatch(/this runs on x86_64$/m);
  expect(log).toMatch(/this runs on aarch64$/m);
  expect(await pushedPlatforms(site, tag)).toEqual(PLATFORMS);
  // One daemon would have one cache mount for both.
  expect(marks.amd64.mount).not.toBe(marks.arm64.mount);
  first = marks;
  const post = await job.runPost();
  expect(post, post.log).toMatchObject({ exitCode: 0, annotations: [] });
  const [builds] = tablesOf(renderMarkdown(post.summary));
  expect(builds?.map(([name, result]) => [name, result])).toEqual([
    ['Build', 'Result'],
    ['context amd64, arm64', '✅'],
  ]);
  await untilContents(site, 60_000, CLAIMS);
});

test('the cache of each node is warm for the next job', async () => {
  const job = site.newJob();
  const main = await setUp(job, 'ci', BOTH);
  expect(main.outputs.created).toBe('true');
  const { amd64, arm64 } = await build(job, `${site.bed.registry}/multi:2`, '2');
  expect({ amd64, arm64 }).toEqual(first);
  await tearDown(job);
  await untilContents(site, 60_000, CLAIMS);
});

test('one node is woken while the other is warm, and each goes with the last job that holds it', async () => {
  const [one, two] = [site.newJob(), site.newJob()];
  await setUp(one, 'ci', { platforms: 'linux/amd64' });
  const uid = (await site.apps.readNamespacedDeployment({ name: 'ci-amd64', namespace: site.namespace }))
    .metadata?.uid;
  const main = await setUp(two, 'ci', BOTH);
  expect(main.log).toMatch(/^Builder {2}ci: starting 1 node \(arm64 .*\), joining amd64$/m);
  expect(main.log).toMatch(/ arm64 {2}created Deployment ci-arm64/);
  const { amd64, arm64 } = await build(two, `${site.bed.registry}/multi:3`, '3');
  expect({ amd64, arm64 }).toEqual(first);
  await tearDown(two);
  await until('the node that nobody holds goes', 60_000, async () => (await deployments()).length === 1);
  const kept = await site.apps.readNamespacedDeployment({ name: 'ci-amd64', namespace: site.namespace });
  expect(kept.metadata).toMatchObject({ uid });
  expect(kept.metadata?.deletionTimestamp).toBeUndefined();
  await tearDown(one);
  await untilContents(site, 60_000, CLAIMS);
});

test('where the cluster has no node of one architecture, that builder node is named and the other harmed in nothing', async () => {
  const [one, two] = [site.newJob(), site.newJob()];
  await setUp(one, 'ci', { platforms: 'linux/amd64' });
  const main = await two.runMain(ensureInputs(site, 'ci', { platforms: 'linux/amd64,linux/s390x' }));
  expect(main.exitCode).toBe(1);
  expect(main.annotations).toHaveLength(1);
  expect(main.annotations[0]?.message).toMatch(/^Node ci-s390x: No node can run the builder/);
  expect(main.annotations[0]?.message).toMatch(/platforms/);
  await tearDown(two);
  await until('the node that never came goes', 60_000, async () => (await deployments()).length === 1);
  const built = await one.sh('docker', ['buildx', 'inspect', 'ci']);
  expect(built.log).toMatch(/^Status: +running$/m);
  await tearDown(one);
  await untilContents(site, 60_000, [...CLAIMS, 'claims/ci-s390x-cache']);
});

test('mode connect pairs several Deployments with platforms', async () => {
  const job = site.newJob();
  await setUp(site.newJob(), 'mine', { ...BOTH, 'keep-warm': 'forever', 'cache-size': '0' });
  const main = await job.runMain({
    kubeconfig: site.kubeconfig('connect'),
    mode: 'connect',
    // Not in buildx' own order, so that the order counts.
    deployments: 'mine-arm64 mine-amd64',
    platforms: 'linux/arm64,linux/amd64',
    'buildkitd-config-inline': plainHttp(site),
  });
  expect(main.exitCode, main.log).toBe(0);
  const instance = join(job.home, '.docker', 'buildx', 'instances', main.outputs.name ?? '');
  expect(JSON.parse(readFileSync(instance, 'utf8')).Nodes).toMatchObject([
    { Name: 'mine-arm64', Platforms: [{ os: 'linux', architecture: 'arm64' }] },
    { Name: 'mine-amd64', Platforms: [{ os: 'linux', architecture: 'amd64' }] },
  ]);
  const { log, amd64, arm64 } = await build(job, `${site.bed.registry}/multi:4`, '4');
  expect(log).toMatch(/this runs on aarch64$/m);
  expect(amd64.mount).not.toBe(arm64.mount);
  await tearDown(job);
});
