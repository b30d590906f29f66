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
import { removeLeftovers } from '../../../src/buildx/ownership.ts';
import { SCRATCH_PREFIX, type Store, storeIn } from '../../../src/buildx/store.ts';
import { FOLDER_PREFIX } from '../../../src/lib/job-files.ts';

/** Of the step that tidies. */
const OWN = `/temp/${FOLDER_PREFIX}a-here-1`;
const DEAD = `/temp/${FOLDER_PREFIX}b-here-2`;
const HOUR_MS = 3_600_000;

/** The step's view of a machine on which only these paths are. */
function seeing(...there: readonly string[]) {
  return { folder: OWN, exists: (path: string) => there.some((one) => path.startsWith(one)) };
}

let store: Store;
beforeEach(() => {
  store = storeIn(mkdtempSync(join(tmpdir(), 'buildx-')), OWN);
  for (const folder of ['instances', 'activity', 'refs/dead'])
    mkdirSync(join(store.folder, folder), { recursive: true });
});
afterEach(() => rmSync(store.folder, { recursive: true }));

/** An instance as a job wrote it whose own folder is this. */
function writeInstanceOf(name: string, folder: string): void {
  const nodes = [{ name: 'node', kind: 'Deployment', namespace: 'builds', platforms: [] }] as const;
  const json = renderInstance({
    name,
    kubeconfig: join(folder, 'kubeconfig'),
    nodes,
    registriesToml: undefined,
    files: [],
  });
  writeFileSync(join(store.folder, 'instances', name), json);
}

function scratch(name: string, minutesOld: number): string {
  const path = join(store.folder, `${SCRATCH_PREFIX}${name}`);
  const written = new Date(Date.now() - minutesOld * 60_000);
  writeFileSync(path, '');
  utimesSync(path, written, written);
  return path;
}

test('of a job that was killed nothing is left in buildx, and what others have stays', async () => {
  const living = `/temp/${FOLDER_PREFIX}c-here-3`;
  writeInstanceOf('dead', DEAD);
  writeInstanceOf('living', living);
  writeInstanceOf('of-others', '/home/somebody');
  writeFileSync(join(store.folder, 'activity', 'dead'), '');
  expect(await removeLeftovers(store, seeing(living))).toEqual(['dead']);
  expect(readdirSync(join(store.folder, 'instances'))).toEqual(['living', 'of-others']);
  expect(readdirSync(join(store.folder, 'activity'))).toEqual([]);
  expect(readdirSync(join(store.folder, 'refs'))).toEqual([]);
});

test('jobs that find the same leftovers at once each go on, and one says that it removed them', async () => {
  writeInstanceOf('dead', DEAD);
  const removed = await Promise.all([1, 2, 3].map(() => removeLeftovers(store, seeing())));
  expect(removed.flat()).toEqual(['dead']);
});

test('a file that another job just finished writing does not end the tidying', async () => {
  // It is listed and cannot be looked at, like one that is removed in between.
  symlinkSync('gone', join(store.folder, `${SCRATCH_PREFIX}0-gone`));
  const old = scratch('1-old', 61);
  const young = scratch('2-young', 59);
  writeInstanceOf('dead', DEAD);
  expect(await removeLeftovers(store, seeing())).toEqual(['dead']);
  expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
});

test('where buildx has no folder yet there is nothing to remove', async () => {
  const none = storeIn(join(store.folder, 'none'), OWN);
  expect(await removeLeftovers(none, seeing())).toEqual([]);
});

test.each([
  ['of this machine', 'b-here-2', 0, true],
  ['of another machine or container', 'b-there-2', 0, false],
  ['of another machine, as old as a job can be', 'b-there-2', 120, false],
  ['of another machine, and older than any job', 'b-there-2', 145, true],
  ['of a version that did not name the machine', 'b-2', 0, false],
  ['of a version that did not name the machine, and older than any job', 'b-2', 145, true],
  ['of a machine that does not tell what it is', 'b-unknown-2', 0, false],
])('an instance %s, whose kubeconfig is not here, is removed: %#', async (_, folder, hours, isRemoved) => {
  writeInstanceOf('left', `/temp/${FOLDER_PREFIX}${folder}`);
  const written = new Date(Date.now() - hours * HOUR_MS);
  utimesSync(join(store.folder, 'instances', 'left'), written, written);
  expect(await removeLeftovers(store, seeing())).toEqual(isRemoved ? ['left'] : []);
});

test('a step on a machine that does not tell what it is takes nobody for one of its own', async () => {
  writeInstanceOf('left', `/temp/${FOLDER_PREFIX}b-unknown-2`);
  const view = { folder: `/temp/${FOLDER_PREFIX}a-unknown-1`, exists: () => false };
  expect(await removeLeftovers(store, view)).toEqual([]);
});
