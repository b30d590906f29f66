import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';

import {
  lifeAfter,
  loadFacts,
  loadState,
  type SetUpFacts,
  type State,
  saveFacts,
  saveReady,
  saveState,
} from '../../../../src/action/runner/state.ts';
import { parsePairs } from '../../../doubles/runner/file-commands.ts';

const good: State = {
  version: 1,
  folder: '/temp/setup-buildx-kubernetes-0a1b2c',
  namespace: 'builds',
  instance: 'ci-1-1-ab12',
  storeFolder: '/home/.docker/buildx',
  formerCurrent: '{"Key":"unix:///var/run/docker.sock"}\n',
  formerBuilder: '',
  hold: { kind: 'job', name: 'hold-0011223344556677', life: { kind: 'for', ms: 1_800_000 } },
};

const later = {
  formerConfig: '/home/.docker/buildx',
  earlierChoices: [{ builder: '', config: '' }],
  maxJobDurationMs: 21_600_000,
  wantsSummary: true,
  builder: 'ci',
  nodesWithClaim: ['ci-amd64'],
};

/** What main saves in `save` becomes the variables that post gets, as the runner does it. */
function passOn(save: () => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'state-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'state');
  writeFileSync(file, '');
  vi.stubEnv('GITHUB_STATE', file);
  save();
  const { pairs } = parsePairs(readFileSync(file, 'utf8'));
  for (const [name, value] of Object.entries(pairs)) vi.stubEnv(`STATE_${name}`, value);
}

function loadFrom(text: string) {
  vi.stubEnv('STATE_setup-buildx-kubernetes', text);
  return loadState();
}

test.each<State>([
  good,
  { ...good, hold: { kind: 'job', name: 'hold-1', life: { kind: 'forever' } } },
  { ...good, hold: { kind: 'job', name: 'hold-1', life: { kind: 'ephemeral' } } },
  { ...good, hold: { kind: 'none' } },
  { ...good, later },
])('post finds all that main saved: $hold', (state) => {
  passOn(() => saveState(state));
  expect(loadState()).toEqual({ kind: 'state', state });
});

describe('after a main', () => {
  const asked = { kind: 'for', ms: 1_800_000 } as const;

  test('that did not come to its end, the builder is not kept warm', () => {
    expect(lifeAfter(asked)).toEqual({ kind: 'for', ms: 0 });
  });

  test.each([
    [false, asked],
    [true, { kind: 'forever' }],
  ])('that did, it lives as was asked for, unless it stays by itself: %s', (isForever, life) => {
    passOn(() => saveReady(isForever));
    expect(lifeAfter(asked)).toEqual(life);
  });
});

const facts: SetUpFacts = {
  readyMs: 47_900,
  keepWarm: { kind: 'for', ms: 1_800_000 },
  created: true,
  otherHolds: 2,
  upSinceMs: 1_800_000_000_000,
  buildx: '0.37.2',
  nodes: [
    {
      name: 'ci-amd64',
      architecture: 'amd64',
      startedAs: 'kept-cache',
      clusterNode: 'ip-10-0-3-17',
      readyMs: 3200,
      waits: { nodeMs: 200, volumeMs: 1400, imageMs: 0, startMs: 1100 },
      cacheSizeBytes: 53_687_091_200,
      buildkit: 'v0.33.1',
    },
  ],
};

describe('the summary finds', () => {
  test('all that main knew', () => {
    passOn(() => saveFacts(facts));
    expect(loadFacts()).toEqual(facts);
  });

  test('all that main knew of a builder that it only joined', () => {
    const joined: SetUpFacts = {
      readyMs: 312,
      keepWarm: undefined,
      created: false,
      otherHolds: undefined,
      upSinceMs: undefined,
      buildx: undefined,
      nodes: [
        {
          name: 'ci-amd64',
          architecture: undefined,
          startedAs: 'joined',
          clusterNode: undefined,
          readyMs: undefined,
          waits: { nodeMs: undefined, volumeMs: undefined, imageMs: undefined, startMs: undefined },
          cacheSizeBytes: undefined,
          buildkit: undefined,
        },
      ],
    };
    passOn(() => saveFacts(joined));
    expect(loadFacts()).toEqual(joined);
  });

  test.each(['', '{', '[]', '{"nodes":[]}', '{"readyMs":1,"nodes":1}'])('nothing in %j', (text) => {
    vi.stubEnv('STATE_facts', text);
    expect(loadFacts()).toBeUndefined();
  });
});

test('a job whose main saved nothing has nothing to undo', () => {
  expect(loadFrom('')).toEqual({ kind: 'none' });
});

test.each(['{', 'null', '[]', '"text"', '1', JSON.stringify(good).slice(0, -1)])(
  'a state that is cut or no state at all is not used: %s',
  (text) => {
    expect(loadFrom(text)).toEqual({ kind: 'unreadable' });
  },
);

test.each(Object.keys(good))('a state without %s is not used', (name) => {
  const partial = Object.entries(good).filter(([key]) => key !== name);
  expect(loadFrom(JSON.stringify(Object.fromEntries(partial)))).toEqual({ kind: 'unreadable' });
});

const { life: _, ...holdWithoutLife } = { ...good.hold, life: 1 };

test.each([
  ['another version', { version: 2 }],
  ['a version that is text', { version: '1' }],
  ['later fields that are cut', { later: { ...later, maxJobDurationMs: undefined } }],
  ['a node that leads elsewhere in the API', { later: { ...later, nodesWithClaim: ['../x'] } }],
  ['choices that are none', { later: { ...later, earlierChoices: [{ builder: 1, config: '' }] } }],
  ['an empty folder', { folder: '' }],
  ['a folder that is no text', { folder: 1 }],
  ['an instance that leads out of the store', { instance: '../x' }],
  ['an instance that is a path', { instance: '/etc/passwd' }],
  ['no instance', { instance: '' }],
  ['an unknown kind of hold', { hold: { kind: 'lease', name: 'hold-1' } }],
  ['a hold that leads elsewhere in the API', { hold: { ...good.hold, name: '../x' } }],
  ['a hold without its keep-warm', { hold: holdWithoutLife }],
  ['a keep-warm below 0', { hold: { ...good.hold, life: { kind: 'for', ms: -1 } } }],
  ['a keep-warm that is no number', { hold: { ...good.hold, life: { kind: 'for', ms: '1' } } }],
])('a state with %s is not used', (_name, other) => {
  expect(loadFrom(JSON.stringify({ ...good, ...other }))).toEqual({ kind: 'unreadable' });
});
