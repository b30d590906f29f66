import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { findOrphans } from '../../../doubles/runner/orphans.ts';
import { jobWith } from '../../../doubles/runner/scratch-action.ts';

const stubborn = `
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {
    console.log('got ' + signal);
    if (process.env.INPUT_OBEY === signal) process.exit(9);
  });
  fs.appendFileSync(process.env.GITHUB_STATE, 'intent=saved\\n');
  setInterval(() => {}, 1000);
  console.log('ready');
`;

test('cancel goes from SIGINT over SIGTERM to SIGKILL, and files count nevertheless', async () => {
  const step = jobWith(stubborn, { stopTimes: { afterSigintMs: 500, afterSigtermMs: 500 } }).start();
  await step.seen(/ready/);
  const result = await step.cancel();
  expect(result.signals).toEqual(['SIGINT', 'SIGTERM', 'SIGKILL']);
  expect(result.log).toBe('ready\ngot SIGINT\ngot SIGTERM');
  expect(result).toMatchObject({
    exitCode: null,
    signal: 'SIGKILL',
    hasFailed: true,
    state: { intent: 'saved' },
  });
});

test.each([
  { obey: 'SIGINT', afterSigintMs: 60_000, signals: ['SIGINT'] },
  { obey: 'SIGTERM', afterSigintMs: 500, signals: ['SIGINT', 'SIGTERM'] },
])('cancel ends with $obey when that is obeyed', async ({ obey, afterSigintMs, signals }) => {
  const stopTimes = { afterSigintMs, afterSigtermMs: 60_000 };
  const step = jobWith(stubborn, { stopTimes }).start({ obey });
  await step.seen(/ready/);
  expect(await step.cancel()).toMatchObject({ exitCode: 9, signals });
});

test('kill asks nobody', async () => {
  const step = jobWith(stubborn).start();
  await step.seen(/ready/);
  expect(await step.kill()).toMatchObject({ signal: 'SIGKILL', log: 'ready', state: { intent: 'saved' } });
});

test('waiting for a line that never comes ends with the step', async () => {
  const step = jobWith(`console.log('other')`).start();
  await expect(step.seen(/ready/)).rejects.toThrow(/ended without a line like \/ready\/:\nother/);
});

test('a program that is not there is an error', async () => {
  await expect(jobWith('').sh('no-such-program', [])).rejects.toThrow('ENOENT');
});

const leaveChild = `
  const { spawn } = require('node:child_process');
  const child = spawn('sleep', ['60'], { detached: true, stdio: process.env.INPUT_STDIO });
  child.unref();
  console.log(child.pid);
`;

test('a child that holds stdout is waited for, but not for long', async () => {
  const job = jobWith(leaveChild, { stopTimes: { afterExitMs: 200 } });
  const { durationMs, exitCode } = await job.runMain({ stdio: 'inherit' });
  expect(exitCode).toBe(0);
  expect(durationMs).toBeGreaterThan(200);
});

test('dispose kills what steps left running and removes the folders, but not a given home', async () => {
  const home = mkdtempSync(join(tmpdir(), 'home-'));
  onTestFinished(() => rmSync(home, { recursive: true }));
  const job = jobWith(leaveChild, { home });
  const pid = Number((await job.runMain({ stdio: 'ignore' })).log);
  const trackingId = job.env().RUNNER_TRACKING_ID ?? '';
  expect(findOrphans(trackingId)).toEqual([pid]);
  job.dispose();
  await vi.waitFor(() => expect(findOrphans(trackingId)).toEqual([]));
  expect([job.temp, job.workspace, home].map((path) => existsSync(path))).toEqual([false, false, true]);
});
