import { expect, test } from 'vitest';

import { RefusedCall, refusalError, refusalOf, warningLogger } from '../../../../src/cluster/api/answer.ts';
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

test.each([
  [409, 'the object has been modified', 'contention'],
  [404, 'the server could not find the requested resource', 'rejected'],
  [413, 'Request entity too large', 'rejected'],
])("%i, %s: nobody looks for somebody else's object", (status, message, topic) => {
  const refusal = refusalOf(status, JSON.stringify({ message }));
  expect(refusalError(refusal, 'patch Jobs in namespace builds').topic).toBe(topic);
});

test('a refusal without a reason or without words leaves no gap in what is printed', () => {
  const doing = 'create Jobs in namespace builds';
  const webhook = refusalError(
    refusalOf(403, JSON.stringify({ message: 'admission webhook "w" denied the request: no' })),
    doing,
  );
  expect(explain(webhook).causes).toEqual(['403: admission webhook "w" denied the request: no']);
  const empty = explain(refusalError(refusalOf(404, ''), doing));
  expect(empty.what).toBe('The cluster refused to create Jobs in namespace builds: status 404.');
  expect(empty.causes).toEqual(['404: no words']);
});

function told(...answers: (readonly string[] | undefined)[]): readonly string[] {
  const lines: string[] = [];
  const tell = warningLogger((line) => lines.push(line));
  for (const headers of answers) tell(headers);
  return lines;
}

test.each([
  ['none', [undefined, []], []],
  ['several in one header', [['299 - "a", 299 kube "b"']], ['a', 'b']],
  ['the same of another answer', [['299 - "a"'], ['299 - "a"', '299 - "b"']], ['a', 'b']],
  ['quotes and backslashes', [[String.raw`299 - "say \"a, b\" \\ c"`]], [String.raw`say "a, b" \ c`]],
  ['what is no warning of Kubernetes', [['110 cache "stale"', '299 - "', 'x']], []],
])('the warnings of the API server are logged once: %s', (_, answers, expected) => {
  expect(told(...answers)).toEqual(expected.map((text) => `Warning from the API server: ${text}`));
});
