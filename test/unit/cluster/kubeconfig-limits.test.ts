import { expect, test } from 'vitest';

import { readKubeconfig } from '../../../src/cluster/kubeconfig.ts';
import { type AllowExec, limited } from '../../../src/cluster/kubeconfig-limits.ts';
import type { KubeconfigSource } from '../../../src/cluster/kubeconfig-part.ts';
import { explain, toActionError } from '../../../src/errors.ts';

const FIELDS = {
  exec: { user: { exec: { command: 'canary' } } },
  'auth-provider': { user: { 'auth-provider': { name: 'oidc' } } },
  tokenFile: { user: { tokenFile: '/canary' } },
  'client-certificate': { user: { 'client-certificate': '/canary' } },
  'client-key': { user: { 'client-key': '/canary' } },
  'certificate-authority': { cluster: { 'certificate-authority': '/canary' } },
} as const;
type Field = keyof typeof FIELDS;

function source(kind: KubeconfigSource['kind'], field: Field): KubeconfigSource {
  const { user = {}, cluster = {} }: { user?: object; cluster?: object } = FIELDS[field];
  const document = {
    clusters: [{ name: 'c', cluster: { server: 'https://k8s.example', ...cluster } }],
    users: [{ name: 'u', user }],
    contexts: [{ name: 'x', context: { cluster: 'c', user: 'u' } }],
    'current-context': 'x',
  };
  const part = { text: JSON.stringify(document), folder: '/nowhere', path: '' };
  return { parts: [part], from: 'a test', kind, limits: 'none' };
}

function isRefused(kind: KubeconfigSource['kind'], field: Field, allow: AllowExec, isFork: boolean): boolean {
  try {
    readKubeconfig(limited(source(kind, field), allow, isFork), { context: '', namespace: '' });
  } catch (thrown) {
    const { headline } = explain(toActionError(thrown));
    expect(headline).not.toContain('canary');
    expect(headline.length).toBeLessThanOrEqual(300);
    return (
      headline.startsWith(`Input kubeconfig: kubeconfig.`) && headline.includes(`.${field} is not allowed`)
    );
  }
  return false;
}

const names: readonly Field[] = [
  'exec',
  'auth-provider',
  'tokenFile',
  'client-certificate',
  'client-key',
  'certificate-authority',
];

test.each(names)('an inline kubeconfig of a fork may not have %s, unless it is allowed', (field) => {
  expect(isRefused('inline', field, 'auto', true)).toBe(true);
  expect(isRefused('inline', field, 'false', false)).toBe(true);
  expect(isRefused('inline', field, 'auto', false)).toBe(false);
  expect(isRefused('inline', field, 'true', true)).toBe(false);
});

test.each(names)('a file of the runner may have %s, but none that runs where nothing may', (field) => {
  expect(isRefused('file', field, 'auto', true)).toBe(false);
  expect(isRefused('file', field, 'false', false)).toBe(field === 'exec' || field === 'auth-provider');
});

test.each(names)("the pod's own account is not limited in %s", (field) => {
  expect(isRefused('pod', field, 'false', true)).toBe(false);
});
