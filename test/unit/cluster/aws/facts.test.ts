import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readAwsFacts, readUrl, withSessionName } from '../../../../src/cluster/aws/facts.ts';
import { awsSourceOf, hasNothingSet, keysOf } from '../../../../src/cluster/aws/source.ts';

const HOME = '/home/me';
const ROLE = { roleArn: 'arn:aws:iam::123456789012:role/ci', sessionName: 'octo-7-1' };
const KEYS = { AWS_ACCESS_KEY_ID: 'A', AWS_SECRET_ACCESS_KEY: 'S' };

test('variables of AWS are kept, and no others', () => {
  const facts = readAwsFacts({ ...KEYS, KUBECONFIG: '/k', INPUT_AWS: 'x', HOME: '/h' }, HOME);
  expect(facts).toEqual({ variables: KEYS, homeFolder: HOME });
});

test('blanks, which the post step of configure-aws-credentials leaves, count as none', () => {
  const blank = {
    AWS_ACCESS_KEY_ID: '',
    AWS_SECRET_ACCESS_KEY: '',
    AWS_PROFILE: '',
    AWS_ROLE_ARN: undefined,
  };
  expect(readAwsFacts(blank, HOME).variables).toEqual({});
});

test('files are found by later steps in other folders too', () => {
  const files = {
    AWS_CONFIG_FILE: 'aws/config',
    AWS_SHARED_CREDENTIALS_FILE: '~/creds',
    AWS_WEB_IDENTITY_TOKEN_FILE: 'token',
    AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: '/var/token',
  };
  expect(readAwsFacts(files, HOME).variables).toEqual({
    AWS_CONFIG_FILE: resolve('aws/config'),
    // As botocore reads it; `env:` of a workflow expands nothing.
    AWS_SHARED_CREDENTIALS_FILE: join(HOME, 'creds'),
    AWS_WEB_IDENTITY_TOKEN_FILE: resolve('token'),
    AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: '/var/token',
  });
});

test("the job's ID token comes before all of them, and only for a role", () => {
  const facts = readAwsFacts(KEYS, HOME);
  expect(awsSourceOf(facts, ROLE, true)).toEqual({ kind: 'id-token', role: ROLE, facts });
  expect(awsSourceOf(facts, undefined, true)).toEqual({ kind: 'environment', role: undefined, facts });
  expect(awsSourceOf(facts, ROLE, false)).toEqual({ kind: 'environment', role: ROLE, facts });
});

test.each([
  ['a pair of keys', KEYS, { accessKeyId: 'A', secretAccessKey: 'S', sessionToken: undefined }],
  [
    'keys of a session',
    { ...KEYS, AWS_SESSION_TOKEN: 'T' },
    { accessKeyId: 'A', secretAccessKey: 'S', sessionToken: 'T' },
  ],
  ['half a pair of keys', { AWS_ACCESS_KEY_ID: 'A' }, undefined],
])('%s', (_, variables, keys) => {
  const found = keysOf(readAwsFacts(variables, HOME));
  expect(found).toEqual(keys === undefined ? undefined : { ...keys, expiresMs: undefined });
});

test.each([
  [{}, true],
  [{ AWS_REGION: 'eu-central-1' }, true],
  [{ AWS_PROFILE: 'ci' }, false],
  [{ AWS_WEB_IDENTITY_TOKEN_FILE: '/t', AWS_ROLE_ARN: 'arn' }, false],
  [{ AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://x' }, false],
])('whether %j leaves the instance alone: %s', (variables, expected) => {
  expect(hasNothingSet(readAwsFacts(variables, HOME))).toBe(expected);
});

test('a session has the name that the step gives it, else ours', () => {
  const named = readAwsFacts({ AWS_ROLE_SESSION_NAME: 'theirs' }, HOME);
  expect(withSessionName(named, 'ours').variables).toEqual({ AWS_ROLE_SESSION_NAME: 'theirs' });
  expect(withSessionName(readAwsFacts({}, HOME), 'ours').variables).toEqual({
    AWS_ROLE_SESSION_NAME: 'ours',
  });
});

test('an address is a URL of http or https, or an error with the name of its variable', () => {
  const read = (value: string) =>
    readUrl(readAwsFacts({ AWS_ENDPOINT_URL_STS: value }, HOME), 'AWS_ENDPOINT_URL_STS');
  expect(read('https://sts.example/')).toBe('https://sts.example/');
  expect(read('')).toBeUndefined();
  for (const value of ['sts.example', 'ftp://sts.example', '/sts'])
    expect(() => read(value)).toThrow(/variable AWS_ENDPOINT_URL_STS is not a URL/);
});
