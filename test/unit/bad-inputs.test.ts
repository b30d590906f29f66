import fc from 'fast-check';
import { expect, test } from 'vitest';

import { INPUT_DEFAULTS } from '../../src/inputs.ts';
import { expectRefused, refusal } from './refusal.ts';

/** Each is refused on its own. */
const BAD: Readonly<Record<string, readonly string[]>> = {
  mode: ['ephemeral-ish', 'Ensure'],
  name: ['team/ci', '..', '../ci', '$(x)', 'team\nci', 'ci-🐳', 'n'.repeat(300), 'default'],
  namespace: ['Builds', 'a.b', '-a', '../kube-system', 'n'.repeat(64)],
  platforms: [
    ...['linux/amd65', 'windows/amd64', 'linux/amd64,linux/amd64', 'linux/arm64 linux/arm64/v8'],
    'linux/amd64,linux/arm64',
  ],
  cpu: ['10GB', '-1', '1e99', '0'],
  memory: ['10GB', '-1', '1e99', '2'],
  'cache-size': ['10GB', '-1', '1e99', '1Mi'],
  'storage-class': ['Fast Disks', '../x'],
  'keep-warm': ['5 minutes', '-5m', '721h', 'Forever'],
  'max-job': ['5 minutes', '-5m', '121h', '0'],
  timeout: ['5 minutes', '-5m', '7h', '0'],
  image: ['moby/buildkit v0.33.1', '--privileged', 'i'.repeat(600)],
  use: ['yes'],
  renew: ['yes', '0'],
  security: ['root', 'Rootless', 'userns'],
  'pod-patch': [
    ...['just text', '- a: 1', '[]', '42', 'spec: [', '{"spec": {}, "kind": "Pod"}', 'containers: []'],
    ...['spec: 5', 'spec: null', 'spec:\n  containers: null', 'spec:\n  containers:\n  - image: x'],
    ...[
      'spec:\n  $patch: remove',
      'spec:\n  $setElementOrder/volumes: []',
      'metadata:\n  labels:\n    app: x',
    ],
    'metadata:\n  annotations:\n    setup-buildx-kubernetes/buildkitd.toml: null',
    `spec:\n  volumes:\n  - ${'x'.repeat(400)}: 1`,
  ],
  'buildkitd-config': ['no-such-file.toml', '.'],
  'buildkitd-config-inline': ['[registry'],
};

test.each(Object.entries(BAD).flatMap(([name, values]) => values.map((value) => [name, value] as const)))(
  '%s: %j changes nothing but says so',
  (name, value) => expectRefused(name, { [name]: value }),
);

test('all mistakes are told at once, in one line with every name', () => {
  const { 'buildkitd-config': _, ...others } = BAD;
  const firsts = Object.entries(others).map(([name, [first = '']]) => [name, first]);
  const bad = { ...Object.fromEntries(firsts), deployments: 'a' };
  const error = refusal(bad);
  expect(error).toMatchObject({ code: 'input' });
  expect(error?.message).not.toMatch(/[\r\n]/);
  for (const name of Object.keys(bad)) expect(error?.message).toMatch(new RegExp(`Inputs? ${name}\\b`));
});

test('any text in any input is accepted or refused by name, in at most 300 characters', () => {
  const name = fc.constantFrom(...Object.keys(INPUT_DEFAULTS));
  const value = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.string({ minLength: 200 }));
  fc.assert(
    fc.property(name, value, (input, text) => {
      const error = refusal({ [input]: text.replaceAll('\0', '') });
      if (error === undefined) return;
      expect(error.code).toBe('input');
      expect(error.message).toContain(input);
      expect(error.message.length).toBeLessThanOrEqual(300);
    }),
  );
});
