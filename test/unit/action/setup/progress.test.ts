import { expect, test, vi } from 'vitest';

import { fail, keepHeading, printHeading, runnerLog } from '../../../../src/action/runner/log.ts';
import { showProgress } from '../../../../src/action/setup/progress.ts';
import { ActionError } from '../../../../src/lib/errors.ts';
import { useFakeClock } from '../../../doubles/fake-clock.ts';

useFakeClock();

const NODES = new Map([
  ['ci-amd64', 'amd64'],
  ['ci-riscv64', 'riscv64'],
]);

/** What is printed from now on. */
function printed(): readonly string[] {
  const lines: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(`${text}`.trimEnd()) > 0);
  return lines;
}

function wait(limitMs = 600_000) {
  return showProgress({ builder: 'ci', shortNames: NODES, limitMs });
}

async function pass(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}

test('a wait is a group, each line with the seconds since the start of the step and a short name', async () => {
  const lines = printed();
  const progress = wait();
  await pass(400);
  progress.show('ci-amd64', 'created Deployment ci-amd64');
  await pass(9000);
  progress.show('ci-riscv64', 'ready');
  progress.end();
  expect(lines).toEqual([
    '::group::Waiting for ci (at most 10m)',
    '   0.4 s  amd64    created Deployment ci-amd64',
    '   9.4 s  riscv64  ready',
    '::endgroup::',
  ]);
});

test('a builder that nobody has to wait for has no group', () => {
  const lines = printed();
  const progress = wait();
  progress.await('ci-amd64', 'its pod');
  progress.end();
  expect(lines).toEqual([]);
});

test('the log is never silent for more than 15 s, says for what it waits, and how long at most', async () => {
  const lines = printed();
  const progress = wait();
  progress.show('ci-amd64', 'no cluster node fits yet');
  progress.await('ci-amd64', 'a cluster node');
  progress.await('ci-riscv64', 'its pod');
  await pass(9000);
  progress.await('ci-amd64', 'a new cluster node');
  progress.show('ci-amd64', 'the autoscaler adds a cluster node');
  progress.await('ci-riscv64', undefined);
  await pass(31_000);
  progress.end();
  await pass(60_000);
  expect(lines.slice(3)).toEqual([
    '  24.0 s  amd64    still waiting for a new cluster node (24 s of at most 10m)',
    '  39.0 s  amd64    still waiting for a new cluster node (39 s of at most 10m)',
    '::endgroup::',
  ]);
});

test('no state of a node is printed twice, nor anything after the wait is over', () => {
  const lines = printed();
  const progress = wait();
  for (const words of ['ErrImagePull', 'ImagePullBackOff', 'ErrImagePull']) progress.show('ci-amd64', words);
  progress.show('ci-riscv64', 'ErrImagePull');
  progress.end();
  progress.show('ci-amd64', 'ready');
  progress.end();
  expect(lines.slice(1).map((line) => line.trim().replace(/^[\d.]+ s +/, ''))).toEqual([
    'amd64    ErrImagePull',
    'amd64    ImagePullBackOff',
    'riscv64  ErrImagePull',
    '::endgroup::',
  ]);
});

test('words of the cluster neither end the group nor begin another', () => {
  const lines = printed();
  const progress = wait();
  progress.show('ci-amd64', '\n::endgroup::');
  progress.show('ci-amd64', '##[endgroup]');
  progress.show('ci-amd64', '\r::group::x');
  progress.end();
  expect(lines.filter((line) => /^\s*::|##\[/.test(line))).toEqual([
    '::group::Waiting for ci (at most 10m)',
    '::endgroup::',
  ]);
});

test('a step that fails while it waits ends the group before its annotation, which would be folded with it', () => {
  const lines = printed();
  wait().show('ci-amd64', 'created Deployment ci-amd64');
  fail(new ActionError({ code: 'cancelled', message: 'The job was cancelled.' }));
  process.exitCode = 0;
  expect(lines.at(-2)).toBe('::endgroup::');
  expect(lines.at(-1)).toMatch(/^::error /);
});

test('lines that are kept back come before any other line, and once', () => {
  const lines = printed();
  keepHeading(() => runnerLog.info('heading'));
  runnerLog.debug('a call');
  runnerLog.info('trying again');
  printHeading();
  expect(lines).toEqual(['::debug::a call', 'heading', 'trying again']);
});
