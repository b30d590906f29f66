import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, test } from 'vitest';
import type { WholeRequest } from '../../../../src/cluster/network/exchange.ts';
import { fetchAwsCredentials } from '../../../../src/cluster/recipe/aws-credentials.ts';
import { granted } from '../../../doubles/aws/role.ts';
import { stsResult } from '../../../doubles/aws/sts-answer.ts';

const folder = mkdtempSync(join(tmpdir(), 'profiles-'));
afterAll(() => rmSync(folder, { recursive: true }));
const tokenFile = join(folder, 'token');
writeFileSync(tokenFile, 'a-web-identity\n');
const [configFile, credentialsFile] = [join(folder, 'config'), join(folder, 'credentials')];
writeFileSync(
  credentialsFile,
  '[stone]\naws_access_key_id=AKIASTONE\naws_secret_access_key=s\n[own]\naws_access_key_id=AKIAOWN\naws_secret_access_key=o',
);

const ROLE = 'arn:aws:iam::123456789012:role/ci';
const GIVEN = granted({
  accessKeyId: 'ASIAROLE',
  secretAccessKey: 'r',
  sessionToken: 't',
  expiration: new Date('2026-01-02T03:04:05Z'),
  arn: 'arn:x',
});

/** What the profile `name` of this config file logs in as, and what STS was asked for it. */
async function fetchBy(name: string, config: string) {
  writeFileSync(configFile, config);
  const asked: WholeRequest[] = [];
  const send = (request: WholeRequest) => {
    asked.push(request);
    const action = new URLSearchParams(request.body).get('Action') ?? '';
    return Promise.resolve({
      status: 200,
      text: stsResult({ headers: {} }, action, GIVEN).body,
      date: '',
    });
  };
  const sts = { url: 'https://sts.example', region: 'eu-central-1', send, nowMs: () => 0 };
  const source = {
    base: { kind: 'profile', name, configFile, credentialsFile },
    role: { kind: 'none' },
  } as const;
  const ways = {
    sts,
    sendDirectly: send,
    idTokens: { kind: 'none', why: undefined } as const,
    signal: new AbortController().signal,
  };
  const { accessKeyId } = await fetchAwsCredentials(source, ways);
  return {
    accessKeyId,
    asked: asked.map(({ body, headers }) => ({
      ...Object.fromEntries(new URLSearchParams(body)),
      by: /Credential=([A-Z]+)/.exec(headers.authorization ?? '')?.[1] ?? '',
    })),
  };
}

/** As the AWS SDKs reference says of "Assume role credential provider". */
test('a profile with a role is assumed with the keys of its source profile, and their external ID', async () => {
  const config = `[profile ci]\nrole_arn=${ROLE}\nsource_profile=stone\nrole_session_name=me\nexternal_id=a b`;
  expect(await fetchBy('ci', config)).toEqual({
    accessKeyId: 'ASIAROLE',
    asked: [
      {
        Action: 'AssumeRole',
        Version: '2011-06-15',
        RoleArn: ROLE,
        RoleSessionName: 'me',
        ExternalId: 'a b',
        by: 'AKIASTONE',
      },
    ],
  });
});

test.each([
  ['keys alone', 'own', '', 'AKIAOWN', []],
  [
    'a role and keys of its own',
    'own',
    `[profile own]\nrole_arn=${ROLE}`,
    'ASIAROLE',
    [['AssumeRole', 'AKIAOWN']],
  ],
  [
    'a role and the file of a web identity',
    'web',
    `[profile web]\nrole_arn=${ROLE}\nweb_identity_token_file=${tokenFile}`,
    'ASIAROLE',
    [['AssumeRoleWithWebIdentity', '']],
  ],
])('a profile with %s logs in', async (_, name, config, accessKeyId, calls) => {
  const fetched = await fetchBy(name, config);
  expect(fetched.accessKeyId).toBe(accessKeyId);
  const asked = fetched.asked.map((call): unknown[] => [Reflect.get(call, 'Action'), call.by]);
  expect(asked).toEqual(calls);
});

test.each([
  [
    'a source profile that has to assume a role itself',
    '[profile a]\nrole_arn=x\nsource_profile=b\n[profile b]\nrole_arn=y\nsource_profile=stone',
    /"b" has no aws_access_key_id/,
  ],
  ['a source profile that is not there', '[profile a]\nrole_arn=x\nsource_profile=b', /no AWS profile "b"/],
  [
    'a device with codes',
    '[profile a]\nrole_arn=x\nsource_profile=stone\nmfa_serial=y',
    /logs in by mfa_serial/,
  ],
])('%s is refused by name', async (_, config, message) => {
  await expect(fetchBy('a', config)).rejects.toThrow(message);
});
