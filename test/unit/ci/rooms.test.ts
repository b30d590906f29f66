import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

import { expect, test } from 'vitest';

import { ROOMS } from '../../../.ci/rooms.ts';

const src = join(import.meta.dirname, '..', '..', '..', 'src');

/** One import, types included, from the file that has it to what it names. */
type Arrow = { readonly file: string; readonly room: string; readonly target: string };

const roomOf = (path: string): string => (dirname(path) === '.' ? '' : dirname(path));

function arrowsOf(file: string, text: string): readonly Arrow[] {
  const found = text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g);
  return [...found].map(([, target = '']) => ({ file, room: roomOf(file), target }));
}

/** What the table does not allow. */
function faultsOf(arrows: readonly Arrow[]): readonly string[] {
  return arrows.flatMap(({ file, room, target }) => {
    const { rooms = [], packages = [] } = ROOMS[room] ?? {};
    if (!target.startsWith('.')) {
      const isAllowed = packages.some(
        (name) => target === name || (name === 'node:' && target.startsWith(name)),
      );
      return isAllowed ? [] : [`${file}: ${target}`];
    }
    const other = roomOf(normalize(join(dirname(file), target)));
    return other === room || rooms.includes(other) ? [] : [`${file}: room ${other}`];
  });
}

const files = globSync('**/*.ts', { cwd: src }).toSorted();
const arrows = files.flatMap((file) => arrowsOf(file, readFileSync(join(src, file), 'utf8')));

test('each file imports only what its room may import', () => {
  expect(arrows.length).toBeGreaterThan(files.length);
  expect(faultsOf(arrows)).toEqual([]);
});

test('every folder is a room of the table', () => {
  expect([...new Set(files.map(roomOf))].toSorted()).toEqual(Object.keys(ROOMS).toSorted());
});

test('the table allows nothing that no file needs', () => {
  const used = new Set(
    arrows.map(({ file, room, target }) => {
      if (target.startsWith('.')) return `${room} -> ${roomOf(normalize(join(dirname(file), target)))}`;
      const isNode = target.startsWith('node:') && ROOMS[room]?.packages.includes('node:') === true;
      return `${room} -> ${isNode ? 'node:' : target}`;
    }),
  );
  const allowed = Object.entries(ROOMS).flatMap(([room, { rooms, packages }]) =>
    [...rooms, ...packages].map((other) => `${room} -> ${other}`),
  );
  expect(allowed.filter((arrow) => !used.has(arrow))).toEqual([]);
});

test('each room imports only rooms further down, so that there is no circle', () => {
  const order = Object.keys(ROOMS);
  const climbs = Object.entries(ROOMS).flatMap(([room, { rooms }]) =>
    rooms
      .filter((other) => order.indexOf(other) <= order.indexOf(room))
      .map((other) => `${room} -> ${other}`),
  );
  expect(climbs).toEqual([]);
});

test.each([
  ['a climb', 'lib/errors.ts', "import { x } from '../buildx/store.ts';"],
  ['a type of another wing', 'buildx/store.ts', "import type { Api } from '../cluster/api/api.ts';"],
  ['a dynamic import', 'builders/manifests/pod.ts', "await import('../../cluster/api/api.ts')"],
  ['an entry', 'action/setup/job.ts', "import { main } from '../../main.ts';"],
  ['the library of the runner', 'builders/rollout/roll.ts', "import * as core from '@actions/core';"],
  ['Node in what is pure', 'builders/manifests/pod.ts', "import { join } from 'node:path';"],
])('%s would be found', (_, file, text) => {
  expect(faultsOf(arrowsOf(file, text))).toHaveLength(1);
});
