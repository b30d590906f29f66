import { afterEach, beforeEach, expect, test } from 'vitest';

import { workflowTimeoutMs } from '../pages/act.ts';
import { readmeBlock } from '../pages/readme.ts';
import { countPosts, hasPushed, runExample, smallBuilder } from '../pages/workflow-example.ts';
import { arm64TimeoutMs, askForArm64 } from '../site/arm64.ts';
import { applyHandWritten } from '../site/hand-written.ts';
import { pushedPlatforms } from '../site/image-index.ts';
import { expectOwnDaemons } from '../site/marked-run.ts';
import { makeSite, type Site, untilContents } from '../site/site.ts';

let site: Site;
beforeEach(async () => {
  site = await makeSite();
});
afterEach(() => site.remove());

/** The builder of acme/app, the repository that act runs. */
const builder = 'acme-app-5f89da04';
const nothingMore = { actions: {}, files: {}, plugins: {} };

test(
  "the README's first example builds, pushes, and leaves the repository's cache",
  async () => {
    const run = await runExample(site, readmeBlock('example', 'ensure'), {
      rights: 'ensure',
      inputs: smallBuilder,
      ...nothingMore,
    });
    expect(run.exitCode, run.log).toBe(0);
    expect(await hasPushed(site, run, `${site.bed.registry}/app:${run.sha}`), run.log).toBe(true);
    expect(countPosts(run)).toBe(1);
    await untilContents(site, 60_000, [`claims/${builder}-amd64-cache`]);
  },
  workflowTimeoutMs,
);

test.each([
  ['a pod of your own making', 'pod-patch', {}],
  // It has this input itself.
  ['a registry with plain http', 'registry', { 'buildkitd-config-inline': '' }],
])(
  "the README's example of %s builds and pushes",
  async (_, name, more) => {
    const inputs = { ...smallBuilder, ...more };
    const run = await runExample(site, readmeBlock('example', name), {
      rights: 'ensure',
      inputs,
      ...nothingMore,
    });
    expect(run.exitCode, run.log).toBe(0);
    const tag = name === 'registry' ? 'app:latest' : `app:${run.sha}`;
    expect(await hasPushed(site, run, `${site.bed.registry}/${tag}`), run.log).toBe(true);
    expect(countPosts(run)).toBe(1);
    await untilContents(site, 60_000, [`claims/${builder}-amd64-cache`]);
  },
  workflowTimeoutMs,
);

test(
  "the README's builder for one job alone builds, and leaves nothing at all",
  async () => {
    const inputs = { cpu: smallBuilder.cpu, memory: smallBuilder.memory };
    const run = await runExample(site, readmeBlock('example', 'ephemeral'), {
      rights: 'ensure',
      inputs,
      ...nothingMore,
    });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.log).toMatch(/this step runs on (x86_64|aarch64)/);
    expect(countPosts(run)).toBe(1);
    await untilContents(site, 60_000, []);
  },
  workflowTimeoutMs,
);

test(
  "the README's builder that others made builds, pushes, and is left as it was",
  async () => {
    await applyHandWritten(site);
    const before = await site.contents();
    const run = await runExample(site, readmeBlock('example', 'connect'), {
      rights: 'connect',
      inputs: {},
      ...nothingMore,
    });
    expect(run.exitCode, run.log).toBe(0);
    expect(await hasPushed(site, run, `${site.bed.registry}/app:${run.sha}`), run.log).toBe(true);
    expect(countPosts(run)).toBe(1);
    expect(await site.contents()).toEqual(before);
  },
  workflowTimeoutMs,
);

test(
  "the README's two platforms end as one image, each built on nodes of its own kind",
  async ({ skip }) => {
    if ((await askForArm64(site)) === undefined) skip('this cluster has no node of arm64');
    const run = await runExample(site, readmeBlock('example', 'multi-arch'), {
      rights: 'ensure',
      inputs: smallBuilder,
      ...nothingMore,
    });
    expect(run.exitCode, run.log).toBe(0);
    expectOwnDaemons(run.log);
    const tag = `${site.bed.registry}/app:${run.sha}`;
    expect(await pushedPlatforms(site, tag)).toEqual(['linux/amd64', 'linux/arm64']);
    expect(countPosts(run)).toBe(1);
    await untilContents(site, 60_000, [`claims/${builder}-amd64-cache`, `claims/${builder}-arm64-cache`]);
  },
  arm64TimeoutMs,
);
