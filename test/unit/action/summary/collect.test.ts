import { describe, expect, test } from 'vitest';

import { type Collected, collect, type Sources } from '../../../../src/action/summary/collect.ts';
import type { RunBuildx } from '../../../../src/buildx/command.ts';
import { buildxError } from '../../../../src/lib/errors.ts';
import { useFakeClock } from '../../../doubles/fake-clock.ts';

useFakeClock();

const START_MS = Date.UTC(2026, 10, 27, 14, 0);

type Listed = {
  readonly id: string;
  readonly seconds?: number;
  readonly status?: string;
  readonly node?: string;
};

function listed({ id, seconds = 2, status = 'Completed', node = 'ci-amd64' }: Listed): string {
  return JSON.stringify({
    ref: `ci/${node}/${id}`,
    name: 'shop',
    status,
    created_at: new Date(START_MS).toISOString(),
    completed_at: new Date(START_MS + seconds * 1000).toISOString(),
    total_steps: 6,
    cached_steps: 2,
  });
}

/** What a buildx answers to each command; undefined = it never does. */
type Answers = Readonly<Record<'ls' | 'inspect' | 'logs' | 'du', string | Error | undefined>> & {
  /** The list of those that were cancelled. */
  readonly cancelled?: string | Error;
};

const FAILURE = JSON.stringify({ Error: { Name: '[2/2] RUN make', Message: 'exit code: 2' } });
const STEPS = JSON.stringify({
  vertexes: [
    {
      digest: 'sha256:1',
      name: '[2/2] RUN make',
      started: '2026-11-27T14:00:00Z',
      completed: '2026-11-27T14:00:30Z',
    },
  ],
});

const BROKEN = buildxError('docker buildx history failed.');

const GOOD: Answers = { ls: '', inspect: FAILURE, logs: STEPS, du: 'Total:\t1GB\n' };

type Ran = { readonly found: Collected; readonly calls: readonly string[]; readonly tookMs: number };

/** Collects with a buildx that gives these answers, where this runner has noted the builds with these ids. */
async function run(own: readonly string[], answers: Answers, buildx?: string): Promise<Ran> {
  const calls: string[] = [];
  const startedMs = performance.now();
  const ask = async (args: readonly string[]): Promise<string> => {
    const isFiltered = args.includes('--filter');
    const named = args.find((arg): arg is keyof Answers => Object.hasOwn(answers, arg)) ?? 'ls';
    const command = isFiltered ? 'cancelled' : named;
    calls.push(command === 'inspect' || command === 'logs' ? `${command} ${args.at(-1)}` : command);
    const answer = isFiltered ? (answers.cancelled ?? '') : answers[command];
    if (answer === undefined) return new Promise(() => undefined);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const noted = own.map((id) => ({ node: 'ci-amd64', id }));
  const found = await collect(sourcesOf(ask, buildx, AbortSignal.timeout(5000)), noted);
  return { found, calls, tookMs: performance.now() - startedMs };
}

function sourcesOf(run: RunBuildx, buildx: string | undefined, signal: AbortSignal): Sources {
  return { run, instance: 'ci', storeFolder: '/nowhere', buildx, signal, debug: () => undefined };
}

test('a job that built nothing starts no program', async () => {
  const { found, calls } = await run([], GOOD);
  expect(found.kind).toBe('nothing');
  expect(calls).toEqual([]);
});

test('of a builder that others use, only the own builds are shown, and only they are asked for more', async () => {
  const ls = [
    listed({ id: 'mine', status: 'Error', seconds: 40 }),
    listed({ id: 'other', status: 'Error', seconds: 90 }),
  ].join('\n');
  const { found, calls } = await run(['mine'], { ...GOOD, ls });
  expect(found).toMatchObject({
    kind: 'listed',
    own: [
      {
        id: 'mine',
        failure: { step: 'RUN make', message: 'exit code: 2' },
        steps: [{ name: 'RUN make', ms: 30_000 }],
      },
    ],
    missing: 0,
    all: [{ id: 'mine' }, { id: 'other' }],
    cacheBytes: 1e9,
  });
  expect(calls.toSorted()).toEqual(['du', 'inspect mine', 'logs mine', 'ls']);
});

test('quick builds that are good cost two calls', async () => {
  const { calls } = await run(['a', 'b'], {
    ...GOOD,
    ls: `${listed({ id: 'a', seconds: 30 })}\n${listed({ id: 'b' })}`,
  });
  expect(calls.toSorted()).toEqual(['du', 'ls']);
});

test('of many failed and long builds, three are asked for each: the first that failed, and the longest', async () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const ls = ids.map((id, index) => listed({ id, status: 'Error', seconds: 31 + index })).join('\n');
  const { found, calls } = await run(ids, { ...GOOD, ls });
  expect(calls.filter((call) => call.startsWith('inspect'))).toEqual(['inspect a', 'inspect b', 'inspect c']);
  expect(calls.filter((call) => call.startsWith('logs')).toSorted()).toEqual(['logs c', 'logs d', 'logs e']);
  expect(found.own).toHaveLength(5);
});

test('of many failed builds those are asked that failed first: the others were cancelled by them', async () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const ls = ids.map((id, index) => listed({ id, status: 'Error', seconds: 25 - index })).join('\n');
  const { calls } = await run(ids, { ...GOOD, ls });
  expect(calls.filter((call) => call.startsWith('inspect'))).toEqual(['inspect c', 'inspect d', 'inspect e']);
});

describe('of a bake file with more targets than are asked, one of which failed and had the others cancelled,', () => {
  const ids = ['a', 'b', 'c', 'd', 'failed', 'e'];
  const all = ids.map((id) => listed({ id, status: 'Error', node: id === 'b' ? 'ci-arm64' : 'ci-amd64' }));
  const cancelled = all.filter((line) => !line.includes('failed'));

  test('the one that failed is asked why, and the others are told as cancelled', async () => {
    const own = ids.filter((id) => id !== 'b');
    const answers = { ...GOOD, ls: all.join('\n'), cancelled: cancelled.join('\n') };
    const { found, calls } = await run(own, answers);
    expect(calls.filter((call) => call.startsWith('inspect'))).toEqual(['inspect failed']);
    expect(found.own.map(({ id, failure }) => [id, failure?.isCancelled])).toEqual(
      own.map((id) => [id, id !== 'failed']),
    );
  });

  test.each([
    ['fails', BROKEN],
    ['tells none', ''],
  ])('a buildx whose list of them %s costs no reason', async (_, answer) => {
    const { calls } = await run(ids, { ...GOOD, ls: all.join('\n'), cancelled: answer });
    expect(calls.filter((call) => call.startsWith('inspect'))).toHaveLength(3);
  });
});

test('buildx before 0.26, which would hang, is asked for no more than a list', async () => {
  const ls = listed({ id: 'a', status: 'Error', seconds: 40 });
  const { found, calls } = await run(['a'], { ...GOOD, ls }, '0.25.0');
  expect(calls.toSorted()).toEqual(['du', 'ls']);
  expect(found.own).toMatchObject([{ status: 'failed', failure: undefined, steps: [] }]);
});

const LONG = listed({ id: 'a', status: 'Error', seconds: 40 });

describe('a buildx that hangs costs 5 s, and what is known then is shown', () => {
  test.each([
    ['in all it does', { ls: undefined, inspect: undefined, logs: undefined, du: undefined }, 'unlisted'],
    ['in du', { ...GOOD, ls: LONG, du: undefined }, 'listed'],
    ['in history inspect', { ...GOOD, ls: LONG, inspect: undefined }, 'listed'],
    ['in history logs', { ...GOOD, ls: LONG, logs: undefined }, 'listed'],
    ['in history ls', { ...GOOD, ls: undefined }, 'unlisted'],
  ])('%s', async (_, answers, kind) => {
    const { found, tookMs } = await run(['a'], answers);
    expect(tookMs).toBe(5000);
    expect(found.kind).toBe(kind);
    expect(found.cacheBytes).toBe(answers.du === undefined ? undefined : 1e9);
    const [one] = found.own;
    if (kind === 'listed') {
      expect(one?.failure === undefined).toBe(answers.inspect === undefined);
      expect(one?.steps).toHaveLength(answers.logs === undefined ? 0 : 1);
    }
  });
});

test.each([
  ['fails at everything', { ls: BROKEN, inspect: BROKEN, logs: BROKEN, du: BROKEN }, 'unlisted'],
  ['has no history, as 0.15', { ...GOOD, ls: BROKEN }, 'unlisted'],
  ['fails at du', { ...GOOD, ls: LONG, du: BROKEN }, 'listed'],
  ['fails at the details', { ...GOOD, ls: LONG, inspect: BROKEN, logs: BROKEN }, 'listed'],
  ['prints no JSON', { ls: 'hello\n', inspect: '{', logs: '{', du: '{' }, 'unseen'],
  ['prints other JSON', { ls: '[]', inspect: '[]', logs: '{"vertexes":{}}', du: '[]' }, 'unseen'],
])('a buildx that %s fails nothing, and costs no time', async (_, answers, kind) => {
  const { found, tookMs } = await run(['a'], answers);
  expect(found.kind).toBe(kind);
  expect(tookMs).toBe(0);
});

test('builds that no longer are in the list, which is short, are counted', async () => {
  const ids = Array.from({ length: 50 }, (_, index) => `b${index}`);
  const ls = ids.map((id) => listed({ id })).join('\n');
  const { found } = await run(['old1', 'old2', 'b3'], { ...GOOD, ls });
  expect(found).toMatchObject({ kind: 'listed', own: [{ id: 'b3' }], missing: 2, knownSinceMs: START_MS });
});

test('a build on several nodes that is no longer in the list is one build', async () => {
  const nodes = ['ci-amd64', 'ci-arm64'];
  const ls = nodes.flatMap((node) =>
    Array.from({ length: 50 }, (_, index) => listed({ id: `b${index}`, node })),
  );
  const ask = async ([command = '']: readonly string[]): Promise<string> =>
    command === 'du' ? '' : ls.join('\n');
  const noted = nodes.flatMap((node) => ['x', 'y'].map((id) => ({ node, id: `${node}-${id}` })));
  const found = await collect(sourcesOf(ask, undefined, AbortSignal.timeout(5000)), noted);
  expect(found).toMatchObject({ kind: 'listed', own: [], missing: 2 });
});

test('a build that never came to a node is none of a short list', async () => {
  const { found } = await run(['a', 'never'], { ...GOOD, ls: listed({ id: 'a' }) });
  expect(found).toMatchObject({ kind: 'listed', missing: 0, knownSinceMs: 0 });
});

test('a signal that has gone off before leaves no time for anything', async () => {
  const sources = sourcesOf(() => new Promise(() => undefined), undefined, AbortSignal.abort());
  expect((await collect(sources, [{ node: 'ci-amd64', id: 'a' }])).kind).toBe('unlisted');
});
