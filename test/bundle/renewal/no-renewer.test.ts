import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { refuse } from '../../doubles/api/fake-api.ts';
import type { ScriptedJob } from '../../doubles/api/scripted-job.ts';
import { folderOf, renewersOf, untilNoRenewer } from '../../doubles/runner/renewers.ts';
import { deadlineOf, isOfRenewer, root, start } from './place.ts';

test('with renew: false nothing stays on the runner, and the hold lives for max-job-duration', async () => {
  const { job, inputs, cluster } = await start();
  const main = await job.runMain(inputs({ renew: 'false' }));
  expect(main.exitCode, main.log).toBe(0);
  expect(deadlineOf(cluster)).toBe(21_600);
  expect(renewersOf(job)).toEqual([]);
  expect(readdirSync(folderOf(main))).toEqual(['former-choices.json', 'former-current', 'kubeconfig']);
});

describe('where no process can stay', () => {
  test('because it does not start, the log says so, and the hold lives for max-job-duration', async () => {
    const copy = (job: ScriptedJob['job'], name: string): string => join(job.home, 'action', 'dist', name);
    const { job, inputs, cluster } = await start((request) => {
      // Gone once main runs, as where an action's folder is removed behind it.
      if (request.method === 'POST' && request.path.endsWith('/jobs')) rmSync(copy(job, 'renewer.js'));
      return false;
    });
    cpSync(join(root, 'dist'), join(job.home, 'action', 'dist'), { recursive: true });
    cpSync(join(root, 'action.yml'), join(job.home, 'action', 'action.yml'));
    const main = await job.use(copy(job, 'index.js')).runMain(inputs());
    expect(main.exitCode, main.log).toBe(0);
    expect(existsSync(copy(job, 'renewer.js'))).toBe(false);
    expect(main.log.split('\n').filter((line) => line.includes('renewed'))).toEqual([
      'Holds are not renewed on this runner (the process for it ended with 1): this one lives for max-job-duration, 6h.',
    ]);
    expect(deadlineOf(cluster)).toBe(21_600);
    expect(renewersOf(job)).toEqual([]);
  });

  test('because the cluster refuses it, the log says so, and the hold lives for max-job-duration', async () => {
    const { job, inputs, cluster } = await start((request, response) => {
      if (!isOfRenewer(request, 'GET')) return false;
      refuse(response, 400, 'BadRequest', 'no');
      return true;
    });
    const main = await job.runMain(inputs());
    expect(main.exitCode, main.log).toBe(0);
    expect(main.log).toContain('Holds are not renewed on this runner (the process for it ended with 1)');
    expect(deadlineOf(cluster)).toBe(21_600);
    expect(renewersOf(job)).toEqual([]);
  });

  test('because it gets nowhere, main waits 5 s for it, ends it, and says so', async () => {
    const { job, inputs, cluster } = await start((request) => isOfRenewer(request, 'GET'));
    const main = await job.runMain(inputs());
    expect(main.exitCode, main.log).toBe(0);
    expect(main.log).toContain(
      'Holds are not renewed on this runner (the process for it gave no sign of life in 5 s): this one lives for max-job-duration, 6h.',
    );
    expect(main.durationMs).toBeGreaterThan(5000);
    expect(main.durationMs).toBeLessThan(10_000);
    expect(deadlineOf(cluster)).toBe(21_600);
    await untilNoRenewer(job, 1000);
  });
});
