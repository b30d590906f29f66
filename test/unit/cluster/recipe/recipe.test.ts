import { expect, test } from 'vitest';

import type { AwsBase } from '../../../../src/cluster/aws/source.ts';
import { secretsOfRecipe } from '../../../../src/cluster/recipe/recipe.ts';

const none = { kind: 'none' } as const;

test.each([
  [
    'keys',
    { kind: 'keys', accessKeyId: 'A', secretAccessKey: 'secret', sessionToken: 'session' },
    ['secret', 'session'],
  ],
  ['a container', { kind: 'container', url: 'http://x', tokenFile: '', token: 'container' }, ['container']],
  ['the machine', { kind: 'imds', url: 'http://x' }, []],
  ['an ID token', { kind: 'github' }, []],
] satisfies readonly (readonly [string, AwsBase, readonly string[]])[])(
  'what a recipe of %s holds is masked',
  (_, base, secrets) => {
    const target = {
      cluster: 'c',
      clusterId: 'c',
      region: 'eu-central-1',
      useFips: false,
      useDualStack: false,
    };
    const recipe = {
      ...target,
      kind: 'eks',
      stsUrl: 'https://x',
      clockOffsetMs: 0,
      madeMs: 0,
      source: { base, role: none },
    } as const;
    expect(secretsOfRecipe(recipe)).toEqual(secrets);
  },
);
