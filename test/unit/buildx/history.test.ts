import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

import {
  findOwnBuilds,
  inspectFailure,
  listCancelled,
  listRecords,
  parseFailure,
  parseRecords,
  parseSteps,
  parseTotal,
  readCacheUse,
  readSteps,
  readTarget,
  tellsDetails,
} from '../../../src/buildx/history.ts';

/** What buildx 0.23 to 0.37 print, in these words. */
const LISTED = `{"cached_steps":2,"completed_at":"2026-11-27T20:28:27.31613503Z","completed_steps":6,"created_at":"2026-11-27T20:28:27.127038388Z","name":"good","ref":"night/night-amd64/ryy1uqgdpqu8h7o84yqmh2tmq","status":"Completed","total_steps":6}
{"cached_steps":0,"completed_at":"2026-11-27T20:28:26.510129449Z","completed_steps":1,"created_at":"2026-11-27T20:28:26.486494039Z","name":"good (nothing)","ref":"night/night-amd64/eegte2t71onkcmm48yyhgkx82","status":"Error","total_steps":1}
{"cached_steps":1,"completed_steps":5,"created_at":"2026-11-27T20:28:25.395756328Z","name":"we|ird \`x\` \\u003cb\\u003e","ref":"night/night-amd64/ojqwsf8zez2sqfeqjhofew8ex","status":"Running","total_steps":5}
`;

test('a list of builds is read: good ones, failed ones, and those that run', () => {
  expect(parseRecords(LISTED, 'night')).toEqual([
    {
      id: 'ryy1uqgdpqu8h7o84yqmh2tmq',
      node: 'night-amd64',
      name: 'good',
      status: 'completed',
      startedMs: Date.UTC(2026, 10, 27, 20, 28, 27, 127),
      endedMs: Date.UTC(2026, 10, 27, 20, 28, 27, 316),
      totalSteps: 6,
      cachedSteps: 2,
    },
    expect.objectContaining({ name: 'good (nothing)', status: 'failed' }),
    expect.objectContaining({ name: 'we|ird `x` <b>', status: 'running', endedMs: undefined }),
  ]);
});

const good = {
  ref: 'night/night-amd64/abc',
  created_at: '2026-11-27T20:28:27Z',
  completed_at: '2026-11-27T20:28:28Z',
};

test.each([
  ['no JSON', 'ERROR: unknown flag: --format'],
  ['JSON of another kind', '[1, 2]'],
  ['a build of another builder', JSON.stringify({ ...good, ref: 'day/night-amd64/abc' })],
  ['no reference', JSON.stringify({ ...good, ref: undefined })],
  ['a reference with a part too many', JSON.stringify({ ...good, ref: 'night/night-amd64/abc/d' })],
  ['a reference that is an option', JSON.stringify({ ...good, ref: 'night/night-amd64/--config' })],
  ['a node that leads elsewhere', JSON.stringify({ ...good, ref: 'night/../abc' })],
  ['no start', JSON.stringify({ ...good, created_at: 'yesterday' })],
])('a line with %s says nothing', (_, line) => {
  expect(parseRecords(`${line}\n`, 'night')).toEqual([]);
});

test('numbers of steps that are none count as none', () => {
  const line = JSON.stringify({ ...good, total_steps: -1, cached_steps: '7' });
  expect(parseRecords(line, 'night')).toMatchObject([{ totalSteps: 0, cachedSteps: 0 }]);
});

const INSPECTED = JSON.stringify({
  Name: 'bad-37',
  Status: 'failed',
  Error: {
    Code: 2,
    Message: 'process "/bin/sh -c cat /nothing/here; exit 3" did not complete successfully: exit code: 3',
    Name: '[build 3/3] RUN cat /nothing/here; exit 3',
    Logs: ["cat: can't open '/nothing/here': No such file or directory"],
  },
});

test('a failed build has its step, without its stage, and its reason', () => {
  expect(parseFailure(INSPECTED)).toEqual({
    step: 'RUN cat /nothing/here; exit 3',
    message: 'process "/bin/sh -c cat /nothing/here; exit 3" did not complete successfully: exit code: 3',
    isCancelled: false,
  });
});

test.each([
  ['without a step', { Error: { Message: 'no' } }, { step: undefined, message: 'no', isCancelled: false }],
  [
    'that was cancelled',
    { Status: 'canceled', Error: { Message: 'context canceled' } },
    { step: undefined, message: 'context canceled', isCancelled: true },
  ],
  ['that did not fail', { Status: 'completed' }, undefined],
  ['with an error that is none', { Error: 'no' }, undefined],
])('of a build %s there is what buildx tells', (_, record, failure) => {
  expect(parseFailure(JSON.stringify(record))).toEqual(failure);
});

function vertex(name: string, seconds: readonly [number, number] | undefined, more: object = {}) {
  const at = (second: number) => `2026-11-27T20:28:${String(second).padStart(2, '0')}.5Z`;
  const times = seconds === undefined ? {} : { started: at(seconds[0]), completed: at(seconds[1]) };
  return { digest: `sha256:${name}`, name, ...times, ...more };
}

test('the steps of a Dockerfile come slowest first, each once, and only while it ran', () => {
  const [copy, make] = ['[2/4] COPY . .', '[linux/arm64 build 3/4] RUN make'];
  const lines = [
    { vertexes: [vertex('[internal] load build context', [0, 50]), vertex(make, undefined)] },
    { vertexes: [vertex(copy, [1, 3]), vertex('[1/4] FROM busybox', [0, 1], { cached: true })] },
    { vertexes: [vertex(make, [3, 10])], logs: [{ vertex: 'sha256:x', data: 'aGk=' }] },
    { vertexes: [vertex(make, [3, 12]), vertex('exporting to image', [12, 40])] },
    { vertexes: [vertex(make, [20, 25])] },
  ];
  const output = `${lines.map((line) => JSON.stringify(line)).join('\n')}\nnot JSON\n{"vertexes":7}\n`;
  expect(parseSteps(output)).toEqual([
    { name: 'RUN make', ms: 14_000 },
    { name: 'COPY . .', ms: 2000 },
  ]);
});

test('a name that is a long row of digits costs no time', () => {
  const name = `[${'1'.repeat(200_000)} 1/1] RUN make`;
  const step = { digest: 'a', started: '2026-11-27T14:00:00Z', completed: '2026-11-27T14:00:01Z' };
  const startedMs = performance.now();
  const vertexes = [
    { ...step, name: `[${'1'.repeat(200_000)}] x` },
    { ...step, name },
  ];
  expect(parseSteps(JSON.stringify({ vertexes }))).toEqual([{ name: 'RUN make', ms: 1000 }]);
  expect(performance.now() - startedMs).toBeLessThan(1000);
});

test.each([
  ['Reclaimable:\t4.276MB\nTotal:\t\t4.276MB\n', 4_276_000],
  ['Total:\t12.5kB\n', 12_500],
  ['Shared: 1GB\nTotal:          58.21GB\n', 58_210_000_000],
  ['Total:\t0B\n', 0],
  ['Total:\t1.2TB\n', 1.2e12],
  ['Total:\tmany\n', undefined],
  ['RUN echo Total: 5GB\n', undefined],
  ['', undefined],
])('the use of the cache is read of %j', (output, bytes) => {
  expect(parseTotal(output)).toBe(bytes);
});

test.each([
  ['0.25.0', false],
  ['0.23.0', false],
  ['0.26.0', true],
  ['0.37.2', true],
  ['1.0.0', true],
  [undefined, true],
])('buildx %s is asked for more than a list: %s', (version, asked) => {
  expect(tellsDetails(version)).toBe(asked);
});

test('buildx is asked for one instance by its name, and for progress on stderr', async () => {
  const calls: string[] = [];
  const run = async (args: readonly string[], output = 'stdout'): Promise<string> => {
    calls.push([...args, output].join(' '));
    return '';
  };
  await listRecords(run, 'night');
  await listCancelled(run, 'night');
  await readCacheUse(run, 'night');
  await inspectFailure(run, 'night', 'abc');
  await readSteps(run, 'night', 'abc');
  expect(calls).toEqual([
    'history ls --builder night --format json stdout',
    'history ls --builder night --filter status=canceled --format json stdout',
    'du --builder night stdout',
    'history inspect --builder night --format json abc stdout',
    'history logs --builder night --progress rawjson abc stderr',
  ]);
});

function makeStore(): string {
  const store = mkdtempSync(join(tmpdir(), 'store-'));
  onTestFinished(() => rmSync(store, { recursive: true }));
  return store;
}

test('the builds of this runner are found by the files of the instance alone', async () => {
  const store = makeStore();
  for (const [path, target] of [
    ['night/night-amd64/abc', 'default'],
    ['night/night-arm64/def', 'web'],
    ['day/day-amd64/ghi', 'api'],
  ] as const) {
    mkdirSync(join(store, 'refs', path, '..'), { recursive: true });
    writeFileSync(join(store, 'refs', path), JSON.stringify({ Target: target, LocalPath: '/x' }));
  }
  const own = await findOwnBuilds(store, 'night');
  expect(own).toEqual([
    { node: 'night-amd64', id: 'abc' },
    { node: 'night-arm64', id: 'def' },
  ]);
  expect(own.map((one) => readTarget(store, 'night', one))).toEqual([undefined, 'web']);
});

test('where nothing was built, nothing is found', async () => {
  expect(await findOwnBuilds(makeStore(), 'night')).toEqual([]);
});

test('a note that is cut leaves a build without a target', () => {
  const store = makeStore();
  mkdirSync(join(store, 'refs', 'night', 'n'), { recursive: true });
  writeFileSync(join(store, 'refs', 'night', 'n', 'abc'), '{"Target":');
  expect(readTarget(store, 'night', { node: 'n', id: 'abc' })).toBeUndefined();
});
