import type { V1Role, V1RoleBinding } from '@kubernetes/client-node';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { type Granting, renderGrant } from '../../../../src/builders/manifests/grant.ts';
import { deployRules } from '../../../pages/deploy.ts';

/** Returns the Role and the RoleBinding as kubectl reads them, which reads YAML 1.1. */
function read(granting: Granting, version: '1.1' | '1.2' = '1.1'): readonly [V1Role, V1RoleBinding] {
  const [role, binding, ...others] = parseAllDocuments(renderGrant(granting), { version }).map((one) => {
    expect(one.errors).toEqual([]);
    return one.toJS();
  });
  expect(others).toEqual([]);
  return [role, binding];
}

const OF = { mode: 'ensure', namespace: 'builds' } as const;

describe.each(['ensure', 'connect'] as const)('mode %s', (mode) => {
  test('grants what the Role of deploy/ grants, under its name', () => {
    const [role, binding] = read({ ...OF, mode, user: 'jane' });
    const flat = (rules: V1Role['rules']): readonly string[] =>
      (rules ?? [])
        .flatMap(({ apiGroups = [], resources = [], verbs }) =>
          resources.flatMap((name) => verbs.map((verb) => `${verb} ${name} ${apiGroups.join()}`)),
        )
        .sort();
    expect(flat(role.rules)).toEqual(flat([...deployRules(mode)]));
    const name = `setup-buildx-kubernetes-${mode}`;
    expect(role).toMatchObject({ kind: 'Role', metadata: { name, namespace: 'builds' } });
    expect(binding).toMatchObject({ kind: 'RoleBinding', roleRef: { kind: 'Role', name } });
  });
});

test('a service account is bound as one, with its namespace', () => {
  const [, binding] = read({ ...OF, user: 'system:serviceaccount:arc-runners:runner' });
  expect(binding.subjects).toEqual([{ kind: 'ServiceAccount', name: 'runner', namespace: 'arc-runners' }]);
});

test.each([
  'jane',
  'arn:aws:sts::123456789012:assumed-role/builds/acme-shop-98765-1',
  'github:repo:acme@123456/shop@456789:ref:refs/heads/main',
  'yes',
  '0o17',
  '1_000',
  'null',
  '# comment',
  'a: b',
  '- item',
  "it's",
  '"quoted"',
  '---\nkind: ClusterRole',
  '```\n# heading',
  'system:serviceaccount:Not:an account',
  'größer 構築 🐳',
])('any other is bound as a user, by just this name: %j', (user) => {
  for (const version of ['1.1', '1.2'] as const)
    expect(read({ ...OF, user }, version)[1].subjects).toEqual([
      { kind: 'User', apiGroup: 'rbac.authorization.k8s.io', name: user },
    ]);
});

test('no name gets anything else into the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }), (user) => {
      const [role, binding] = read({ ...OF, user });
      expect(role.metadata).toEqual({ name: 'setup-buildx-kubernetes-ensure', namespace: 'builds' });
      expect(binding.metadata?.name).toMatch(/^setup-buildx-kubernetes-ensure-[\w.:@-]{1,222}$/);
      expect(binding.subjects).toHaveLength(1);
      expect(binding.subjects?.[0]?.name).toBe(user);
    }),
    { numRuns: 500 },
  );
});

test('two users have a binding each, so that applying one takes nothing from the other', () => {
  const names = ['jane', 'john'].map((user) => read({ ...OF, user })[1].metadata?.name);
  expect(new Set(names).size).toBe(2);
});
