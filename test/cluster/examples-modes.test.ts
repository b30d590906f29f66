import { randomBytes } from 'node:crypto';

import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';

import { workflowTimeoutMs } from '../pages/act.ts';
import type { ExampleName } from '../pages/examples.ts';
import { startPasswordRegistry } from '../pages/password-registry.ts';
import { countPosts, hasPushed, runExample, smallBuilder } from '../pages/workflow-example.ts';
import { arm64TimeoutMs, askForArm64 } from '../site/arm64.ts';
import { applyHandWritten } from '../site/hand-written.ts';
import { pushedDigest } from '../site/image.ts';
import { pushedPlatforms } from '../site/image-index.ts';
import { expectOwnDaemons } from '../site/marked-run.ts';
import { plainHttp } from '../site/registry-config.ts';
import { makeSite, type Site, untilContents } from '../site/site.ts';

let site: Site;
beforeEach(async () => {
  site = await makeSite();
});
afterEach(() => site.remove());

/** The builder of acme/app, the repository that act runs. */
const builder = 'acme-app-5f89da04';

test(
  'docker/login-action and docker/build-push-action push to a registry with a password, by the credentials of the job',
  async () => {
    const user = { username: 'a-robot', password: randomBytes(12).toString('hex') };
    const registry = await startPasswordRegistry(site.bed.registry, user);
    onTestFinished(registry.close);
    const plainHttpToo = `${plainHttp(site)}[registry."${registry.host}"]\n  http = true\n`;
    const run = await runExample(site, 'quick-start', {
      rights: 'ensure',
      inputs: { ...smallBuilder, 'buildkitd-config-inline': plainHttpToo },
      secrets: { REGISTRY_USERNAME: user.username, REGISTRY_PASSWORD: user.password },
      replaced: {
        [`registry: ${site.bed.registry}`]: `registry: ${registry.host}`,
        [`tags: ${site.bed.registry}`]: `tags: ${registry.host}`,
      },
    });
    expect(run.exitCode, run.log).toBe(0);
    expect(await pushedDigest(site, `${site.bed.registry}/app:${run.sha}`)).toMatch(/^sha256:/);
    expect(run.log).not.toContain(user.password);
    expect(countPosts(run)).toBe(1);
    await untilContents(site, 60_000, [`claims/${builder}-amd64-cache`]);
  },
  workflowTimeoutMs,
);

test.each<[string, ExampleName, Readonly<Record<string, string>>]>([
  ['a pod of your own making', 'pod-patch', {}],
  // It has this input itself.
  ['a registry with plain http', 'registry', { 'buildkitd-config-inline': '' }],
  ['the first try on a laptop', 'kind', { 'buildkitd-config-inline': '' }],
])(
  '%s builds and pushes',
  async (_, name, more) => {
    const run = await runExample(site, name, {
      rights: 'ensure',
      inputs: { ...smallBuilder, ...more },
      // The page about kind gives it to act as base64.
      secrets:
        name === 'kind' ? { KUBECONFIG: Buffer.from(site.kubeconfig('ensure')).toString('base64') } : {},
    });
    expect(run.exitCode, run.log).toBe(0);
    const tag = name === 'pod-patch' ? `app:${run.sha}` : 'app:latest';
    expect(await hasPushed(site, run, `${site.bed.registry}/${tag}`), run.log).toBe(true);
    expect(countPosts(run)).toBe(1);
    await untilContents(site, 60_000, [`claims/${builder}-amd64-cache`]);
  },
  workflowTimeoutMs,
);

test(
  'a builder for one job alone builds, and leaves nothing at all',
  async () => {
    const inputs = { cpu: smallBuilder.cpu, memory: smallBuilder.memory };
    const run = await runExample(site, 'ephemeral', {
      rights: 'ensure',
      inputs,
    });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.log).toMatch(/this step runs on (x86_64|aarch64)/);
    expect(countPosts(run)).toBe(1);
    await untilContents(site, 60_000, []);
  },
  workflowTimeoutMs,
);

test(
  'a builder that others made builds, pushes, and is left as it was',
  async () => {
    await applyHandWritten(site);
    const before = await site.contents();
    const run = await runExample(site, 'connect', {
      rights: 'connect',
      inputs: {},
    });
    expect(run.exitCode, run.log).toBe(0);
    expect(await hasPushed(site, run, `${site.bed.registry}/app:${run.sha}`), run.log).toBe(true);
    expect(countPosts(run)).toBe(1);
    expect(await site.contents()).toEqual(before);
  },
  workflowTimeoutMs,
);

test(
  'two platforms end as one image, each built on nodes of its own kind',
  async ({ skip }) => {
    if ((await askForArm64(site)) === undefined) skip('this cluster has no node of arm64');
    const run = await runExample(site, 'multi-arch', {
      rights: 'ensure',
      inputs: smallBuilder,
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
