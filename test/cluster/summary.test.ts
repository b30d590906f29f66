import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';
import { elementsOf, renderMarkdown, tablesOf, tagsOf } from '../doubles/github/rendered.ts';
import type { StepResult } from '../doubles/runner/result.ts';
import type { ActionJob } from '../doubles/runner/runner.ts';
import { buildxTimeoutMs, installBuildx } from '../site/buildx-version.ts';
import { ensureInputs } from '../site/ensure-inputs.ts';
import { startBuild } from '../site/image.ts';
import { plainHttp } from '../site/registry-config.ts';
import { siteOfFile } from '../site/site-of-file.ts';
import { buildxVersions } from '../testbed/buildx-versions.ts';

const site = siteOfFile();

/** A job that has a builder of this name. */
async function jobOn(
  name: string,
  more: Readonly<Record<string, string>> = {},
  version?: string,
): Promise<ActionJob> {
  const job = site.newJob();
  if (version !== undefined) await installBuildx(job, version);
  const main = await job.runMain(ensureInputs(site, name, more));
  expect(main.exitCode, main.log).toBe(0);
  return job;
}

/** Makes a folder with a Dockerfile of these lines on the base image. */
function writeContext(job: ActionJob, name: string, lines: readonly string[]): string {
  const context = join(job.workspace, name);
  mkdirSync(context, { recursive: true });
  writeFileSync(join(context, 'Dockerfile'), [`FROM ${site.bed.baseImage}`, ...lines, ''].join('\n'));
  return context;
}

async function build(job: ActionJob, name: string, lines: readonly string[]): Promise<StepResult> {
  return job.sh('docker', ['buildx', 'build', '--progress=plain', writeContext(job, name, lines)]);
}

/** Post, which may not say anything that a person has to read. Returns the page as GitHub shows it. */
async function summaryOf(job: ActionJob): Promise<{ readonly page: string; readonly html: string }> {
  const post = await job.runPost();
  expect(post, post.log).toMatchObject({ exitCode: 0, annotations: [] });
  return { page: post.summary, html: renderMarkdown(post.summary) };
}

/** The rows below the head of the first table. */
function rowsOf(html: string): readonly (readonly string[])[] {
  const [[head, ...rows] = []] = tablesOf(html);
  expect(head).toEqual(['Build', 'Result', 'Steps from cache', 'Time']);
  return rows;
}

const TIME = /^\d+\.\d s$/;
const NO_CACHED = /^`?░{10}`? 0 of [1-9]/;

test('of two builds of one image the second comes from the cache, and both are rows', async () => {
  const job = await jobOn('cached');
  const lines = ['RUN echo one', 'RUN echo two'];
  expect((await build(job, 'shop', lines)).exitCode).toBe(0);
  expect((await build(job, 'shop', lines)).exitCode).toBe(0);
  const { page, html } = await summaryOf(job);
  expect(elementsOf(html, 'h3')).toEqual(['Builds on <code>cached</code>']);
  const [first, second] = rowsOf(html);
  expect(first).toEqual(['shop amd64', '✅', expect.stringMatching(NO_CACHED), expect.stringMatching(TIME)]);
  expect(second).toEqual([
    'shop amd64',
    '✅',
    expect.stringMatching(/█░* 2 of [1-9]/),
    expect.stringMatching(TIME),
  ]);
  expect(page).toMatch(/^Set-up \*\*\d+\.\d s\*\*.* · Cache `█░{9}` <0\.1 of 1 GiB · Scales to zero/m);
  const nodes = tablesOf(elementsOf(html, 'details').at(-1) ?? '')[0]?.[1];
  expect(nodes?.slice(0, 2)).toEqual(['amd64', 'new']);
  expect(nodes?.at(-1)).toBe('1 GiB');
  expect(html).toMatch(/BuildKit \d+\.\d+\.\d+ · buildx \d+\.\d+\.\d+ · namespace <code>t-/);
});

test('a build that takes long shows its slowest steps', async () => {
  const job = await jobOn('slow', { 'cache-size': '0' });
  expect((await build(job, 'shop', ['RUN sleep 29; echo slow', 'RUN sleep 2'])).exitCode).toBe(0);
  const { html } = await summaryOf(job);
  const [, [head, ...steps] = []] = tablesOf(html);
  expect(head).toEqual(['Step', 'Build', 'Time']);
  expect(steps.slice(0, 2)).toEqual([
    ['RUN sleep 29; echo slow', 'shop', expect.stringMatching(/^(29|3\d)\.\d s$/)],
    ['RUN sleep 2', 'shop', expect.stringMatching(/^[2-9]\.\d s$/)],
  ]);
});

test('a bake file with 20 targets is 20 rows, each with the name of its target', async () => {
  const job = await jobOn('bake', { 'cache-size': '0' });
  writeContext(job, 'shop', ['ARG PART', 'RUN echo "$PART"']);
  const names = Array.from({ length: 20 }, (_, index) => `part-${index}`);
  const targets = names.map((name) => [name, { context: 'shop', args: { PART: name } }]);
  const bake = { group: { default: { targets: names } }, target: Object.fromEntries(targets) };
  writeFileSync(join(job.workspace, 'docker-bake.json'), JSON.stringify(bake));
  const baked = await job.sh('docker', ['buildx', 'bake', '--progress=plain', '--file=docker-bake.json']);
  expect(baked.exitCode, baked.log).toBe(0);
  const { page, html } = await summaryOf(job);
  expect(
    rowsOf(html)
      .map(([name]) => name)
      .toSorted(),
  ).toEqual(names.map((name) => `${name} amd64`).toSorted());
  expect(page).not.toMatch(/and \d+ more/);
});

test('of a bake file with a target that fails, the row of that one says why, and the others were cancelled', async () => {
  const job = await jobOn('bake-fails', { 'cache-size': '0' });
  writeContext(job, 'slow', ['ARG PART', 'RUN echo "$PART"; sleep 60']);
  writeContext(job, 'bad', ['RUN sleep 5; exit 9']);
  const slow = ['a', 'b', 'c', 'd', 'e'];
  const targets = slow.map((name) => [name, { context: 'slow', args: { PART: name } }]);
  const target = { ...Object.fromEntries(targets), bad: { context: 'bad' } };
  const bake = { group: { default: { targets: Object.keys(target) } }, target };
  writeFileSync(join(job.workspace, 'docker-bake.json'), JSON.stringify(bake));
  const baked = await job.sh('docker', ['buildx', 'bake', '--progress=plain', '--file=docker-bake.json']);
  expect(baked.exitCode, baked.log).not.toBe(0);
  const results = rowsOf((await summaryOf(job)).html).map(([name, result]) => [name, result]);
  const cancelled = expect.stringMatching(/^(⏹️ cancelled|⏳ still running)$/);
  expect(Object.fromEntries(results)).toEqual({
    ...Object.fromEntries(slow.map((name) => [`${name} amd64`, cancelled])),
    'bad amd64': '❌ RUN sleep 5; exit 9: exit code 9',
  });
});

test('names and steps that are Markdown, HTML or commands of the runner are text on the page', async () => {
  const job = await jobOn('hostile', { 'cache-size': '0' });
  const name = 'a|b `c` <img src=x> ::error::x ##[error]y $z$ [l](e) @all שלום';
  const step = `RUN echo "| \`date\` | <details> ::error::x" '</details>' | cat; echo ${'x'.repeat(200)}; exit 7`;
  expect((await build(job, name, [step])).exitCode).not.toBe(0);
  const { html } = await summaryOf(job);
  const [row] = rowsOf(html);
  expect(row?.[0]).toBe('a|b `c` <img src=x> ::error::x ## [error]y $z$ [l](e) @all שלום amd64');
  expect(row?.[1]).toMatch(
    /^❌ RUN echo "\| `date` \| <details> ::error::x" '<\/details>' \| cat; echo…: exit code 7$/,
  );
  expect(tagsOf(html).filter((tag) => /img|script|href|<a /.test(tag))).toEqual([]);
  expect(elementsOf(html, 'details')).toHaveLength(1);
});

describe('a builder that jobs share', () => {
  test('shows a job its own builds alone, and is not disturbed by its post', async () => {
    const other = await jobOn('shared');
    const building = startBuild(site, other, `${site.bed.registry}/summary:1`, '1', 'sleep 6');
    await building.runs;
    const job = await jobOn('shared');
    expect((await build(job, 'mine', ['RUN echo mine'])).exitCode).toBe(0);
    const { page, html } = await summaryOf(job);
    expect(rowsOf(html).map(([name]) => name)).toEqual(['mine amd64']);
    expect(html).toContain('1 other job held this builder at the set-up');
    expect(html).toContain('already up');
    expect(page).toMatch(/ · Cache `█░{9}` <0\.1 of 1 GiB · /);
    expect((await building.done).log).toContain('round 1 runs');
    expect(rowsOf((await summaryOf(other)).html).map(([name]) => name)).toEqual(['context-1 amd64']);
  });

  test('shows a job that built nothing no page, and asks it for no time', async () => {
    const job = await jobOn('idle', { 'cache-size': '0' });
    expect(await job.runPost()).toMatchObject({ exitCode: 0, summary: '' });
  });

  test('shows what a cancelled job got to', async () => {
    const job = await jobOn('cancelled', { 'cache-size': '0' });
    expect((await build(job, 'first', ['RUN echo first'])).exitCode).toBe(0);
    const context = writeContext(job, 'second', ['RUN echo it runs; sleep 60']);
    const building = job.startSh('docker', ['buildx', 'build', '--progress=plain', context]);
    await building.seen(/it runs/);
    await building.cancel();
    const rows = rowsOf((await summaryOf(job)).html);
    expect(rows.map(([name]) => name)).toEqual(['first amd64', 'second amd64']);
    expect(rows[1]?.[1]).toMatch(/^(⏹️ cancelled|⏳ still running)$/);
  });
});

test('a job that uses a builder of others, in mode connect, sees its builds too, and no end of the builder', async () => {
  const owner = await jobOn('theirs', { 'cache-size': '0', 'keep-warm': 'forever' });
  const job = site.newJob();
  const main = await job.runMain({
    kubeconfig: site.kubeconfig('connect'),
    mode: 'connect',
    deployments: 'theirs-amd64',
    'buildkitd-config-inline': plainHttp(site),
  });
  expect(main.exitCode, main.log).toBe(0);
  expect((await build(job, 'shop', ['RUN echo connected'])).exitCode).toBe(0);
  const { page, html } = await summaryOf(job);
  expect(rowsOf(html).map(([name, result]) => [name, result])).toEqual([['shop amd64', '✅']]);
  expect(page).toMatch(/^Set-up \*\*\d+\.\d s\*\* · Cache <?[\d.]+ GiB$/m);
  await owner.runPost();
});

const isBelow = (version: string, other: string) => version.localeCompare(other, 'en', { numeric: true }) < 0;

describe('a runner', () => {
  test.each(buildxVersions)(
    'with buildx %s gets what this version can tell, in little time',
    async (version) => {
      const job = await jobOn('versions', { 'cache-size': '0', 'keep-warm': '1m' }, version);
      expect((await build(job, 'good', [`RUN echo ${version}`])).exitCode).toBe(0);
      expect((await build(job, 'bad', [`RUN echo ${version}; exit 3`])).exitCode).not.toBe(0);
      const post = await job.runPost();
      expect(post, post.log).toMatchObject({ exitCode: 0, annotations: [] });
      const html = renderMarkdown(post.summary);
      expect(post.summary).toMatch(/^Set-up \*\*\d+\.\d s\*\*.* · Cache .*GiB · Up until /m);
      if (isBelow(version, '0.20.0')) {
        expect(tablesOf(html).map(([head]) => head?.[0])).toEqual(['Node']);
        return;
      }
      const reason = isBelow(version, '0.26.0') ? '❌' : `❌ RUN echo ${version}; exit 3: exit code 3`;
      expect(rowsOf(html).map(([name, result]) => [name, result])).toEqual([
        ['good amd64', '✅'],
        ['bad amd64', reason],
      ]);
      // A call that hangs would end with the 5 s of the whole.
      expect(post.durationMs).toBeLessThan(5000);
    },
    buildxTimeoutMs,
  );
});
