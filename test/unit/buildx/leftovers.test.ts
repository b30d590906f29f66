import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { renderInstance } from '../../../src/buildx/instance.ts';
import { removeLeftovers } from '../../../src/buildx/leftovers.ts';
import { type Store, storeIn, TEMPORARY_PREFIX } from '../../../src/buildx/store.ts';
import { FOLDER_PREFIX } from '../../../src/buildx/taken.ts';

let store: Store;
beforeEach(() => {
  store = storeIn(mkdtempSync(join(tmpdir(), 'buildx-')), `/temp/${FOLDER_PREFIX}1-own`);
  for (const folder of ['instances', 'activity', 'refs/dead'])
    mkdirSync(join(store.folder, folder), { recursive: true });
});
afterEach(() => rmSync(store.folder, { recursive: true }));

/** An instance as a job wrote it whose own folder is this. */
function writeInstanceOf(name: string, folder: string): void {
  const nodes = [{ name: 'node', kind: 'Deployment', namespace: 'builds', platforms: [] }] as const;
  const json = renderInstance({ name, kubeconfig: join(folder, 'kubeconfig'), nodes, registriesToml: '' });
  writeFileSync(join(store.folder, 'instances', name), json);
}

function scratch(name: string, minutesOld: number): string {
  const path = join(store.folder, `${TEMPORARY_PREFIX}${name}`);
  const written = new Date(Date.now() - minutesOld * 60_000);
  writeFileSync(path, '');
  utimesSync(path, written, written);
  return path;
}

test('of a job that was killed nothing is left in buildx, and what others have stays', async () => {
  const living = `/temp/${FOLDER_PREFIX}2-living`;
  writeInstanceOf('dead', `/temp/${FOLDER_PREFIX}3-dead`);
  writeInstanceOf('living', living);
  writeInstanceOf('of-others', '/home/somebody');
  writeFileSync(join(store.folder, 'activity', 'dead'), '');
  expect(await removeLeftovers(store, (path) => path.startsWith(living))).toEqual(['dead']);
  expect(readdirSync(join(store.folder, 'instances'))).toEqual(['living', 'of-others']);
  expect(readdirSync(join(store.folder, 'activity'))).toEqual([]);
  expect(readdirSync(join(store.folder, 'refs'))).toEqual([]);
});

test('jobs that find the same leftovers at once each go on, and one says that it removed them', async () => {
  writeInstanceOf('dead', `/temp/${FOLDER_PREFIX}3-dead`);
  const removed = await Promise.all([1, 2, 3].map(() => removeLeftovers(store, () => false)));
  expect(removed.flat()).toEqual(['dead']);
});

test('a file that another job just finished writing does not end the tidying', async () => {
  // It is listed and cannot be looked at, like one that is removed in between.
  symlinkSync('gone', join(store.folder, `${TEMPORARY_PREFIX}0-gone`));
  const old = scratch('1-old', 61);
  const young = scratch('2-young', 59);
  writeInstanceOf('dead', `/temp/${FOLDER_PREFIX}3-dead`);
  expect(await removeLeftovers(store, () => false)).toEqual(['dead']);
  expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
});

test('where buildx has no folder yet there is nothing to remove', async () => {
  const none = storeIn(join(store.folder, 'none'), `/temp/${FOLDER_PREFIX}1-own`);
  expect(await removeLeftovers(none, () => false)).toEqual([]);
});
