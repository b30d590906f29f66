import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, test } from 'vitest';

import { isOfWorkspace } from '../../../../src/lib/system/workspace.ts';

const root = mkdtempSync(join(tmpdir(), 'workspace-'));
afterAll(() => rmSync(root, { recursive: true }));

const at = (...names: readonly string[]): string => join(root, ...names);
for (const folder of ['work', 'work/ci', 'runner', 'runner/bin', 'work-2']) mkdirSync(at(folder));
for (const file of ['work/ci/config', 'runner/config', 'runner/bin/login', 'work-2/config', 'work/..config'])
  writeFileSync(at(file), '');
symlinkSync('work', at('work-link'));
symlinkSync(at('work', 'ci', 'config'), at('runner', 'in'));
symlinkSync('../work/ci', at('runner', 'in-folder'));
symlinkSync(at('runner', 'config'), at('work', 'out'));
symlinkSync('../runner', at('work', 'out-folder'));
symlinkSync(at('work', 'out'), at('runner', 'in-and-out'));
symlinkSync('../work/out-folder/bin', at('runner', 'bin-by-work'));
symlinkSync('in', at('runner', 'in-twice'));
symlinkSync('round', at('runner', 'round'));
symlinkSync(at('work', 'later'), at('runner', 'dangling'));

const WORKSPACES = { 'as it is': at('work'), 'as a link': at('work-link') };

const PATHS: readonly (readonly [boolean, string, string])[] = [
  [true, 'a file in it', at('work', 'ci', 'config')],
  [true, 'a file in it by the link', at('work-link', 'ci', 'config')],
  [true, 'a file in it whose name starts with dots', at('work', '..config')],
  [true, 'a file in it that is not there yet', at('work', 'none', 'config')],
  [true, 'a file in it by way of another folder', `${at('runner')}/../work/ci/config`],
  [true, 'a link from outside', at('runner', 'in')],
  [true, 'a link from outside to a link from outside', at('runner', 'in-twice')],
  [true, 'a folder from outside that is a link', at('runner', 'in-folder', 'config')],
  [true, 'a link from outside to what is not there yet', at('runner', 'dangling')],
  [true, 'a link in it that leads out', at('work', 'out')],
  [true, 'a folder in it that leads out', at('work', 'out-folder', 'config')],
  [true, 'a way in and out again', at('runner', 'in-and-out')],
  [true, 'a folder outside that a link in it chose', at('runner', 'bin-by-work', 'login')],
  [true, 'links that never end', at('runner', 'round')],
  [true, 'a path by the magic of /proc', `/proc/self/root${at('work', 'ci', 'config')}`],
  [false, 'a file elsewhere', at('runner', 'config')],
  [false, 'a file of a folder whose name starts alike', at('work-2', 'config')],
  [false, 'a file that is nowhere', at('runner', 'none')],
  [false, 'a path below a file', at('runner', 'config', 'x')],
  [false, 'a path out of it', `${at('work')}/ci/../../runner/config`],
  [false, 'a program of the system', '/bin/sh'],
];

test.each(
  Object.entries(WORKSPACES).flatMap(([how, workspace]) =>
    PATHS.map(([isOf, what, path]) => ({ how, workspace, isOf, what, path })),
  ),
)('$what: $isOf, for a workspace $how', ({ workspace, isOf, path }) => {
  expect(isOfWorkspace(path, workspace)).toBe(isOf);
});

test('everything is of a workspace that is the whole machine, or that cannot be seen', () => {
  expect(isOfWorkspace('/bin/sh', '/')).toBe(true);
  expect(isOfWorkspace('/bin/sh', at('runner', 'round'))).toBe(true);
});
