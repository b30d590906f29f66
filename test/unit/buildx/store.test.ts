import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';

import {
  readInstance,
  removeInstance,
  storeIn,
  verifyWritable,
  writeInstance,
} from '../../../src/buildx/store.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
});

const NEVER = (): never => {
  throw new Error('It is the instance of another job.');
};

/** The store as one job uses it. */
const of = (job: string) => storeIn(folder, `/temp/${job}`);

test('of jobs that write an instance of one name at the same time only one gets it', async () => {
  const jobs = ['a', 'b', 'c', 'd', 'e'];
  const written = await Promise.allSettled(jobs.map((job) => writeInstance(of(job), 'ci', job, NEVER)));
  const winners = jobs.filter((_, index) => written[index]?.status === 'fulfilled');
  expect(winners).toHaveLength(1);
  expect(await readInstance(of('x'), 'ci')).toBe(winners[0]);
  expect(readdirSync(join(folder, 'instances'))).toEqual(['ci']);
  expect(readdirSync(folder)).toEqual(['instances']);
});

test('the instance of a job that is over is replaced, and only its owner may read it', async () => {
  await writeInstance(of('a'), 'ci', 'old', NEVER);
  const seen: (string | undefined)[] = [];
  await writeInstance(of('b'), 'ci', 'new', (there) => seen.push(there?.json));
  expect(seen).toEqual(['old']);
  const path = join(folder, 'instances', 'ci');
  expect(readFileSync(path, 'utf8')).toBe('new');
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

describe('notes of builds under the name of an instance', () => {
  const notes = (): string => join(folder, 'refs', 'ci', 'ci-amd64');

  beforeEach(() => mkdirSync(notes(), { recursive: true }));

  test('that somebody removed by hand are not taken for builds of the next job', async () => {
    await writeInstance(of('a'), 'ci', 'new', NEVER);
    expect(existsSync(notes())).toBe(false);
  });

  test('that an earlier step of this job wrote stay', async () => {
    mkdirSync(join(folder, 'instances'));
    writeFileSync(join(folder, 'instances', 'ci'), 'old');
    await writeInstance(of('a'), 'ci', 'new', () => undefined);
    expect(existsSync(notes())).toBe(true);
  });
});

test('an instance is removed once', async () => {
  await writeInstance(of('a'), 'ci', 'one', NEVER);
  expect(await removeInstance(of('a'), 'ci')).toBe(true);
  expect(await removeInstance(of('a'), 'ci')).toBe(false);
  expect(await readInstance(of('a'), 'ci')).toBeUndefined();
});

test('an instance that cannot be read is reported, and not taken for one that does not exist', async () => {
  mkdirSync(join(folder, 'instances', 'ci'), { recursive: true });
  await expect(readInstance(of('a'), 'ci')).rejects.toMatchObject({ code: 'buildx' });
});

test('checking that the folder can be written leaves nothing in it', async () => {
  const store = of('a');
  await verifyWritable(store);
  expect(readdirSync(folder)).toEqual([]);
});
