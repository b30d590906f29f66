import { describe, expect, test } from 'vitest';
import { idTokenVariables } from '../../doubles/aws/running-aws.ts';
import { runPlugin } from '../../doubles/runner/plugin-run.ts';
import { callerOf, eksRecipe, withAws, writeRecipe } from './place.ts';
import { WAYS } from './ways.ts';

describe.concurrent('a later build gets its token', () => {
  test.each(Object.entries(WAYS))('by %s', (_, { arn, source }) =>
    withAws(async (place) => {
      const file = writeRecipe(place, eksRecipe(place, await source(place)));
      const run = await runPlugin(file, idTokenVariables(place));
      expect(callerOf(place, run)).toBe(arn);
    }),
  );
});

/** What a later step does to its environment. */
const CHANGES: Readonly<Record<string, string>> = {
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  AWS_SESSION_TOKEN: 'somebody-else',
  AWS_PROFILE: 'somebody-else',
  AWS_REGION: 'us-east-1',
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/somebody-else',
  AWS_WEB_IDENTITY_TOKEN_FILE: '/nowhere',
  AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1:1/',
  AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
  AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:1',
  AWS_CONFIG_FILE: '/nowhere',
  AWS_SHARED_CREDENTIALS_FILE: '/nowhere',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_USE_FIPS_ENDPOINT: 'true',
  HOME: '/nowhere',
};

describe.concurrent('a later step that changes its variables builds as the same identity', () => {
  const blank = Object.fromEntries(Object.keys(CHANGES).map((name) => [name, '']));
  const rows = Object.entries(WAYS).flatMap(([name, way]) => [
    [name, 'changed', way, CHANGES] as const,
    [name, 'blanked', way, blank] as const,
  ]);
  test.each(rows)('by %s, %s', (_, __, { arn, source }, changes) =>
    withAws(async (place) => {
      const file = writeRecipe(place, eksRecipe(place, await source(place)));
      const run = await runPlugin(file, { ...idTokenVariables(place), ...changes }, '/');
      expect(callerOf(place, run)).toBe(arn);
    }),
  );
});
