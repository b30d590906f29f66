import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ActionJob } from '../doubles/runner/runner.ts';
import { arm64TimeoutMs, askForArm64 } from '../site/arm64.ts';
import { buildxTimeoutMs, installBuildx } from '../site/buildx-version.ts';
import { ensureInputs } from '../site/ensure-inputs.ts';
import { applyHandWritten, applyStatefulSet } from '../site/hand-written.ts';
import { buildImage, pushedDigest } from '../site/image.ts';
import { pushedPlatforms } from '../site/image-index.ts';
import { expectOwnDaemons, MARKED_RUN } from '../site/marked-run.ts';
import { plainHttp } from '../site/registry-config.ts';
import { untilContents } from '../site/site.ts';
import { siteOfFile } from '../site/site-of-file.ts';
import { buildxVersions } from '../testbed/buildx-versions.ts';

const site = siteOfFile();

/** A job on a runner that has this version of buildx and no other. */
async function jobWith(version: string): Promise<ActionJob> {
  const job = site.newJob();
  await installBuildx(job, version);
  const shown = await job.sh('docker', ['buildx', 'version']);
  expect(shown.log).toContain(`github.com/docker/buildx v${version} `);
  return job;
}

async function setUp(job: ActionJob, inputs: Readonly<Record<string, string>>): Promise<void> {
  const main = await job.runMain(inputs);
  expect(main.exitCode, main.log).toBe(0);
}

async function tearDown(job: ActionJob): Promise<void> {
  expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
}

async function buildAndPush(job: ActionJob, version: string): Promise<void> {
  const tag = `${site.bed.registry}/${site.namespace}:${version}`;
  await buildImage(site, job, tag, version);
  expect(await pushedDigest(site, tag)).toMatch(/^sha256:/);
}

function connectInputs(deployments: string): Readonly<Record<string, string>> {
  const kubeconfig = site.kubeconfig('connect');
  return { kubeconfig, mode: 'connect', deployments, 'buildkitd-config-inline': plainHttp(site) };
}

test.each(buildxVersions)(
  'a runner with buildx %s gets a builder, builds and pushes',
  async (version) => {
    const job = await jobWith(version);
    await setUp(job, ensureInputs(site, 'versions', { 'cache-size': '0' }));
    await buildAndPush(job, version);
    await tearDown(job);
    await untilContents(site, 60_000, []);
  },
  buildxTimeoutMs,
);

describe('two platforms', () => {
  const PLATFORMS = ['linux/amd64', 'linux/arm64'];

  let arm64Node: string | undefined;
  beforeAll(async () => {
    arm64Node = await askForArm64(site);
  }, arm64TimeoutMs);
  beforeEach(({ skip }) => {
    if (arm64Node === undefined) skip('this cluster has no node of arm64');
  });

  test.each(buildxVersions)(
    'a runner with buildx %s builds each on a node of its own, and pushes one image',
    async (version) => {
      const job = await jobWith(version);
      const platforms = PLATFORMS.join(',');
      await setUp(job, ensureInputs(site, 'both', { 'cache-size': '0', platforms }));
      const context = join(job.workspace, 'context');
      mkdirSync(context);
      const dockerfile = `FROM ${site.bed.baseImage}\n${MARKED_RUN}\n`;
      writeFileSync(join(context, 'Dockerfile'), dockerfile);
      const tag = `${site.bed.registry}/both:${version}`;
      const args = ['--progress=plain', `--platform=${platforms}`, '--push', `--tag=${tag}`, context];
      const built = await job.sh('docker', ['buildx', 'build', ...args]);
      expect(built.exitCode, built.log).toBe(0);
      expectOwnDaemons(built.log);
      expect(await pushedPlatforms(site, tag)).toEqual(PLATFORMS);
      await tearDown(job);
      await untilContents(site, 60_000, []);
    },
    buildxTimeoutMs,
  );
});

describe('mode connect', () => {
  beforeAll(async () => {
    await applyHandWritten(site);
    await applyStatefulSet(site, 'sts');
  });

  test.each(buildxVersions)(
    'a runner with buildx %s builds and pushes on a Deployment that others made, and leaves it there',
    async (version) => {
      const job = await jobWith(version);
      const before = await site.contents();
      await setUp(job, connectInputs('remote-buildkit-agent'));
      await buildAndPush(job, `connect-${version}`);
      await tearDown(job);
      expect(await site.contents()).toEqual(before);
    },
    buildxTimeoutMs,
  );

  const isOld = (version: string) => version.localeCompare('0.35.0', 'en', { numeric: true }) < 0;

  test.each(buildxVersions.filter((version) => !isOld(version)))(
    'a runner with buildx %s builds and pushes on a StatefulSet',
    async (version) => {
      const job = await jobWith(version);
      await setUp(job, connectInputs('sts'));
      await buildAndPush(job, `sts-${version}`);
      await tearDown(job);
    },
    buildxTimeoutMs,
  );

  test.each(buildxVersions.filter(isOld))(
    'a runner with buildx %s, which cannot use a StatefulSet, is told so before buildx fails without a reason',
    async (version) => {
      const job = await jobWith(version);
      const main = await job.runMain(connectInputs('sts'));
      expect(main.exitCode).toBe(1);
      expect(main.annotations.map(({ message }) => message)).toEqual([
        `buildx ${version} is too old: a StatefulSet needs 0.35 or newer. Install a newer buildx on the runner.`,
      ]);
      await tearDown(job);
    },
    buildxTimeoutMs,
  );
});
