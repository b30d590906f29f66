import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';

import {
  lifeAfter,
  loadState,
  type State,
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
