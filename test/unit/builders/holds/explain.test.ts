import { expect, test } from 'vitest';

import { settingOf } from '../../../../src/builders/diagnosis/problem.ts';
import { explainRefusal, prefixNode } from '../../../../src/builders/holds/explain.ts';
import { refusalError, refusalOf } from '../../../../src/cluster/api/answer.ts';
import { ActionError, explain, toActionError } from '../../../../src/lib/errors.ts';
import { NODE_SPEC } from '../manifests/node-spec.ts';

const SETTING = settingOf(NODE_SPEC);
const DOING = 'create Jobs in namespace builds';

function told(status: number, message: string): ActionError {
  const error = refusalError(refusalOf(status, JSON.stringify({ message })), DOING);
  return toActionError(explainRefusal(error, SETTING));
}

test.each([
  [403, 'jobs.batch is forbidden: User "u" cannot create resource "jobs"', 'forbidden', /Apply the Role/],
  [403, 'admission webhook "w" denied the request: no', 'not-ready', /Exempt .* from that webhook\.$/],
  [400, 'admission webhook "w" denied the request: no', 'not-ready', /Exempt .* from that webhook\.$/],
  [422, "ValidatingAdmissionPolicy 'p' denied request: no", 'not-ready', /Exempt .* from that policy\.$/],
  [500, 'failed calling webhook "w": connection refused', 'not-ready', /Fix the service/],
  [403, 'exceeded quota: q, requested: count/jobs.batch=1, used: x', 'not-ready', /Raise the ResourceQuota/],
  [403, 'jobs.batch "x" is forbidden: what nobody knows', 'not-ready', /Ask whoever runs the cluster/],
  [404, 'namespaces "builds" not found', 'input', /kubectl create namespace builds/],
])('%i, %s: it is told what helps, and no right that would not', (status, message, code, hint) => {
  const error = told(status, message);
  expect(error.code).toBe(code);
  expect(explain(error).headline).toMatch(hint);
});

test('a long refusal is one line of at most 300 characters with its hint', () => {
  const { headline } = explain(
    told(403, `admission webhook "w" denied the request: ${'because '.repeat(100)}`),
  );
  expect(headline.length).toBeLessThanOrEqual(300);
  expect(headline).toMatch(
    /^The cluster refused to create Jobs .* denied the request: because .*Exempt namespace/,
  );
});

test('of a builder with several nodes an error says which node it is of', () => {
  const spec = { ...NODE_SPEC, name: 'ci-arm64' };
  const error = new ActionError({
    code: 'not-ready',
    message: 'No cluster node has room.',
    hint: 'Add one.',
  });
  expect(prefixNode({ nodes: [spec] }, spec, error)).toBe(error);
  expect(prefixNode({ nodes: [NODE_SPEC, spec] }, spec, error)).toMatchObject({
    code: 'not-ready',
    message: expect.stringContaining('ci-arm64'),
    hint: 'Add one.',
  });
  expect(prefixNode({ nodes: [NODE_SPEC, spec] }, spec, new TypeError('x'))).toBeInstanceOf(TypeError);
});

test('what was not refused, or is explained already, stays as it is', () => {
  const other = new ActionError({ code: 'conflict', message: 'It is in the way.' });
  expect(explainRefusal(other, SETTING)).toBe(other);
  const once = told(403, 'admission webhook "w" denied the request: no');
  expect(explainRefusal(once, SETTING)).toBe(once);
});
