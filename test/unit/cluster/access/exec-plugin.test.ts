import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findPlugin } from '../../../../src/cluster/access/exec-plugin.ts';
import { explain, toActionError } from '../../../../src/lib/errors.ts';

const folder = mkdtempSync(join(tmpdir(), 'plugin-'));
afterAll(() => rmSync(folder, { recursive: true }));

for (const [path, mode] of [
  ['first/login', 0o644],
  ['second/login', 0o755],
] as const) {
  mkdirSync(join(folder, path, '..'));
  writeFileSync(join(folder, path), '#!/bin/sh\n');
  chmodSync(join(folder, path), mode);
}
mkdirSync(join(folder, 'second', 'folder'));

const PATH = ['relative', '', join(folder, 'first'), join(folder, 'second')].join(':');

function find(command: string, env: readonly { name: string; value: string }[] = [], path = PATH): string {
  const apiVersion = 'client.authentication.k8s.io/v1';
  return findPlugin(
    { apiVersion, command, args: [], env, provideClusterInfo: false, clusterConfig: undefined },
    { PATH: path },
  );
}

function problem(command: string, path = PATH): string {
  try {
    return `found ${find(command, [], path)}`;
  } catch (thrown) {
    return explain(toActionError(thrown)).headline;
  }
}

test('a plugin is found on PATH, where it can be run, or at its path', () => {
  expect(find('login')).toBe(join(folder, 'second', 'login'));
  expect(find(join(folder, 'second', 'login'))).toBe(join(folder, 'second', 'login'));
});

test("the plugin's own PATH has no say, as in Go", () => {
  expect(() => find('login', [{ name: 'PATH', value: join(folder, 'second') }], '/none')).toThrow(
    /not on PATH/,
  );
});

test.each([
  [
    'login',
    '/none',
    /^The kubeconfig's credential plugin "login" is not on PATH\. Install it in an earlier step/,
  ],
  ['folder', PATH, /"folder" is not on PATH/],
  [join(folder, 'first', 'login'), PATH, /plugin "login" is not a program\./],
  ['aws', '', /"aws" is not on PATH\. Set `eks-cluster` and `aws-region`/],
  ['aws-iam-authenticator', '', /eks-cluster/],
  ['gke-gcloud-auth-plugin', '', /setup-gcloud/],
  ['/opt/kubelogin', '', /"kubelogin" is not a program\. .*use-kubelogin/],
  ['kubectl-oidc_login', '', /int128\/kubelogin/],
  ['kubectl', '', /oidc-login/],
  ['constructor', '', /Install it in an earlier step/],
])('%s that is not there is one line with its remedy', (command, path, line) => {
  const headline = problem(command, path);
  expect(headline).toMatch(line);
  expect(headline).not.toContain(folder);
  expect(headline.length).toBeLessThanOrEqual(300);
});
