import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { StepResult } from '../doubles/runner/result.ts';
import type { ActionJob } from '../doubles/runner/runner.ts';
import { ensureInputs } from '../site/ensure-inputs.ts';
import { buildImage } from '../site/image.ts';
import { untilContents } from '../site/site.ts';
import { siteOfFile } from '../site/site-of-file.ts';

const site = siteOfFile();
let home: string;
/** buildx' folder before the jobs: an instance of the user's own, which is the current one. */
let before: Readonly<Record<string, string>>;

beforeAll(async () => {});

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'home-'));
  const { newJob } = site;
  const owner = newJob({ home });
  const create = ['buildx', 'create', '--name', 'mine', '--driver', 'remote', '--use', 'tcp://127.0.0.1:1'];
  expect(await owner.sh('docker', create)).toMatchObject({ exitCode: 0 });
  before = filesOfBuildx();
  expect(before.current).toContain('mine');
});
afterEach(async () => {
  rmSync(home, { recursive: true, force: true });
  await untilContents(site, 90_000, []);
});

/** What buildx would find: instances and the current one, and whatever we might have left beside them. */
function filesOfBuildx(): Readonly<Record<string, string>> {
  const folder = join(home, '.docker', 'buildx');
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => statSync(join(folder, path)).isFile() && !['.lock', '.buildNodeID'].includes(path),
  );
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

function runMain(
  job: ActionJob,
  name: string,
  more: Readonly<Record<string, string>> = {},
): Promise<StepResult> {
  return job.runMain(ensureInputs(site, name, { 'cache-size': '0', ...more }));
}

async function runWell(job: ActionJob, name: string, round: number): Promise<void> {
  const main = await runMain(job, name);
  expect(main.exitCode, main.log).toBe(0);
  await buildImage(site, job, `${site.bed.registry}/home:${round}`, `${round}`);
  expect(await instanceOf(job)).toBe(main.outputs.name);
  expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
  expect(existsSync(main.outputs.kubeconfig ?? '')).toBe(false);
}

/** The instance that later steps of the job use. */
async function instanceOf(job: ActionJob): Promise<string> {
  const { log } = await job.sh('docker', ['buildx', 'inspect']);
  return /^Name:\s+(\S+)/m.exec(log)?.[1] ?? '';
}

test.each(['a temporary folder each', 'one temporary folder'])(
  'eight jobs at once in one home, with %s, each build on their own and leave buildx as it was',
  async (temporary) => {
    const env = temporary.startsWith('one') ? { RUNNER_TEMP: mkdtempSync(join(home, 'temp-')) } : {};
    // Four on the repository's builder, four on builders of their own.
    const names = ['', '', '', '', 'own-a', 'own-b', 'own-c', 'own-d'];
    await Promise.all(names.map((name, round) => runWell(site.newJob({ home, env }), name, round)));
    expect(filesOfBuildx()).toEqual(before);
  },
);

test.each(['a temporary folder each', 'one temporary folder'])(
  'of six jobs at once that give one name in one home, with %s, one gets it and keeps it',
  async (temporary) => {
    const env = temporary.startsWith('one') ? { RUNNER_TEMP: mkdtempSync(join(home, 'temp-')) } : {};
    const jobs = Array.from({ length: 6 }, () => site.newJob({ home, env }));
    const mains = await Promise.all(jobs.map(async (job) => ({ job, main: await runMain(job, 'same') })));
    const [won, ...more] = mains.filter(({ main }) => main.exitCode === 0);
    if (won === undefined) throw new Error(mains[0]?.main.log);
    expect(more).toEqual([]);
    for (const { job, main } of mains.filter((one) => one !== won)) {
      expect(main.annotations[0]?.message).toBe(
        'Input name: buildx already has an instance same on this runner. Another job on this machine uses it: leave `name` empty, or change it.',
      );
      expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
    }
    await buildImage(site, won.job, `${site.bed.registry}/home:same`, '1');
    expect(await won.job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
    expect(filesOfBuildx()).toEqual(before);
    await runWell(site.newJob({ home, env }), 'same', 2);
    expect(filesOfBuildx()).toEqual(before);
  },
);

test.each([
  ['first', [0, 1, 2]],
  ['last', [2, 1, 0]],
  ['in the middle', [1, 0, 2]],
])(
  'of jobs that overlap, the oldest ending %s, none leaves buildx on an instance that is gone',
  async (_, ends) => {
    const jobs = [0, 1, 2].map(() => site.newJob({ home }));
    for (const job of jobs) expect(await runMain(job, '')).toMatchObject({ exitCode: 0 });
    for (const index of ends) {
      expect(await jobs[index]?.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
      const { current = '', ...others } = filesOfBuildx();
      expect(Object.keys(others)).toContain(`instances/${JSON.parse(current).Name}`);
    }
    expect(filesOfBuildx()).toEqual(before);
  },
);

test('what killed jobs left is removed by the next ones, several at once, and nothing else', async () => {
  const killed = Array.from({ length: 3 }, () => site.newJob({ home }));
  const lasting = site.newJob({ home });
  await Promise.all([
    runMain(lasting, ''),
    ...killed.map((job, at) => runMain(job, `dead-${at}`, { 'max-job-duration': '30s' })),
  ]);
  for (const job of killed) job.dispose();
  expect(Object.keys(filesOfBuildx()).filter((path) => path.startsWith('instances/dead'))).toHaveLength(3);
  await Promise.all([0, 1, 2, 3].map((round) => runWell(site.newJob({ home }), '', round)));
  expect(Object.keys(filesOfBuildx()).filter((path) => path.includes('dead'))).toEqual([]);
  await buildImage(site, lasting, `${site.bed.registry}/home:lasting`, '9');
  expect(await lasting.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
  // What was current before it, a killed job may take along; but none points to what is gone.
  const { current: former, ...others } = before;
  const { current = former, ...kept } = filesOfBuildx();
  expect(kept).toEqual(others);
  expect(current).toBe(former);
});
