import { expect, test } from 'vitest';
import { assumeRole, assumeRoleWithWebIdentity, callerIdentity } from '../../../../src/cluster/aws/sts.ts';
import type { WholeAnswer, WholeRequest } from '../../../../src/cluster/network/exchange.ts';
import { granted } from '../../../doubles/aws/role.ts';
import { stsRefusal, stsResult } from '../../../doubles/aws/sts-answer.ts';

const ROLE = { roleArn: 'arn:aws:iam::123456789012:role/ci', sessionName: 'octo-7-1' };
const KEYS = {
  accessKeyId: 'AKID',
  secretAccessKey: 'k',
  sessionToken: '',
  expiresMs: Number.POSITIVE_INFINITY,
};
const signal = new AbortController().signal;

function stsThatSays(text: string, status = 200, date = '') {
  const asked: WholeRequest[] = [];
  const send = (request: WholeRequest): Promise<WholeAnswer> => {
    asked.push(request);
    return Promise.resolve({ status, text, date });
  };
  return { asked, sts: { url: 'https://sts.example', region: 'eu-central-1', send, nowMs: () => 0 } };
}

const ARN = 'arn:aws:sts::123456789012:assumed-role/ci/octo-7-1';
const given = {
  accessKeyId: 'ASIA',
  secretAccessKey: 'a/b+c',
  sessionToken: 't&u<>"\'&lt;',
  expiration: new Date('2026-01-02T03:04:05Z'),
  arn: ARN,
};
const caller = { headers: {} };
const GOOD = stsResult(caller, 'AssumeRole', granted(given)).body;

test('credentials are read as STS gives them, also with characters that XML has to write otherwise', async () => {
  expect(GOOD).toContain('<SessionToken>t&amp;u&lt;&gt;&quot;&#39;&amp;lt;</SessionToken>');
  const { sts, asked } = stsThatSays(GOOD);
  expect(await assumeRoleWithWebIdentity(sts, ROLE, 'e.y.J&=', signal)).toEqual({
    accessKeyId: 'ASIA',
    secretAccessKey: 'a/b+c',
    sessionToken: 't&u<>"\'&lt;',
    expiresMs: Date.UTC(2026, 0, 2, 3, 4, 5),
  });
  expect(asked[0]).toMatchObject({ method: 'POST', url: 'https://sts.example/' });
  expect(Object.keys(asked[0]?.headers ?? {})).not.toContain('authorization');
  expect([...new URLSearchParams(asked[0]?.body)]).toEqual([
    ['Action', 'AssumeRoleWithWebIdentity'],
    ['Version', '2011-06-15'],
    ['RoleArn', ROLE.roleArn],
    ['RoleSessionName', ROLE.sessionName],
    ['WebIdentityToken', 'e.y.J&='],
  ]);
});

test.each([
  ['with the external ID of whoever lends the role', 'a b/1', ['ExternalId', 'a b/1']],
  ['with none where there is none', '', undefined],
])('a role is asked for %s', async (_, externalId, field) => {
  const { sts, asked } = stsThatSays(GOOD);
  await assumeRole(sts, { ...ROLE, externalId }, KEYS, signal);
  expect([...new URLSearchParams(asked[0]?.body)].find(([name]) => name === 'ExternalId')).toEqual(field);
});

const error = (code: string, message: string): string =>
  stsRefusal(caller, { status: 403, code, message }).body;

test.each([
  [
    'a refusal',
    403,
    error('AccessDenied', 'Not authorized to perform sts:AssumeRole'),
    /: AccessDenied: Not authorized to perform sts:AssumeRole\.$/,
  ],
  [
    'an error without words',
    400,
    '<ErrorResponse/>',
    /: status 400 without a word of STS, which a proxy may have answered\.$/,
  ],
  ['the page of a proxy', 200, '<html><body>Log in</body></html>', /: status 200 without a word/],
  ['nothing', 200, '', /: status 200 without a word/],
  ['an answer that is cut', 200, GOOD.slice(0, GOOD.indexOf('</Expiration>')), /: status 200 without a word/],
  [
    'an end that is no time',
    200,
    GOOD.replace('2026-01-02T03:04:05Z', 'soon'),
    /: status 200 without a word/,
  ],
  // What looks like a token is not repeated, and lines stay one line.
  ['a secret in its words', 403, error('X', `no\n::error::${'a1'.repeat(20)}`), /: X: no ::error::\*\*\*\.$/],
  ['a book', 403, error('X', 'word '.repeat(1000)), /^.{1,300}$/],
])('%s is one error that names the role', async (_, status, text, says) => {
  const { sts } = stsThatSays(text, status);
  const refused = assumeRole(sts, { ...ROLE, externalId: '' }, KEYS, signal);
  await expect(refused).rejects.toMatchObject({ code: 'unauthorized', message: expect.stringMatching(says) });
  await expect(refused).rejects.toThrow(`STS refused to assume ${ROLE.roleArn}`);
});

test.each([
  ['ExpiredToken', /keys have ended/],
  ['InvalidClientTokenId', /does not know the keys/],
  ['SignatureDoesNotMatch', /secret access key/],
  ['AccessDenied', /trust policy/],
])('what to do about %s is about what it is about', async (code, hint) => {
  const { sts } = stsThatSays(error(code, 'No'), 403);
  const refused = assumeRole(sts, { ...ROLE, externalId: '' }, KEYS, signal);
  await expect(refused).rejects.toMatchObject({ hint: expect.stringMatching(hint) });
});

test('the caller is told with the clock of STS, and unknown where STS does not tell', async () => {
  const date = 'Fri, 02 Jan 2026 03:04:05 GMT';
  const dateMs = Date.UTC(2026, 0, 2, 3, 4, 5);
  const good = stsThatSays(stsResult(caller, 'GetCallerIdentity', { Arn: 'arn:x' }).body, 200, date);
  expect(await callerIdentity(good.sts, KEYS, signal)).toEqual({ arn: 'arn:x', refusal: '', dateMs });
  const bad = stsThatSays(error('ExpiredToken', 'Over'), 403, date);
  expect(await callerIdentity(bad.sts, KEYS, signal)).toEqual({ arn: '', refusal: 'ExpiredToken', dateMs });
});

const minutes = (count: number): string => new Date(count * 60_000).toUTCString();
test.each([
  ['SignatureDoesNotMatch', minutes(6), ['19700101T000000Z', '19700101T000600Z']],
  ['RequestExpired', minutes(-6), ['19700101T000000Z', '19691231T235400Z']],
  // Not the clock, but the keys.
  ['SignatureDoesNotMatch', minutes(4), ['19700101T000000Z']],
  ['SignatureDoesNotMatch', '', ['19700101T000000Z']],
  ['ExpiredToken', minutes(6), ['19700101T000000Z']],
])('%s at %s is signed at %j', async (code, date, signed) => {
  const { sts, asked } = stsThatSays(error(code, 'No'), 403, date);
  await callerIdentity(sts, KEYS, signal);
  expect(asked.map(({ headers }) => headers['x-amz-date'])).toEqual(signed);
});
