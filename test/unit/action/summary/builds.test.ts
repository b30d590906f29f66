import { expect, test } from 'vitest';

import { groupBuilds, type OwnRecord } from '../../../../src/action/summary/builds.ts';

const START_MS = Date.UTC(2026, 10, 27, 14, 0);

const ARCHITECTURES = new Map([
  ['ci-amd64', 'amd64'],
  ['ci-arm64', 'arm64'],
]);

function record(change: Partial<OwnRecord> = {}): OwnRecord {
  return {
    id: 'r1',
    node: 'ci-amd64',
    name: 'shop',
    status: 'completed',
    startedMs: START_MS,
    endedMs: START_MS + 5000,
    totalSteps: 6,
    cachedSteps: 2,
    target: undefined,
    failure: undefined,
    steps: [],
    ...change,
  };
}

const CANCELLED = { step: undefined, message: 'context canceled', isCancelled: true };
const FAILED = { step: 'RUN make', message: 'exit code: 2', isCancelled: false };

test('the records of one build for two platforms are one row, with the steps and the time of both', () => {
  const builds = groupBuilds(
    [
      record({ node: 'ci-arm64', startedMs: START_MS + 300, endedMs: START_MS + 9300, cachedSteps: 1 }),
      record({ steps: [{ name: 'RUN make', ms: 4000 }] }),
    ],
    ARCHITECTURES,
  );
  expect(builds).toMatchObject([
    {
      name: 'shop',
      architectures: ['amd64', 'arm64'],
      result: 'good',
      cachedSteps: 3,
      totalSteps: 12,
      durationMs: 9300,
      steps: [{ name: 'RUN make', ms: 4000, build: 'shop', architecture: 'amd64' }],
    },
  ]);
});

test.each([
  ['on the same node', {}, {}],
  ['of another name', { node: 'ci-arm64' }, { name: 'docs' }],
  ['of another target of the bake file', { node: 'ci-arm64', target: 'web' }, { target: 'api' }],
  ['later', { node: 'ci-arm64' }, { startedMs: START_MS + 2500, endedMs: START_MS + 3000 }],
])('a second build %s is a row of its own', (_, first, second) => {
  expect(groupBuilds([record(first), record(second)], ARCHITECTURES)).toHaveLength(2);
});

test('two builds for two platforms each, started at once, are two rows', () => {
  const nodes = ['ci-amd64', 'ci-arm64', 'ci-arm64', 'ci-amd64'];
  const builds = groupBuilds(
    nodes.map((node, index) => record({ node, startedMs: START_MS + index })),
    ARCHITECTURES,
  );
  expect(builds.map(({ architectures }) => architectures)).toEqual([
    ['amd64', 'arm64'],
    ['amd64', 'arm64'],
  ]);
});

test('builds stand in the order of their starts, whatever the order of the list', () => {
  const starts = [3, 1, 2].map((seconds) =>
    record({ name: `b${seconds}`, startedMs: START_MS + seconds * 1000 }),
  );
  expect(groupBuilds(starts, ARCHITECTURES).map(({ name }) => name)).toEqual(['b1', 'b2', 'b3']);
});

test.each([
  ['one failed and the other was cancelled for it', [FAILED, CANCELLED], 'failed', FAILED],
  ['one was cancelled first and the other failed', [CANCELLED, FAILED], 'failed', FAILED],
  ['both were cancelled', [CANCELLED, CANCELLED], 'cancelled', CANCELLED],
  ['nobody knows why they failed', [undefined, undefined], 'failed', undefined],
] as const)(
  'of a build of which %s, the row says what a person has to know',
  (_, failures, result, failure) => {
    const [one, other] = failures;
    const builds = groupBuilds(
      [
        record({ status: 'failed', failure: one }),
        record({ node: 'ci-arm64', status: 'failed', failure: other }),
      ],
      ARCHITECTURES,
    );
    expect(builds).toMatchObject([{ result, failure }]);
  },
);

test('a build that runs on one of its nodes has no time yet', () => {
  const builds = groupBuilds(
    [record(), record({ node: 'ci-arm64', status: 'running', endedMs: undefined })],
    ARCHITECTURES,
  );
  expect(builds).toMatchObject([{ result: 'running', durationMs: undefined }]);
});

test('a target of a bake file is called by its name, and what has no name is a build', () => {
  const builds = groupBuilds(
    [record({ target: 'api' }), record({ name: '' })],
    new Map([['ci-amd64', undefined]]),
  );
  expect(builds.map(({ name, architectures }) => ({ name, architectures }))).toEqual([
    { name: 'api', architectures: [] },
    { name: 'build', architectures: [] },
  ]);
});
