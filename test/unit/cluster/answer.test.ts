import { expect, test } from 'vitest';

import { refusalOf, refused } from '../../../src/cluster/answer.ts';
import { explain } from '../../../src/errors.ts';

test.each([
  [403, 'jobs.batch is forbidden: User "u" cannot create resource "jobs"', 'forbidden', /Apply the Role/],
  [403, 'admission webhook "w" denied the request: no', 'not-ready', /Exempt .* from that webhook\.$/],
  [400, 'admission webhook "w" denied the request: no', 'not-ready', /Exempt .* from that webhook\.$/],
  [422, "ValidatingAdmissionPolicy 'p' denied request: no", 'not-ready', /Exempt .* from that policy\.$/],
  [500, 'failed calling webhook "w": connection refused', 'not-ready', /Mend the service/],
  [403, 'exceeded quota: q, requested: count/jobs.batch=1', 'not-ready', /Raise the ResourceQuota/],
  [422, 'spec.parallelism: Invalid value: -1', 'input', /Invalid value: -1\.$/],
  [409, 'the object has been modified', 'conflict', /modified\.$/],
])('%i, %s: it is told what helps, and no right that would not', (status, message, code, remedy) => {
  const error = refused(refusalOf(status, JSON.stringify({ message })), 'create Jobs in namespace builds');
  expect(error.code).toBe(code);
  expect(explain(error).headline).toMatch(remedy);
});

test('a long refusal is one line of at most 300 characters with its remedy', () => {
  const message = `admission webhook "w" denied the request: ${'because '.repeat(100)}`;
  const error = refused(refusalOf(403, JSON.stringify({ message })), 'create Jobs in namespace builds');
  const { headline } = explain(error);
  expect(headline.length).toBeLessThanOrEqual(300);
  expect(headline).toMatch(/^The cluster refused to create Jobs .*Exempt the namespace/);
});
