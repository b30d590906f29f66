import { expect, test } from 'vitest';

import { readProxies } from '../../../../src/cluster/network/proxy.ts';
import { callerQuestionOf, openMintContext } from '../../../../src/cluster/recipe/context.ts';

const FACTS = { idTokens: { kind: 'none', why: undefined }, proxies: readProxies({}) } as const;

test('AWS credentials that were fetched are masked before they are used', () => {
  const masked: string[] = [];
  const context = openMintContext(FACTS, (secret) => masked.push(secret), undefined);
  const credentials = {
    accessKeyId: 'A',
    secretAccessKey: 'key',
    sessionToken: 'session',
    expiresMs: undefined,
  };
  context.remember(credentials);
  expect(context.recall()).toEqual(credentials);
  expect(masked).toEqual(['key', 'session']);
});

test('STS is asked by the clock of AWS, where that of the runner is slow', () => {
  const context = { ...openMintContext(FACTS, () => undefined, undefined), nowMs: () => 1000 };
  const recipe = {
    kind: 'eks',
    ...{ cluster: 'c', clusterId: 'c', region: 'eu-central-1', stsUrl: 'https://sts' },
    ...{ useFips: false, useDualStack: false, clockOffsetMs: 500, madeMs: 0 },
    source: { kind: 'environment', role: undefined, facts: { variables: {}, homeFolder: '/home' } },
  } as const;
  expect(callerQuestionOf(recipe, context).nowMs).toBe(1500);
});
