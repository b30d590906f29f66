import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { refuse } from '../doubles/api/fake-api.ts';
import { FakeCluster, type Intervene } from '../doubles/api/fake-cluster.ts';
import { startScriptedJob } from '../doubles/api/scripted-job.ts';
import { renderMarkdown, visibleText } from '../doubles/github/rendered.ts';
import { snapshot } from '../site/folder-snapshot.ts';
import { CLUSTER_ROWS } from './bad-input/cluster-rows.ts';
import { EKS_ROWS } from './bad-input/eks-rows.ts';
import { OF_THE_RUNNER, READ } from './bad-input/elsewhere.ts';
import { base64, CANARY, type Place, placeOf, type Row } from './bad-input/row.ts';
import { TEXT_ROWS } from './bad-input/text-rows.ts';
import { USER_ROWS } from './bad-input/user-rows.ts';
import { VALUE_ROWS } from './bad-input/value-rows.ts';

const ROWS: readonly Row[] = [...TEXT_ROWS, ...CLUSTER_ROWS, ...EKS_ROWS, ...USER_ROWS, ...VALUE_ROWS];

type TestPlace = Place & { readonly cluster: FakeCluster };

/** Runs it on a job of its own. Not with onTestFinished: where tests run side by side, it may be another's end. */
async function atPlace(
  run: (place: TestPlace) => Promise<void>,
  refusal: Intervene = () => false,
): Promise<void> {
  const cluster = new FakeCluster((request, response, self) => {
    if (request.headers.authorization !== 'Bearer expired') return refusal(request, response, self);
    refuse(response, 401, 'Unauthorized', 'Unauthorized');
    return true;
  });
  const scripted = await startScriptedJob(cluster.script);
  try {
    await run({ ...placeOf(scripted), cluster });
  } finally {
    await scripted.close();
  }
}

async function expectRefused(place: TestPlace, row: Row): Promise<void> {
  const { job, inputs } = place.scripted;
  const given = inputs(row.given(place));
  const folders = [job.home, job.temp, job.workspace];
  const before = snapshot(folders);

  const main = await job.runMain(given);
  expect(main.exitCode, main.log).toBe(1);
  expect(main.annotations, main.log).toMatchObject([
    { level: 'error', message: expect.stringMatching(row.says) },
  ]);
  const [{ message } = { message: '' }] = main.annotations;
  expect(message.length).toBeLessThanOrEqual(300);
  expect(message).not.toMatch(/report it/);
  expect(main.log).not.toContain(CANARY);
  expect(main.log).not.toContain(base64(CANARY));
  expect(place.cluster.writes).toEqual([]);
  expect(main).toMatchObject({ state: {}, outputs: {}, exportedEnv: {} });
  expect(main.summary).toMatch(/^### ❌ /);
  expect(visibleText(renderMarkdown(main.summary))).not.toContain(CANARY);
  expect(snapshot(folders)).toEqual(before);

  const post = await job.runPost();
  expect(post, post.log).toMatchObject({ exitCode: 0, signal: null, annotations: [] });
  expect(snapshot(folders)).toEqual(before);
}

test('every number of the list is tried, or read on purpose', () => {
  const tried = [...ROWS.map((row) => row.number), ...OF_THE_RUNNER];
  const others = Object.keys(READ).map(Number);
  expect(others.filter((number) => tried.includes(number))).toEqual([]);
  const all = new Set([...tried, ...others]);
  expect([...all].sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
});

describe.concurrent('a bad input changes nothing, and one line says which', { timeout: 60_000 }, () => {
  test.each(ROWS.map((row) => [`${row.number}. ${row.what}`, row] as const))('%s', (_, row) =>
    atPlace((place) => expectRefused(place, row), row.refusal),
  );
});

test.each([
  ['a byte order mark', (text: string) => `\ufeff${text}`],
  ['lines that end with CR and LF', (text: string) => text.replaceAll('\n', '\r\n')],
])('%s costs nobody a job: kubectl reads it too', (_, rewrite) =>
  atPlace(async ({ scripted, kubeconfig }) => {
    const main = await scripted.job.runMain(scripted.inputs({ kubeconfig: rewrite(kubeconfig({})) }));
    expect(main.exitCode, main.log).toBe(0);
  }),
);

test('a kubeconfig and a buildkitd.toml may be behind a link out of the workspace', () =>
  atPlace(async ({ scripted, kubeconfig, file }) => {
    const { job, inputs } = scripted;
    file('../home/real', kubeconfig({}));
    file('../home/real.toml', 'debug = true');
    symlinkSync(join(job.home, 'real'), join(job.workspace, 'k'));
    symlinkSync('../home/real.toml', join(job.workspace, 'b.toml'));
    const main = await job.runMain(inputs({ kubeconfig: 'k', 'buildkitd-config': 'b.toml' }));
    expect(main.exitCode, main.log).toBe(0);
  }));

test('many bad inputs are told in one line that counts what it has no room for, and all below it', () =>
  atPlace(async ({ scripted, cluster }) => {
    const bad = {
      ...{ mode: 'ensur', namespace: 'No', name: 'a/b', platforms: 'linux/amd65', timeout: '5 minutes' },
      ...{ cpu: '10GB', memory: '10GB', 'cache-size': '10GB', 'max-job-duration': '5 minutes', use: 'yes' },
    };
    const main = await scripted.job.runMain(scripted.inputs(bad));
    expect(main.exitCode).toBe(1);
    expect(main.annotations).toHaveLength(1);
    const message = main.annotations[0]?.message ?? '';
    expect(message.length).toBeLessThanOrEqual(300);
    const [, told = '', more] = /^(.*) And (\d+) more\.$/.exec(message) ?? [];
    expect((told.match(/Input /g) ?? []).length + Number(more)).toBe(Object.keys(bad).length);
    for (const name of Object.keys(bad)) expect(main.log).toContain(`Input ${name}: `);
    expect(cluster.writes).toEqual([]);
  }));

test('what is wrong in the kubeconfig is told together with the other bad inputs', () =>
  atPlace(async ({ scripted, cluster }) => {
    const kubeconfig = scripted.inputs().kubeconfig?.replace('https:', 'http:') ?? '';
    const main = await scripted.job.runMain(scripted.inputs({ kubeconfig, use: 'yes' }));
    expect(main.exitCode).toBe(1);
    expect(main.annotations.map((one) => one.message)).toEqual([
      expect.stringMatching(/^Input use: .* Input kubeconfig: .*server must be an https/),
    ]);
    expect(cluster.writes).toEqual([]);
  }));
