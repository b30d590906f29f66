import { expect, test } from 'vitest';

import type { AwsSource } from '../../../../src/cluster/aws/source.ts';
import { needsSdk, secretsOfRecipe } from '../../../../src/cluster/recipe/recipe.ts';

const ROLE = { roleArn: 'arn:aws:iam::123456789012:role/ci', sessionName: 'me' };
const KEYS = { AWS_ACCESS_KEY_ID: 'A', AWS_SECRET_ACCESS_KEY: 'secret', AWS_SESSION_TOKEN: 'session' };
const CONTAINER = { AWS_CONTAINER_AUTHORIZATION_TOKEN: 'container' };

function recipeOf(source: AwsSource) {
  const target = { cluster: 'c', clusterId: 'c', region: 'eu-central-1', stsUrl: 'https://x' };
  const flags = { useFips: false, useDualStack: false };
  return { kind: 'eks', ...target, ...flags, clockOffsetMs: 0, madeMs: 0, source } as const;
}

function environmentOf(variables: Readonly<Record<string, string>>, role?: typeof ROLE): AwsSource {
  return { kind: 'environment', role, facts: { variables, homeFolder: '/home' } };
}

const byIdToken: AwsSource = {
  kind: 'id-token',
  role: ROLE,
  facts: { variables: {}, homeFolder: '/home' },
};

test.each([
  ['keys', environmentOf(KEYS), ['secret', 'session'], false],
  ['keys that assume a role', environmentOf(KEYS, ROLE), ['secret', 'session'], true],
  ['a container', environmentOf(CONTAINER), ['container'], true],
  ['the machine', environmentOf({}), [], true],
  ['an ID token', byIdToken, [], true],
] satisfies readonly (readonly [string, AwsSource, readonly string[], boolean])[])(
  'what a recipe of %s holds is masked, and it is known whether it needs the SDK',
  (_, source, secrets, needs) => {
    const recipe = recipeOf(source);
    expect(secretsOfRecipe(recipe)).toEqual(secrets);
    expect(needsSdk(recipe)).toBe(needs);
  },
);
