import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

const src = join(import.meta.dirname, '..', '..', '..', 'src');

/** Where the time of day is meant: moments that others tell or read. A span of time is never measured by it. */
const TIME_OF_DAY: Readonly<Record<string, string>> = {
  'buildx/ownership.ts': 'the age of a file',
  'buildx/store.ts': 'the age of a file',
  'cluster/api/call.ts': 'the time of a server that does not tell its own',
  'cluster/access/credentials.ts': 'the end of a token',
  'cluster/kubeconfig/user.ts': 'the end of a token',
  'cluster/kubeconfig/certificates.ts': 'the end of a certificate',
  'plugin.ts': 'signatures',
  'cluster/recipe/context.ts': 'signatures',
  'action/setup/explain-unauthorized.ts': 'how wrong the clock is',
  'action/summary/summary.ts': 'the moment of a page for people',
};

test('no span of time is measured by a clock that can be set', () => {
  const files = globSync('**/*.ts', { cwd: src }).filter((file) =>
    /\bDate\.now\b/.test(readFileSync(join(src, file), 'utf8')),
  );
  expect(files.filter((file) => !(file in TIME_OF_DAY))).toEqual([]);
});
