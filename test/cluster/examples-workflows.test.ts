import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { type WorkflowResult, workflowTimeoutMs } from '../pages/act.ts';
import { type ExampleName, readExampleFile } from '../pages/examples.ts';
import {
  countPosts,
  type ExampleOptions,
  hasPushed,
  onBed,
  runExample,
  smallBuilder,
} from '../pages/workflow-example.ts';
import { makeSite, type Site, untilContents } from '../site/site.ts';
import { findCompose } from '../testbed/programs.ts';

let site: Site;
beforeEach(async () => {
  site = await makeSite();
});
afterEach(() => site.remove());

/** The builder of acme/app, the repository that act runs. */
const CLAIM = 'claims/acme-app-5f89da04-amd64-cache';

/** Every job went well, each use of the action had its post, and the images are in the registry. */
async function expectDone(run: WorkflowResult, posts: number, images: readonly string[]): Promise<void> {
  expect(run.exitCode, run.log).toBe(0);
  for (const image of images)
    expect(await hasPushed(site, run, `${site.bed.registry}/${image}:${run.sha}`), run.log).toBe(true);
  expect(countPosts(run), run.log).toBe(posts);
}

function runHere(name: ExampleName, more: Partial<ExampleOptions> = {}): Promise<WorkflowResult> {
  return runExample(site, name, { rights: 'ensure', inputs: smallBuilder, ...more });
}

/** All first groups of a pattern in act's log, each once. */
function distinct({ log }: WorkflowResult, pattern: RegExp): ReadonlySet<string | undefined> {
  return new Set([...log.matchAll(pattern)].map(([, found]) => found));
}

test(
  'the legs of a matrix share one builder at once on one machine, and none is in the way of another',
  async () => {
    // A leg may end before another looks for the builder.
    const run = await runHere('matrix', { inputs: { ...smallBuilder, 'keep-warm': '20s' } });
    await expectDone(run, 3, ['api', 'web', 'worker']);
    const [beforeAnyEnded = ''] = run.log.split(/Released \S+: /);
    expect(beforeAnyEnded.match(/created Deployment \S+/g), run.log).toHaveLength(1);
    expect(beforeAnyEnded.match(/: joined; | joining it, /g), run.log).toHaveLength(2);
    expect(distinct(run, /building with "(\S+)" instance/g).size).toBe(3);
    expect(run.log.match(/Released \S+: /g)).toHaveLength(3);
    await untilContents(site, 90_000, [CLAIM]);
  },
  workflowTimeoutMs,
);

test(
  "an organisation's composite action passes inputs on, empty ones too, and the builder goes with the job",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'acme-ci-'));
    try {
      mkdirSync(join(folder, 'builder'));
      const action = onBed(site, readExampleFile('organisation/builder/action.yml'), smallBuilder);
      writeFileSync(join(folder, 'builder', 'action.yml'), action);
      const run = await runHere('organisation', { inputs: {}, actions: { 'acme/ci@v1': folder } });
      await expectDone(run, 1, ['app']);
      await untilContents(site, 60_000, [CLAIM]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
  workflowTimeoutMs,
);

test(
  'two uses in one job give two builders, of which the first stays current, and both are let go',
  async () => {
    const run = await runHere('two-builders');
    await expectDone(run, 2, ['app', 'release']);
    expect([...run.log.matchAll(/created Deployment (\S+)/g)].map(([, name]) => name)).toEqual([
      'acme-app-5f89da04-amd64',
      'release-amd64',
    ]);
    // The second one is not for later steps that name none.
    const first = distinct(run, /Later steps build on (\S+) \(/g);
    expect(first.size).toBe(1);
    const built = [...run.log.matchAll(/building with "(\S+)" instance/g)].map(([, name]) => name);
    expect(built).toEqual([...first, 'release']);
    await untilContents(site, 60_000, [CLAIM, 'claims/release-amd64-cache']);
  },
  workflowTimeoutMs,
);

test(
  'docker build, without a word of buildx, builds on the builder',
  async () => {
    const run = await runHere('docker-build');
    await expectDone(run, 1, ['app']);
    await untilContents(site, 60_000, [CLAIM]);
  },
  workflowTimeoutMs,
);

/** A file of the repository that is built. */
function file(name: string): Readonly<Record<string, string>> {
  return { [name]: onBed(site, readExampleFile(`files/${name}`), {}) };
}

test(
  'bake builds and pushes on the builder',
  async () => {
    const run = await runHere('bake', { files: file('docker-bake.hcl') });
    await expectDone(run, 1, ['app']);
    await untilContents(site, 60_000, [CLAIM]);
  },
  workflowTimeoutMs,
);

test(
  'docker compose build builds and pushes on the builder',
  async () => {
    const plugins = { 'docker-compose': await findCompose((line) => process.stdout.write(`${line}\n`)) };
    const run = await runHere('compose', { files: file('compose.yaml'), plugins });
    await expectDone(run, 1, ['app']);
    await untilContents(site, 60_000, [CLAIM]);
  },
  workflowTimeoutMs,
);
