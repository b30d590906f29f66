import { expect, test } from 'vitest';

import { renderExecCredential } from '../../../../src/cluster/recipe/exec-credential.ts';

const API = 'client.authentication.k8s.io';
const token = { token: 't', expiresMs: Date.UTC(2026, 0, 2, 3, 4, 5, 999) };
const info = (version: string): string =>
  JSON.stringify({ apiVersion: `${API}/${version}`, kind: 'ExecCredential' });

test.each([
  [info('v1'), 'v1'],
  [info('v1beta1'), 'v1beta1'],
  // What no buildx asks for: client-go says itself that the versions differ.
  [info('v1alpha1'), 'v1'],
  ['', 'v1'],
  ['garbage', 'v1'],
])('client-go gets the version that it asks for by %j', (given, version) => {
  expect(JSON.parse(renderExecCredential(given, token))).toEqual({
    apiVersion: `${API}/${version}`,
    kind: 'ExecCredential',
    status: { token: 't', expirationTimestamp: '2026-01-02T03:04:05Z' },
  });
});

test('an expiry that is not known is not in it', () => {
  expect(JSON.parse(renderExecCredential(info('v1'), { token: 't', expiresMs: undefined })).status).toEqual({
    token: 't',
  });
});
