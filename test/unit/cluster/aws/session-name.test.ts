import fc from 'fast-check';
import { expect, test } from 'vitest';

import { sessionNameOf } from '../../../../src/cluster/aws/arn.ts';

test.each([
  ['octo-org/octo-repo', '7-1', 'octo-org-octo-repo-7-1'],
  // The run is what tells jobs apart: a long repository is cut, and not the run.
  [
    `${'o'.repeat(39)}/${'r'.repeat(100)}`,
    '1658821493-1',
    `${'o'.repeat(39)}-${'r'.repeat(11)}-1658821493-1`,
  ],
  ['', '0', 'setup-buildx-0'],
])('audit logs show %s and run %s', (repository, run, name) => {
  expect(sessionNameOf(repository, run)).toBe(name);
});

test('AWS takes every name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.stringMatching(/^\d{1,11}-\d{1,3}$/), (repository, run) => {
      // STS API reference, AssumeRole, RoleSessionName.
      expect(sessionNameOf(repository, run)).toMatch(/^[\w+=,.@-]{2,64}$/);
    }),
  );
});
