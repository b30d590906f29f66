import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { beforeAll, expect, test } from 'vitest';
import type { StepResult } from '../doubles/runner/result.ts';
import { type ActionJob, newJob } from '../doubles/runner/runner.ts';
import { ensureInputs } from '../site/ensure-inputs.ts';
import { applyHandWritten } from '../site/hand-written.ts';
import { siteOfFile } from '../site/site-of-file.ts';

/** What main keeps for post, as the runner hands it over. */
type State = Readonly<Record<string, unknown>> & { readonly folder: string };

/** A job with a builder that runs, which no post but its own may disturb; beside it things that others made. */
const site = siteOfFile();
let theirs: ActionJob;
let theirState: State;
let before: readonly string[];
beforeAll(async () => {
  await applyHandWritten(site);
  await site.batch.createNamespacedJob({
    namespace: site.namespace,
    body: {
      metadata: { name: 'nightly' },
      spec: {
        parallelism: 0,
        template: { spec: { restartPolicy: 'Never', containers: [{ name: 'n', image: 'n' }] } },
      },
    },
  });
  theirs = site.newJob();
  const main = await theirs.runMain(ensureInputs(site, 'theirs', { 'cache-size': '0' }));
  expect(main.exitCode, main.log).toBe(0);
  theirState = JSON.parse(main.state['setup-buildx-kubernetes'] ?? '');
  before = await site.contents();
});

/** The folder of a job of another run, with a kubeconfig that may do all that mode ensure needs. */
function makeOwnFolder(job: ActionJob): string {
  const folder = join(job.temp, 'setup-buildx-kubernetes-own');
  mkdirSync(folder, { mode: 0o700 });
  writeFileSync(join(folder, 'kubeconfig'), site.kubeconfig('ensure'), { mode: 0o600 });
  return folder;
}

/** Post of another run with this state; their builder, instance and folder are as they were. */
async function postAlone(makeState: (folder: string) => string): Promise<StepResult> {
  const job = newJob({ env: { GITHUB_RUN_ID: '4711' } });
  try {
    const state = makeState(makeOwnFolder(job));
    const post = await job.runPost({ 'STATE_setup-buildx-kubernetes': state, STATE_ready: 'true' });
    expect(post.exitCode, post.log).toBe(0);
    expect(post.durationMs).toBeLessThan(20_000);
    await expectUndisturbed();
    return post;
  } finally {
    job.dispose();
  }
}

async function expectUndisturbed(): Promise<void> {
  expect(await site.contents()).toEqual(before);
  const { items } = await site.batch.listNamespacedJob({ namespace: site.namespace });
  for (const { metadata } of items)
    expect(metadata?.annotations ?? {}).not.toHaveProperty('setup-buildx-kubernetes/released');
  expect(existsSync(join(theirState.folder, 'kubeconfig'))).toBe(true);
  const inspect = await theirs.sh('docker', ['buildx', 'inspect', 'theirs']);
  expect(inspect.log).toMatch(/Status: +running/);
}

function expectWarning(post: StepResult, says: RegExp): void {
  expect(post.annotations, post.log).toMatchObject([
    { level: 'warning', message: expect.stringMatching(says) },
  ]);
}

test.each<[string, (folder: string) => string, RegExp]>([
  ['cut in the middle', () => JSON.stringify(theirState).slice(0, -20), /cannot be read/],
  ['partial', (folder) => JSON.stringify({ version: 1, folder }), /cannot be read/],
  ['of another version', (folder) => JSON.stringify({ ...theirState, folder, version: 2 }), /cannot be read/],
  ["all of another job's", () => JSON.stringify(theirState), /is another job's: nothing is removed/],
  [
    'of a folder outside RUNNER_TEMP',
    (folder) => JSON.stringify({ ...theirState, folder: join(dirname(folder), '..', 'home') }),
    /is another job/,
  ],
  [
    "of a path that leads to another job's folder",
    (folder) => JSON.stringify({ ...theirState, folder: `${folder}/../../../..${theirState.folder}` }),
    /is another job/,
  ],
  [
    "of another run's hold",
    (folder) => JSON.stringify({ ...theirState, folder }),
    /Job hold-\w+ is the hold of another run/,
  ],
  [
    'of a Job that somebody made',
    (folder) => JSON.stringify({ ...theirState, folder, hold: holdOf('nightly') }),
    /Job nightly is not a hold of this action/,
  ],
  [
    'of a namespace that is not there',
    (folder) => JSON.stringify({ ...theirState, folder, namespace: 'no-such-namespace' }),
    /Could not release the builder: /,
  ],
])('state that is %s harms nobody, and warns', async (_, makeState, says) => {
  expectWarning(await postAlone(makeState), says);
});

function holdOf(name: string): object {
  return { kind: 'job', name, life: { kind: 'ephemeral' } };
}

test('no state at all is nothing to undo', async () => {
  expect(await postAlone(() => '')).toMatchObject({ annotations: [] });
});

test("a Deployment that somebody made is never a hold's name", async () => {
  const post = await postAlone((folder) =>
    JSON.stringify({ ...theirState, folder, hold: holdOf('remote-buildkit-agent') }),
  );
  expectWarning(post, /^The hold of this job ended before this job: /);
  expect(post.log).not.toContain('Released');
});

test('the job whose builder it is still lets go of it by itself', async () => {
  const instance = join(theirs.home, '.docker', 'buildx', 'instances', 'theirs');
  expect(JSON.parse(readFileSync(instance, 'utf8'))).toMatchObject({ Name: 'theirs' });
  expect(await theirs.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
  expect(existsSync(instance)).toBe(false);
  expect(existsSync(theirState.folder)).toBe(false);
});
