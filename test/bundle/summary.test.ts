import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';

import { readMapping } from '../../src/lib/json.ts';
import { FakeCluster } from '../doubles/api/fake-cluster.ts';
import { startScriptedJob } from '../doubles/api/scripted-job.ts';
import { elementsOf, renderMarkdown, tablesOf, visibleText } from '../doubles/github/rendered.ts';
import type { StepResult } from '../doubles/runner/result.ts';
import type { ActionJob } from '../doubles/runner/runner.ts';

/** All of the summary, and what a busy computer takes for the rest of post. */
const SUMMARY_MS = 5000;
const REST_MS = 10_000;

/** A stand-in for buildx after main: what it does for each command is a line of the shell, by the command's words. */
type Answers = Readonly<Partial<Record<'ls' | 'inspect' | 'logs' | 'du', string>>>;

const START_MS = Date.UTC(2026, 10, 27, 14, 0);

function listed(id: string, seconds: number, more: object = {}): string {
  return JSON.stringify({
    ref: `ci/ci-amd64/${id}`,
    name: 'shop',
    status: 'Completed',
    created_at: new Date(START_MS).toISOString(),
    completed_at: new Date(START_MS + seconds * 1000).toISOString(),
    total_steps: 6,
    cached_steps: 3,
    ...more,
  });
}

const FAILURE = JSON.stringify({
  Error: {
    Name: '[2/3] RUN make',
    Message: 'process "/bin/sh -c make" did not complete successfully: exit code: 2',
  },
});
const STEPS = JSON.stringify({
  vertexes: [
    {
      digest: 'sha256:1',
      name: '[2/3] RUN make',
      started: '2026-11-27T14:00:00Z',
      completed: '2026-11-27T14:00:31Z',
    },
  ],
});

function says(text: string): string {
  return `cat <<'END'\n${text}\nEND\n`;
}

const GOOD = {
  ls: says(`${listed('a', 2)}\n${listed('b', 40, { status: 'Error', name: 'worker' })}\n${listed('z', 3)}`),
  inspect: says(FAILURE),
  logs: `exec >&2\n${says(STEPS)}`,
  du: 'echo "Total: 2.4GB"',
} satisfies Answers;

/** A program that never ends, and whose child keeps its output open when it is killed. */
const HANGS = 'sleep 60; true';

function standIn({ ls = '', inspect = '', logs = '', du = '' }: Answers): string {
  const cases = { 'history ls': ls, 'history inspect': inspect, 'history logs': logs, 'du --builder': du };
  const lines = Object.entries(cases).map(([words, line]) => `"${words}")\n${line}\n;;`);
  return `#!/bin/sh\necho "$BUILDX_CONFIG $@" >> "$(dirname "$0")/calls"\ncase "$1 $2" in\n${lines.join('\n')}\nesac\n`;
}

type Built = {
  readonly job: ActionJob;
  readonly cluster: FakeCluster;
  readonly instance: string;
  /** What main has left for post. */
  readonly state: StepResult['state'];
  /** What post has asked buildx. */
  readonly calls: () => readonly string[];
};

/** A job that has set a builder up, and whose steps have started the builds with these ids. */
async function jobWithBuilds(
  ids: readonly string[],
  answers: Answers,
  more: Readonly<Record<string, string>> = {},
  cluster = new FakeCluster(),
): Promise<Built> {
  const { job, inputs, close } = await startScriptedJob(cluster.script);
  onTestFinished(close);
  const main = await job.runMain(inputs(more));
  expect(main.exitCode, main.log).toBe(0);
  const plugins = join(job.home, '.docker', 'cli-plugins');
  writeFileSync(join(plugins, 'docker-buildx'), standIn(answers));
  writeFileSync(join(plugins, 'calls'), '');
  const buildx = join(job.home, '.docker', 'buildx');
  const refs = join(buildx, 'refs', 'ci', 'ci-amd64');
  if (ids.length > 0) mkdirSync(refs, { recursive: true });
  for (const id of ids) writeFileSync(join(refs, id), JSON.stringify({ Target: 'default' }));
  const calls = () => readFileSync(join(plugins, 'calls'), 'utf8').split('\n').filter(Boolean);
  return { job, cluster, instance: join(buildx, 'instances', 'ci'), state: main.state, calls };
}

/** Post of a job whose main has left these in its state; `env` is what the program of this name is told. */
function runPostWith(
  { job, state }: Built,
  changes: StepResult['state'],
  env: readonly string[] = [],
): Promise<StepResult> {
  const variables = Object.entries({ ...state, ...changes }).map(([name, value]) => [`STATE_${name}`, value]);
  const script = join(import.meta.dirname, '..', '..', 'dist', 'post.js');
  return job.sh('env', [...env, process.execPath, script], Object.fromEntries(variables));
}

/** Post did all that it is there for, and said nothing that a person has to read. */
function expectUndone({ cluster, instance }: Built, post: StepResult): void {
  expect(post).toMatchObject({ exitCode: 0, annotations: [] });
  expect(existsSync(instance)).toBe(false);
  expect(cluster.writes.at(-1)).toMatch(/^(PATCH|DELETE) jobs\/hold-/);
}

test('post shows what this job built, why a build failed, and where the time went', async () => {
  const built = await jobWithBuilds(['a', 'b'], GOOD);
  const post = await built.job.runPost();
  expectUndone(built, post);
  const html = renderMarkdown(post.summary);
  expect(elementsOf(html, 'h3')).toEqual(['Builds on <code>ci</code>']);
  const [builds, steps, nodes] = tablesOf(html);
  expect(builds).toEqual([
    ['Build', 'Result', 'Steps from cache', 'Time'],
    ['shop amd64', '✅', '█████░░░░░ 3 of 6', '2.0 s'],
    ['worker amd64', '❌ RUN make: exit code 2', '█████░░░░░ 3 of 6', '40.0 s'],
  ]);
  expect(steps).toEqual([
    ['Step', 'Build', 'Time'],
    ['RUN make', 'worker', '31.0 s'],
  ]);
  expect(nodes?.[1]?.[0]).toBe('amd64');
  expect(post.summary).toMatch(
    /^Set-up \*\*\d+\.\d s\*\*.* · Cache 2\.2 GiB · Up until \d\d:\d\d UTC \(`keep-warm: 30m`\)$/m,
  );
  expect(
    built
      .calls()
      .map((call) => call.split(' ').slice(1).join(' '))
      .toSorted(),
  ).toEqual([
    'du --builder ci',
    'history inspect --builder ci --format json b',
    'history logs --builder ci --progress rawjson b',
    'history ls --builder ci --format json',
  ]);
});

test('a later step that moved the folder of instances takes no build away from the summary', async () => {
  const built = await jobWithBuilds(['a'], GOOD);
  const post = await built.job.runPost({ BUILDX_CONFIG: built.job.workspace });
  expect(post.summary).toContain('`shop` amd64');
  const folder = join(built.job.home, '.docker', 'buildx');
  expect(built.calls().every((call) => call.startsWith(`${folder} `))).toBe(true);
});

describe('nothing is asked, and no build is claimed or denied,', () => {
  test.each([
    ['where an instance of this name was removed', (instance: string) => rmSync(instance)],
    [
      'where another job has written one of this name',
      (instance: string) => writeFileSync(instance, JSON.stringify({ Name: 'ci', Nodes: [] })),
    ],
  ])('%s', async (_, change) => {
    const built = await jobWithBuilds(['a'], GOOD);
    change(built.instance);
    const facts = JSON.stringify({ ...readMapping(built.state.facts ?? ''), readyMs: 20_000 });
    const post = await runPostWith(built, { facts });
    expect(post).toMatchObject({ exitCode: 0, annotations: [] });
    expect(post.summary).toMatch(/^Builder `ci` · Set-up \*\*20\.0 s\*\*.*\n+$/);
    expect(built.calls()).toEqual([]);
  });
});

describe('the page says how long the builder stays, whatever this job asked for:', () => {
  test.each([
    ['one that is kept forever', 'forever', '30m', / · Stays up \(`keep-warm: forever`\)$/m],
    ['one that does not become that', '30m', 'forever', /^Set-up \*\*\d+\.\d s\*\* · Cache 2\.2 GiB$/m],
  ])('%s', async (_, first, second, line) => {
    const cluster = new FakeCluster();
    await jobWithBuilds([], GOOD, { 'keep-warm': first }, cluster);
    const built = await jobWithBuilds(['a'], GOOD, { 'keep-warm': second }, cluster);
    const post = await built.job.runPost();
    expect(post.summary).toMatch(line);
  });
});

test('a secret in a build stays one that the runner masks', async () => {
  const secret = 'npm_Zm9v-8Kd1*mQ/pa+ss==';
  const step = `RUN echo ${secret} | npm login`;
  const built = await jobWithBuilds(['a'], {
    ls: says(listed('a', 2, { name: secret, status: 'Error' })),
    inspect: says(JSON.stringify({ Error: { Name: `[1/2] ${step}`, Message: `denied to ${secret}` } })),
  });
  const { summary } = await built.job.runPost();
  expect(summary.split(secret)).toHaveLength(4);
});

describe('nothing is asked, and nothing written,', () => {
  test.each([
    ['where nothing was built', [], {}],
    ['with summary: false', ['a'], { summary: 'false' }],
  ] as const)('%s', async (_, ids, more) => {
    const built = await jobWithBuilds(ids, GOOD, more);
    const post = await built.job.runPost();
    expectUndone(built, post);
    expect(post.summary).toBe('');
    expect(built.calls()).toEqual([]);
  });
});

describe('a buildx that', () => {
  test.each([
    ['fails', { ls: 'exit 1', du: 'exit 1' }, /^### Builds on `ci`\n\nSet-up/],
    [
      'has no history, as 0.15',
      { ls: "echo 'ERROR: unknown flag: --format' >&2; exit 1", du: GOOD.du },
      /Cache 2\.2 GiB/,
    ],
    ['prints what is no list', { ls: 'echo hello; echo ::error::fake', du: 'echo ::warning::fake' }, /^$/],
    ['prints without end', { ls: 'yes', du: 'yes' }, /^### Builds on `ci`\n\nSet-up/],
    ['speaks to the runner on stderr', { ...GOOD, ls: `echo ::error::fake >&2\n${GOOD.ls}` }, /`shop` amd64/],
    ['is killed', { ls: 'kill -9 $$', du: GOOD.du }, /Cache 2\.2 GiB/],
    [
      'tells a list and no more',
      { ls: GOOD.ls, inspect: 'exit 1', logs: 'exit 1', du: 'exit 1' },
      /`worker` amd64 \| ❌ \|/,
    ],
  ])('%s is no concern of the job', async (_, answers, page) => {
    const built = await jobWithBuilds(['a', 'b'], answers);
    const post = await built.job.runPost();
    expectUndone(built, post);
    expect(post.summary.trimEnd()).toMatch(page);
  });
});

describe('a buildx that hangs costs 5 s, and what is known then is written:', () => {
  test.each([
    ['in all it does', { ls: HANGS, du: HANGS }, /^### Builds on `ci`\n\nSet-up/],
    ['when it is asked for more', { ...GOOD, inspect: HANGS, logs: HANGS }, /`worker` amd64 \| ❌ \|/],
  ])('%s', async (_, answers, page) => {
    const built = await jobWithBuilds(['a', 'b'], answers);
    const post = await built.job.runPost();
    expectUndone(built, post);
    expect(post.summary).toMatch(page);
    expect(post.durationMs).toBeGreaterThan(SUMMARY_MS);
    expect(post.durationMs).toBeLessThan(SUMMARY_MS + REST_MS);
  });
});

test('a runner that cancels post while buildx hangs ends the summary alone: the rest is undone', async () => {
  const built = await jobWithBuilds(['a'], { ls: HANGS, du: HANGS });
  const post = built.job.startPost();
  await vi.waitUntil(() => built.calls().length > 0, { timeout: 20_000, interval: 20 });
  const ended = await post.cancel();
  expectUndone(built, ended);
  expect(ended.signals).toEqual(['SIGINT']);
  expect(ended.summary).toMatch(/^### Builds on `ci`/);
});

test('names that are Markdown, HTML or commands of the runner are text on the page', async () => {
  const name = 'a | b `c` <img src=x> </details> ::error::x ##[error]y\u202e [l](https://e.example)';
  const step = 'RUN echo "| `date` |" && </details> \\| <script>';
  const built = await jobWithBuilds(['a'], {
    ls: says(listed('a', 2, { name, status: 'Error' })),
    inspect: says(JSON.stringify({ Error: { Name: `[1/2] ${step}`, Message: '**no** | $x$ @all' } })),
  });
  const post = await built.job.runPost();
  expectUndone(built, post);
  const [[, row] = []] = tablesOf(renderMarkdown(post.summary));
  expect(row?.slice(0, 2)).toEqual([
    'a | b `c` <img src=x> </details> ::error::x ## [error]y [l](https://e.example) amd64',
    `❌ ${step}: **no** | $x$ @all`,
  ]);
});

test('a runner that has no job summaries is no concern of the job', async () => {
  const built = await jobWithBuilds(['a'], GOOD);
  expectUndone(built, await runPostWith(built, {}, ['-u', 'GITHUB_STEP_SUMMARY']));
});

describe('a step that fails', () => {
  /** Main of a step whose builder cannot be created. */
  async function failedMain(more: Readonly<Record<string, string>>): Promise<StepResult> {
    const { job, inputs, close } = await startScriptedJob(new FakeCluster().script);
    onTestFinished(close);
    const main = await job.runMain(inputs(more));
    expect(main.exitCode).toBe(1);
    return main;
  }

  test('shows why on the page of the run, and what to do', async () => {
    const main = await failedMain({ 'keep-warm': '<b>5 | minutes' });
    const html = renderMarkdown(main.summary);
    expect(elementsOf(html, 'h3')).toEqual(['❌ An input is not valid']);
    expect(visibleText(html)).toContain('"<b>5 | minutes" is not a duration.');
    expect(html).toContain('docs/troubleshooting.md#input"');
    const [fix = ''] = elementsOf(html, 'p').filter((part) => part.includes('Fix:'));
    expect(main.annotations[0]?.message).toContain(visibleText(fix).replace('Fix: ', ''));
  });

  test('shows nothing there with summary: false', async () => {
    expect((await failedMain({ 'keep-warm': '5 minutes', summary: 'False' })).summary).toBe('');
  });
});
