import { expect, test } from 'vitest';

import { RefusedCall, refusalError, refusalOf } from '../../../../src/cluster/api/answer.ts';
import { explain } from '../../../../src/lib/errors.ts';

test.each([
  [403, 'jobs.batch is forbidden: User "u" cannot create resource "jobs"', 'forbidden', /Apply the Role/],
  [403, 'jobs.batch "x" is forbidden: because', 'not-ready', /Ask whoever runs the cluster to allow it\.$/],
  [400, 'admission webhook "w" denied the request: no', 'not-ready', /Ask whoever runs the cluster/],
  [500, 'failed calling webhook "w": connection refused', 'not-ready', /Ask whoever runs the cluster/],
  [422, 'spec.parallelism: Invalid value: -1', 'input', /Invalid value: -1\.$/],
  [404, 'namespaces "builds" not found', 'input', /not found\.$/],
  [409, 'the object has been modified', 'conflict', /modified\.$/],
])(
  '%i, %s: the error says what it means, and no right that would not help',
  (status, message, code, words) => {
    const doing = 'create Jobs in namespace builds';
    const error = refusalError(refusalOf(status, JSON.stringify({ message })), doing);
    expect(error.code).toBe(code);
    expect(explain(error).headline).toMatch(words);
    expect(error.cause).toBeInstanceOf(RefusedCall);
    expect(error.cause).toMatchObject({ refusal: { status, message }, doing });
  },
);
