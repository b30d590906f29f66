import { expect, test } from 'vitest';

import { expectRefused } from './refusal.ts';
import { readGiven } from './stubbed-step.ts';

test('every good value arrives', () => {
  const inputs = readGiven({
    kubeconfig: '/etc/kubeconfig',
    context: 'blue',
    namespace: 'builds',
    name: 'Team.ci_1',
    timeout: '1h30m',
    use: 'FALSE',
  });
  expect(inputs).toMatchObject({
    kubeconfig: '/etc/kubeconfig',
    context: 'blue',
    namespace: 'builds',
    name: 'Team.ci_1',
    timeoutMs: 5_400_000,
    use: false,
  });
});

const BAD: Readonly<Record<string, readonly string[]>> = {
  name: ['team/ci', '..', '../ci', '$(x)', 'team\nci', 'ci-🐳', 'n'.repeat(300), 'default'],
  namespace: ['Builds', 'a.b', '-a', '../kube-system', 'n'.repeat(64)],
  timeout: ['5 minutes', '-5m', '7h', '0'],
  use: ['yes'],
};

test.each(Object.entries(BAD).flatMap(([name, values]) => values.map((value) => [name, value] as const)))(
  '%s: %j changes nothing but says so',
  (name, value) => expectRefused(name, { [name]: value }),
);
