import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { readAwsFacts } from '../../../../src/cluster/aws/facts.ts';
import { findAwsSource } from '../../../../src/cluster/aws/find-source.ts';

const home = mkdtempSync(join(tmpdir(), 'home-'));
beforeAll(() => {
  mkdirSync(join(home, '.aws'));
  writeFileSync(
    join(home, '.aws', 'credentials'),
    '[default]\naws_access_key_id=a\naws_secret_access_key=b\n',
  );
});
afterAll(() => rmSync(home, { recursive: true }));

const NO_ROLE = { roleArn: '', sessionName: 'octo-7-1' };
const ROLE = { roleArn: 'arn:aws:iam::123456789012:role/ci', sessionName: 'octo-7-1' };

/** All that an environment can have, the first in AWS' order first. */
const ALL: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['keys', { AWS_ACCESS_KEY_ID: 'A', AWS_SECRET_ACCESS_KEY: 'S', AWS_SESSION_TOKEN: 'T' }],
  ['profile', { AWS_PROFILE: 'ci' }],
  ['web-identity', { AWS_WEB_IDENTITY_TOKEN_FILE: '/t', AWS_ROLE_ARN: ROLE.roleArn }],
  ['profile', {}],
  ['container', { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://169.254.170.23/v1/credentials' }],
  ['imds', {}],
];

test.each(ALL.map(([kind], index) => [index, kind] as const))(
  'way %i, %s, comes before those below it',
  (index, kind) => {
    const environment = Object.assign({}, ...ALL.slice(index).map(([, variables]) => variables));
    // The default profile is in the home folder, which has none from the fifth way on.
    const { base, role } = findAwsSource(
      readAwsFacts(environment, index < 4 ? home : '/nowhere'),
      false,
      NO_ROLE,
    );
    expect(base.kind).toBe(kind);
    expect(role.kind).toBe('none');
  },
);

test("the job's ID token comes before all of them, and only for a role", () => {
  const environment = Object.assign({}, ...ALL.map(([, variables]) => variables));
  expect(findAwsSource(readAwsFacts(environment, home), true, ROLE)).toEqual({
    base: { kind: 'github' },
    role: { kind: 'role', ...ROLE },
  });
  expect(findAwsSource(readAwsFacts(environment, home), true, NO_ROLE).base.kind).toBe('keys');
  expect(findAwsSource(readAwsFacts(environment, home), false, ROLE)).toMatchObject({
    base: { kind: 'keys' },
    role: { kind: 'role', ...ROLE },
  });
});

test('blanks, which the post step of configure-aws-credentials leaves, count as none', () => {
  const names = ALL.flatMap(([, variables]) => Object.keys(variables));
  const blank = Object.fromEntries(names.map((name) => [name, '']));
  expect(findAwsSource(readAwsFacts(blank, '/nowhere'), false, NO_ROLE).base).toEqual({
    kind: 'imds',
    url: 'http://169.254.169.254',
  });
});

test.each([
  ['half a pair of keys', { AWS_ACCESS_KEY_ID: 'A' }],
  ['a token file without a role', { AWS_WEB_IDENTITY_TOKEN_FILE: '/t' }],
])('%s is no way to log in', (_, environment) => {
  expect(findAwsSource(readAwsFacts(environment, '/nowhere'), false, NO_ROLE).base.kind).toBe('imds');
});

test.each([
  ['AWS_PROFILE', { AWS_PROFILE: 'ci', AWS_DEFAULT_PROFILE: 'dev' }, 'ci'],
  ['AWS_DEFAULT_PROFILE', { AWS_DEFAULT_PROFILE: 'dev' }, 'dev'],
])('the profile is that of %s', (_, environment, name) => {
  expect(findAwsSource(readAwsFacts(environment, home), false, NO_ROLE).base).toEqual({
    kind: 'profile',
    name,
    configFile: join(home, '.aws', 'config'),
    credentialsFile: join(home, '.aws', 'credentials'),
  });
});

test('files are found by later steps in other folders too', () => {
  const files = { AWS_CONFIG_FILE: 'aws/config', AWS_SHARED_CREDENTIALS_FILE: '~/creds', AWS_PROFILE: 'ci' };
  expect(findAwsSource(readAwsFacts(files, home), false, NO_ROLE).base).toMatchObject({
    configFile: resolve('aws/config'),
    // As botocore reads it; `env:` of a workflow expands nothing.
    credentialsFile: join(home, 'creds'),
  });
  const web = { AWS_WEB_IDENTITY_TOKEN_FILE: 'token', AWS_ROLE_ARN: ROLE.roleArn };
  expect(findAwsSource(readAwsFacts(web, '/nowhere'), false, NO_ROLE).base).toMatchObject({
    tokenFile: resolve('token'),
  });
});

test('ECS names the path alone', () => {
  const environment = { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2/credentials/1' };
  expect(findAwsSource(readAwsFacts(environment, '/nowhere'), false, NO_ROLE).base).toMatchObject({
    kind: 'container',
    url: 'http://169.254.170.2/v2/credentials/1',
  });
});

test('a web identity has the name of the run, unless the environment has one', () => {
  const environment = { AWS_WEB_IDENTITY_TOKEN_FILE: '/t', AWS_ROLE_ARN: ROLE.roleArn };
  expect(findAwsSource(readAwsFacts(environment, '/nowhere'), false, NO_ROLE).base).toMatchObject({
    sessionName: 'octo-7-1',
  });
  const named = { ...environment, AWS_ROLE_SESSION_NAME: 'mine' };
  expect(findAwsSource(readAwsFacts(named, '/nowhere'), false, NO_ROLE).base).toMatchObject({
    sessionName: 'mine',
  });
});

test.each(['true', 'TRUE'])(
  'a machine that is not to be asked (%s) is told of, and no other way is lost',
  (value) => {
    const off = { AWS_EC2_METADATA_DISABLED: value };
    expect(() => findAwsSource(readAwsFacts(off, '/nowhere'), false, NO_ROLE)).toThrow(
      expect.objectContaining({
        code: 'input',
        message: expect.stringContaining('AWS_EC2_METADATA_DISABLED'),
      }),
    );
    for (const [, variables] of ALL.filter(([kind]) => kind !== 'imds'))
      expect(findAwsSource(readAwsFacts({ ...variables, ...off }, home), false, NO_ROLE).base.kind).not.toBe(
        'imds',
      );
  },
);

test('the machine is asked where AWS_EC2_METADATA_DISABLED says anything else', () => {
  const base = { AWS_EC2_METADATA_DISABLED: 'false' };
  expect(findAwsSource(readAwsFacts(base, '/nowhere'), false, NO_ROLE).base.kind).toBe('imds');
});
