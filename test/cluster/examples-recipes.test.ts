import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import type { ActionJob } from '../doubles/runner/runner.ts';
import { workflowTimeoutMs } from '../pages/act.ts';
import { guideCommands } from '../pages/commands.ts';
import { hasPushed, runExample, smallBuilder } from '../pages/workflow-example.ts';
import { ensureInputs } from '../site/ensure-inputs.ts';
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
    const run = await runExample(site, 'ssh', {
      rights: 'ensure',
      inputs: smallBuilder,
      secrets: {
        NPM_TOKEN: 'token-of-npm',
        DEPLOY_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      },
      files: {
        Dockerfile: `FROM ${site.bed.baseImage}
RUN --mount=type=secret,id=npm-token,env=NPM_TOKEN test "$NPM_TOKEN" = token-of-npm && echo "the secret is there"
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

/** Runs a block of a guide as a step of the job, in its workspace. */
async function runStep(job: ActionJob, [guide, name]: readonly [string, string]): Promise<string> {
  const script = guideCommands(guide).get(name) ?? '';
  expect(script).not.toBe('');
  const { hasFailed, log } = await job.sh('bash', ['-ec', `cd "$GITHUB_WORKSPACE"\n${script}`]);
  expect(hasFailed, log).toBe(false);
  return log;
}

test('results reach a runner without a Docker daemon, and a job empties the cache', async () => {
  const job = site.newJob();
  const main = await job.runMain(ensureInputs(site, 'results'));
  expect(main.exitCode, main.log).toBe(0);
  const { workspace } = job;
  const stages = [
    `FROM ${site.bed.baseImage} AS build`,
    'RUN echo made > /made',
    'FROM build AS test',
    'RUN test -f /made && echo "the tests run"',
    'FROM scratch AS artifacts',
    'COPY --from=build /made /',
    'FROM build',
  ];
  writeFileSync(join(workspace, 'Dockerfile'), stages.join('\n'));
  expect(await runStep(job, ['recipes', 'results'])).toMatch(/the tests run/);
  expect(existsSync(join(workspace, 'app.tar'))).toBe(true);
  expect(readFileSync(join(workspace, 'out', 'made'), 'utf8')).toBe('made\n');
  expect(await runStep(job, ['lifecycle', 'prune'])).toMatch(/Total:\s+\d/);
  const again = await job.sh('docker', ['buildx', 'build', '--progress=plain', '--target=test', workspace]);
  expect(again.log).not.toMatch(/CACHED/);
  expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
});
