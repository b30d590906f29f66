import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, expect, test } from 'vitest';

import { hasProfile, readProfile } from '../../../../src/cluster/aws/profile.ts';

const folder = mkdtempSync(join(tmpdir(), 'profile-'));
const [configFile, credentialsFile] = [join(folder, 'config'), join(folder, 'credentials')];
afterEach(() => {
  for (const path of [configFile, credentialsFile]) rmSync(path, { force: true });
});

function place(name: string, config: string, credentials = '') {
  writeFileSync(configFile, config);
  writeFileSync(credentialsFile, credentials);
  return { name, configFile, credentialsFile };
}

/** As the AWS SDKs reference says ("Format of the config file"). */
const READ: readonly (readonly [string, string, string, string, object])[] = [
  [
    'a section of each file, of which credentials win',
    'ci',
    '[profile ci]\na=1\nb=1',
    '[ci]\nb=2',
    { a: '1', b: '2' },
  ],
  ['blanks around everything', 'ci', '[ profile  ci ]\na  =  1  ', '', { a: '1' }],
  ['lines that end with CR and LF', 'ci', '[profile ci]\r\na=1\r\n', '', { a: '1' }],
  ['names in capitals', 'ci', '[profile ci]\nRole_ARN=x', '', { role_arn: 'x' }],
  [
    'comments',
    'ci',
    '# x\n; y\n[profile ci] # z\na=1 # b\nb=2 ;c\nc=x#y\n#d=1',
    '',
    { a: '1', b: '2', c: 'x#y' },
  ],
  ['values with = in them', 'ci', '', '[ci]\naws_session_token=ab==', { aws_session_token: 'ab==' }],
  ['settings of a service below a name', 'ci', '[profile ci]\ns3 =\n  a = 1\nb=2', '', { s3: '', b: '2' }],
  ['other sections', 'ci', '[default]\na=1\n[profile ci]\nb=2\n[sso-session ci]\nc=3', '', { b: '2' }],
  [
    'a profile in two pieces',
    'ci',
    '[profile ci]\na=1\n[default]\n[profile ci]\nb=2',
    '',
    { a: '1', b: '2' },
  ],
  ['default without the word profile', 'default', '[default]\na=1', '', { a: '1' }],
  ['default with it, which wins', 'default', '[default]\na=1\nb=1\n[profile default]\na=2', '', { a: '2' }],
];
test.each(READ)('a profile is read as by AWS tools: %s', (_, name, config, credentials, profile) => {
  expect(readProfile(place(name, config, credentials))).toEqual(profile);
});

test.each([
  ['there', '[profile dev]\na=1', ''],
  // Without the word it is no profile of this file.
  ['a profile', '[ci]\na=1', ''],
])('a profile that is not %s is told by name', (_, config, credentials) => {
  expect(() => readProfile(place('ci', config, credentials))).toThrow(/no AWS profile "ci"/);
});

test('files that are not there hold no profile', () => {
  const nowhere = { name: 'ci', configFile: '/nowhere/a', credentialsFile: '/nowhere/b' };
  expect(() => readProfile(nowhere)).toThrow(/no AWS profile "ci"/);
});

test.each([
  ['sso_session', 'sso_session=x'],
  ['sso_start_url', 'sso_start_url=https://x'],
  ['credential_process', 'credential_process=/bin/x'],
  ['credential_source', 'credential_source=Environment'],
  // A person has to type a code for it.
  ['mfa_serial', 'role_arn=arn:x\nsource_profile=y\nmfa_serial=arn:y'],
])('a profile that logs in by %s is refused by that name', (name, line) => {
  expect(() => readProfile(place('ci', `[profile ci]\n${line}`))).toThrow(
    expect.objectContaining({ code: 'input', message: expect.stringContaining(`logs in by ${name},`) }),
  );
});

test('keys win over another way to log in, as in the credentials file of an SSO tool', () => {
  const text = '[ci]\naws_access_key_id=a\naws_secret_access_key=b';
  expect(readProfile(place('ci', '[profile ci]\nsso_session=x', text))).toMatchObject({
    aws_access_key_id: 'a',
  });
});

test.each([
  ['keys', '', '[default]\naws_access_key_id=a\naws_secret_access_key=b', true],
  ['a role', '[default]\nrole_arn=x\nsource_profile=y', '', true],
  ['a role, by its long name', '[profile default]\nrole_arn=x\nsource_profile=y', '', true],
  ['a log-in that is refused by name', '[default]\nsso_session=x', '', true],
  // `aws configure set region` makes such a file: machines and containers have their role all the same.
  ['a region alone', '[default]\nregion=eu-central-1', '', false],
  ['nothing', '', '', false],
])('a default profile with %s decides whether it logs anybody in', (_, config, credentials, isThere) => {
  expect(hasProfile(place('default', config, credentials))).toBe(isThere);
});
