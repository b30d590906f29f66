import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { beforeEach, expect, onTestFinished, test } from 'vitest';

import { FakeCluster } from '../doubles/api/fake-cluster.ts';
import { type ScriptedJob, startScriptedJob } from '../doubles/api/scripted-job.ts';

const DAY_MS = 24 * 3_600_000;

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'home-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
});

/** A job in the home; one `apart` is in a mount namespace in which the temporary folder of the given job is empty. */
async function start(apart?: ScriptedJob): Promise<ScriptedJob> {
  const script = 'mount -t tmpfs tmpfs "$0" && exec "$@"';
  const within = apart === undefined ? [] : ['unshare', '--mount', 'sh', '-c', script, apart.job.temp];
  const scripted = await startScriptedJob(new FakeCluster().script, { home, within });
  onTestFinished(scripted.close);
  return scripted;
}

function instances(): readonly string[] {
  return readdirSync(join(home, '.docker', 'buildx', 'instances'));
}

test('a job leaves the instance of a job alone whose files it does not see', async () => {
  const one = await start();
  const first = await one.job.runMain(one.inputs({ name: '' }));
  expect(first.exitCode, first.log).toBe(0);
  const two = await start(one);
  const second = await two.job.runMain(two.inputs({ name: '' }));
  expect(second.exitCode, second.log).toBe(0);
  expect(second.log).not.toMatch(/Removed buildx instances/);
  expect(instances()).toContain(first.outputs.name);
  expect(await one.job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
  expect(instances()).toEqual([second.outputs.name]);
});

test('a name that a job of another machine has is refused, until no job can be that old', async () => {
  const one = await start();
  expect(await one.job.runMain(one.inputs())).toMatchObject({ exitCode: 0 });
  const two = await start(one);
  const refused = await two.job.runMain(two.inputs());
  expect(refused.exitCode).toBe(1);
  expect(refused.annotations[0]?.message).toMatch(
    /^Input name: buildx already has an instance ci on this runner\. A job on another machine or container/,
  );
  expect(instances()).toEqual(['ci']);
  const old = new Date(Date.now() - 7 * DAY_MS);
  utimesSync(join(home, '.docker', 'buildx', 'instances', 'ci'), old, old);
  expect(await two.job.runMain(two.inputs())).toMatchObject({ exitCode: 0 });
});

test('what a job that was killed left on this machine is removed', async () => {
  const one = await start();
  const first = await one.job.runMain(one.inputs({ name: '' }));
  rmSync(dirname(first.outputs.kubeconfig ?? ''), { recursive: true });
  const two = await start();
  const second = await two.job.runMain(two.inputs({ name: '' }));
  expect(second.log).toMatch(/Removed buildx instances of jobs that are over/);
  expect(instances()).toEqual([second.outputs.name]);
});

test('a folder that may not be looked into is not taken for one that is gone', async () => {
  const one = await start();
  const first = await one.job.runMain(one.inputs({ name: '' }));
  const folder = dirname(first.outputs.kubeconfig ?? '');
  expect(existsSync(folder)).toBe(true);
  chmodSync(one.job.temp, 0o000);
  // A user without root's right to look everywhere.
  const within = ['setpriv', '--bounding-set=-all', '--inh-caps=-all'];
  const scripted = await startScriptedJob(new FakeCluster().script, { home, within });
  onTestFinished(scripted.close);
  try {
    const second = await scripted.job.runMain(scripted.inputs({ name: '' }));
    expect(second.exitCode, second.log).toBe(0);
    expect(instances()).toContain(first.outputs.name);
  } finally {
    chmodSync(one.job.temp, 0o700);
  }
});
