import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { test } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');

test('the tables of the README are those of action.yml', async () => {
  await promisify(execFile)(process.execPath, ['.ci/readme.ts', '--check'], { cwd: root });
});
