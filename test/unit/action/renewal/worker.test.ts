import { expect, test } from 'vitest';

import { findWorker, isWorkerGone, parseStat } from '../../../../src/action/renewal/order.ts';

const REST = '1 1 0 -1 4194560 9 0 0 0 0 0 0 0 20 0 1 0 4711 2 3';

test.each([
  [`17 (Runner.Worker) S 16 ${REST}`, { name: 'Runner.Worker', parent: 16, hasEnded: false }],
  [`17 (a) b) (S 1) R 16 ${REST}`, { name: 'a) b) (S 1', parent: 16, hasEnded: false }],
  [`17 (killed) Z 16 ${REST}`, { name: 'killed', parent: 16, hasEnded: true }],
])('a process is read right, whatever it calls itself: %s', (line, wanted) => {
  expect(parseStat(line)).toEqual({ kind: 'stat', startTicks: 4711, ...wanted });
});

test.each(['', '17', '17 (x', '17 (x) S 1'])('what cannot be read says nothing: "%s"', (line) => {
  expect(parseStat(line)).toEqual({ kind: 'none', isGone: false });
});

test.each([
  ['a job container, whose parent is out of sight', 0],
  ['a container whose first process starts the step', 1],
  ['a runner of another name', process.pid],
])('in %s no worker is watched', (_, parent) => {
  expect(findWorker(parent)).toEqual({ kind: 'unknown' });
});

test('a hold is renewed on where nobody knows the worker, and not where its id has a new owner', () => {
  const unknown = { kind: 'unknown' } as const;
  expect(isWorkerGone(unknown)).toBe(false);
  expect(isWorkerGone({ kind: 'process', pid: process.pid, startTicks: 1 })).toBe(true);
});
