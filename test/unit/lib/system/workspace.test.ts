import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, test } from 'vitest';

import { isOfWorkspace } from '../../../../src/lib/system/workspace.ts';

const root = mkdtempSync(join(tmpdir(), 'workspace-'));
afterAll(() => rmSync(root, { recursive: true }));

const at = (...names: readonly string[]): string => join(root, ...names);
for (const folder of ['checkout', 'checkout/ci', 'runner', 'runner/bin', 'checkout-2']) mkdirSync(at(folder));
for (const file of [
  'checkout/ci/config',
  'runner/config',
  'runner/bin/login',
  'checkout-2/config',
  'checkout/..config',
])
  writeFileSync(at(file), '');
symlinkSync('checkout', at('checkout-link'));
symlinkSync(at('checkout', 'ci', 'config'), at('runner', 'in'));
symlinkSync('../checkout/ci', at('runner', 'in-folder'));
symlinkSync(at('runner', 'config'), at('checkout', 'out'));
symlinkSync('../runner', at('checkout', 'out-folder'));
symlinkSync(at('checkout', 'out'), at('runner', 'in-and-out'));
symlinkSync('../checkout/out-folder/bin', at('runner', 'bin-by-work'));
symlinkSync('in', at('runner', 'in-twice'));
symlinkSync('round', at('runner', 'round'));
symlinkSync(at('checkout', 'later'), at('runner', 'dangling'));

const WORKSPACES = { 'as it is': at('checkout'), 'as a link': at('checkout-link') };

const PATHS: readonly (readonly [boolean, string, string])[] = [
  [true, 'a file in it', at('checkout', 'ci', 'config')],
  [true, 'a file in it by the link', at('checkout-link', 'ci', 'config')],
  [true, 'a file in it whose name starts with dots', at('checkout', '..config')],
  [true, 'a file in it that is not there yet', at('checkout', 'none', 'config')],
  [true, 'a file in it by way of another folder', `${at('runner')}/../checkout/ci/config`],
  [true, 'a link from outside', at('runner', 'in')],
  [true, 'a link from outside to a link from outside', at('runner', 'in-twice')],
  [true, 'a folder from outside that is a link', at('runner', 'in-folder', 'config')],
  [true, 'a link from outside to what is not there yet', at('runner', 'dangling')],
  [true, 'a link in it that leads out', at('checkout', 'out')],
  [true, 'a folder in it that leads out', at('checkout', 'out-folder', 'config')],
  [true, 'a way in and out again', at('runner', 'in-and-out')],
  [true, 'a folder outside that a link in it chose', at('runner', 'bin-by-work', 'login')],
  [true, 'links that never end', at('runner', 'round')],
  [true, 'a path by the magic of /proc', `/proc/self/root${at('checkout', 'ci', 'config')}`],
  [false, 'a file elsewhere', at('runner', 'config')],
  [false, 'a file of a folder whose name starts alike', at('checkout-2', 'config')],
  [false, 'a file that is nowhere', at('runner', 'none')],
  [false, 'a path below a file', at('runner', 'config', 'x')],
  [false, 'a path out of it', `${at('checkout')}/ci/../../runner/config`],
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
