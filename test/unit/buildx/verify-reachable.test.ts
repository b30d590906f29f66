import { describe, expect, test } from 'vitest';

import { remedyForUnreached } from '../../../src/builders/diagnosis/unreached.ts';
import { longestMs, verifyReachable } from '../../../src/buildx/verify-reachable.ts';
import { useFakeClock } from '../../doubles/fake-clock.ts';

const NEVER = new AbortController().signal;
const TELLING = { remedyFor: remedyForUnreached, note: () => undefined };

/** What `docker buildx inspect` shows of a node with this error; '' = one that runs. */
function inspected(error: string): string {
  const state =
    error === '' ? 'Status: running\nBuildKit version: v0.33.1' : `Status: error\nError: ${error}`;
  return `Name: ci\nNodes:\nName: ci-amd64\nEndpoint: kubernetes:///ci\n${state}\n`;
}

test.each([
  [
    'rpc error: exec: "buildctl": executable file not found in $PATH',
    /exempt the pods from sidecar injection\.$/,
  ],
  ['unable to upgrade connection: Upgrade request required', /must pass on upgrades/],
])('what no time changes is told at once: %s', async (error, hint) => {
  const startedMs = performance.now();
  const proof = verifyReachable(async () => inspected(error), 'ci', NEVER, TELLING);
  await expect(proof).rejects.toMatchObject({
    code: 'buildx',
    message: `buildx cannot reach the builder: node ci-amd64 is error (${error}).`,
    hint: expect.stringMatching(hint),
  });
  expect(performance.now() - startedMs).toBeLessThan(5000);
});

test('a node whose kubelet has no certificate yet is tried again', async () => {
  const errors = ['remote error: tls: internal error', 'remote error: tls: internal error', ''];
  const nodes = await verifyReachable(async () => inspected(errors.shift() ?? ''), 'ci', NEVER, TELLING);
  expect(nodes).toMatchObject([{ name: 'ci-amd64', buildkit: 'v0.33.1' }]);
});

test('a kubelet that is new has a minute, a daemon that restarts ten seconds', () => {
  expect(longestMs('remote error: tls: internal error')).toBe(60_000);
  expect(longestMs('unable to upgrade connection: container not found ("buildkitd")')).toBe(60_000);
  expect(longestMs('error reading server preface: command terminated with exit code 1')).toBe(10_000);
});

describe('while buildx does not reach a builder', () => {
  useFakeClock();

  test('the log says so, with since and limit, and is not silent for longer than 15 s', async () => {
    const lines: string[] = [];
    const note = (line: string): void => void lines.push(line);
    const run = async () => inspected('remote error: tls: internal error');
    const proof = verifyReachable(run, 'ci', NEVER, { ...TELLING, note });
    await expect(proof).rejects.toMatchObject({ code: 'buildx' });
    expect(
      lines.map(
        (line) =>
          /^buildx cannot reach the builder yet \((\d+) s of at most 60 s\): node ci-amd64 /.exec(line)?.[1],
      ),
    ).toEqual(['3', '16', '31', '46']);
  });
});
