import { generateKeyPairSync } from 'node:crypto';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { workflowTimeoutMs } from '../pages/act.ts';
import { countPosts, hasPushed, runExample, smallBuilder } from '../pages/workflow-example.ts';
import { makeSite, type Site, untilContents } from '../site/site.ts';

let site: Site;
beforeEach(async () => {
  site = await makeSite();
});
afterEach(() => site.remove());

test(
  'a secret and an SSH key of the job reach the build step that asks for them',
  async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const run = await runExample(site, 'secrets', {
      rights: 'ensure',
      inputs: smallBuilder,
      secrets: {
        NPM_TOKEN: 'token-of-npm',
        DEPLOY_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      },
      files: {
        Dockerfile: `FROM ${site.bed.baseImage}
RUN --mount=type=secret,id=npm,env=NPM_TOKEN test "$NPM_TOKEN" = token-of-npm && echo "the secret is there"
RUN --mount=type=ssh test -S "$SSH_AUTH_SOCK" && echo "the key's agent is there"
`,
      },
    });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.log).toMatch(/the secret is there/);
    expect(run.log).toMatch(/the key's agent is there/);
    expect(await hasPushed(site, run, `${site.bed.registry}/app:${run.sha}`), run.log).toBe(true);
  },
  workflowTimeoutMs,
);

test(
  'a branch that is not protected builds on the builder for pull requests, and not on the one for releases',
  async () => {
    const run = await runExample(site, 'release', { rights: 'ensure', inputs: smallBuilder });
    expect(run.exitCode, run.log).toBe(0);
    expect(await hasPushed(site, run, `${site.bed.registry}/app:${run.sha}`), run.log).toBe(true);
    await untilContents(site, 60_000, ['claims/shop-pull-request-amd64-cache']);
  },
  workflowTimeoutMs,
);

test(
  'the builder that is started before the working day stays up for the day',
  async () => {
    const { 'keep-warm': _, ...inputs } = smallBuilder;
    const run = await runExample(site, 'warm-up', { rights: 'ensure', inputs });
    expect(run.exitCode, run.log).toBe(0);
    expect(countPosts(run)).toBe(1);
    const { items } = await site.batch.listNamespacedJob({ namespace: site.namespace });
    const hours = items.map(({ spec }) => Math.floor((spec?.activeDeadlineSeconds ?? 0) / 3600));
    expect(hours).toEqual([10]);
  },
  workflowTimeoutMs,
);
