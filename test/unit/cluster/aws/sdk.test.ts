import { expect, test } from 'vitest';
import { assumeRole, assumeRoleWithWebIdentity } from '../../../../src/cluster/aws/sdk.ts';
import type { WholeAnswer, WholeRequest } from '../../../../src/cluster/network/exchange.ts';
import { stsRefusals } from '../../../doubles/aws/refusals.ts';
import { granted } from '../../../doubles/aws/role.ts';
import { stsRefusal, stsResult } from '../../../doubles/aws/sts-answer.ts';

const ROLE = { roleArn: 'arn:aws:iam::123456789012:role/ci', sessionName: 'octo-7-1' };
const KEYS = { accessKeyId: 'AKID', secretAccessKey: 'k', sessionToken: undefined, expiresMs: undefined };

type Scripted = Pick<WholeAnswer, 'status' | 'text'> & { readonly date?: string };

/** An STS that says one thing after the other, the last again and again. */
function stsThatSays(...answers: readonly (Scripted | Error)[]) {
  const asked: WholeRequest[] = [];
  const send = async (request: WholeRequest): Promise<WholeAnswer> => {
    asked.push(request);
    const answer = answers[asked.length - 1] ?? answers.at(-1) ?? new Error('nothing to say');
    if (answer instanceof Error) throw answer;
    const { status, text, date = new Date().toUTCString() } = answer;
    return { status, text, headers: { date } };
  };
  const { signal } = new AbortController();
  const place = { url: 'https://sts.example', region: 'eu-central-1', clockOffsetMs: 0 };
  return { asked, sts: { ...place, send, signal } };
}

const given = {
  accessKeyId: 'ASIA',
  secretAccessKey: 'a/b+c',
  sessionToken: 't&u<>"\'&lt;',
  expiration: new Date('2026-01-02T03:04:05Z'),
  arn: 'arn:aws:sts::123456789012:assumed-role/ci/octo-7-1',
};
const caller = { headers: {} };
const good = (action: string): Scripted => ({
  status: 200,
  text: stsResult(caller, action, granted(given)).body,
});

test('credentials are read as STS gives them, also with characters that XML has to write otherwise', async () => {
  const answer = good('AssumeRoleWithWebIdentity');
  expect(answer.text).toContain('<SessionToken>t&amp;u&lt;&gt;&quot;&#39;&amp;lt;</SessionToken>');
  const { sts, asked } = stsThatSays(answer);
  expect(await assumeRoleWithWebIdentity(ROLE, 'e.y.J&=', sts)).toEqual({
    accessKeyId: 'ASIA',
    secretAccessKey: 'a/b+c',
    sessionToken: 't&u<>"\'&lt;',
    expiresMs: Date.UTC(2026, 0, 2, 3, 4, 5),
  });
  expect(asked[0]).toMatchObject({ method: 'POST', url: 'https://sts.example/' });
  expect(Object.keys(asked[0]?.headers ?? {})).not.toContain('authorization');
  expect(Object.fromEntries(new URLSearchParams(asked[0]?.body))).toEqual({
    Action: 'AssumeRoleWithWebIdentity',
    Version: '2011-06-15',
    RoleArn: ROLE.roleArn,
    RoleSessionName: ROLE.sessionName,
    WebIdentityToken: 'e.y.J&=',
  });
});

const error = (code: string, message: string, status = 403): Scripted => ({
  status,
  text: stsRefusal(caller, { status, code, message }).body,
});

test.each([
  [
    'a refusal',
    error('AccessDenied', 'Not authorized to perform sts:AssumeRole'),
    /: AccessDenied: Not authorized to perform sts:AssumeRole\.$/,
  ],
  [
    'an error without words',
    { status: 400, text: '<ErrorResponse/>' },
    /: status 400 without a word of STS, which a proxy may have answered\.$/,
  ],
  [
    'the page of a proxy',
    { status: 200, text: '<html><body>Log in</body></html>' },
    /: status 200 without a word/,
  ],
  ['nothing', { status: 200, text: '' }, /: status 200 without a word/],
  // What looks like a token is not repeated, and lines stay one line.
  ['a secret in its words', error('X', `no\n::error::${'a1'.repeat(20)}`), /: X: no ::error::\*\*\*\.$/],
  ['a book', error('X', 'word '.repeat(1000)), /^.{1,300}$/],
])('%s is one error that names the role', async (_, answer, says) => {
  const refused = assumeRole(ROLE, KEYS, stsThatSays(answer).sts);
  await expect(refused).rejects.toMatchObject({ code: 'unauthorized', message: expect.stringMatching(says) });
  await expect(refused).rejects.toThrow(`STS refused to assume ${ROLE.roleArn}`);
});

test.each([
  ['ExpiredToken', /keys have expired/],
  ['InvalidClientTokenId', /does not know the keys/],
  ['SignatureDoesNotMatch', /secret access key/],
  ['AccessDenied', /trust policy/],
])('what to do about %s is about what it is about', async (code, hint) => {
  const refused = assumeRole(ROLE, KEYS, stsThatSays(error(code, 'No')).sts);
  await expect(refused).rejects.toMatchObject({ hint: expect.stringMatching(hint) });
});

const lost = Object.assign(new Error('lost'), { code: 'ECONNRESET' });

test.each([
  [
    '5xx',
    [
      { status: 500, text: '' },
      { status: 503, text: '' },
    ],
  ],
  ['a lost connection', [lost, lost]],
  ['no answer in time', [new DOMException('x', 'TimeoutError'), lost]],
  // STS says so with 400 (STS API reference, Common errors; AssumeRoleWithWebIdentity, IDPCommunicationError).
  ['throttling', [error(stsRefusals.throttled.code, 'Slow down', 400)]],
  ['an identity provider out of reach', [error('IDPCommunicationError', 'x', 400)]],
] satisfies readonly (readonly [string, readonly (Scripted | Error)[]])[])(
  '%s costs nobody a build',
  async (_, answers) => {
    const { sts, asked } = stsThatSays(...answers, good('AssumeRoleWithWebIdentity'));
    expect((await assumeRoleWithWebIdentity(ROLE, 'e.y.J', sts)).accessKeyId).toBe('ASIA');
    expect(asked).toHaveLength(answers.length + 1);
  },
);

test('an STS that is not there is named', async () => {
  const { sts, asked } = stsThatSays(lost);
  await expect(assumeRole(ROLE, KEYS, sts)).rejects.toMatchObject({
    code: 'unreachable',
    message: 'No credentials from sts.example: ECONNRESET.',
  });
  expect(asked).toHaveLength(3);
});

test('keys are used by the clock of STS', async () => {
  const slowMs = 20 * 60_000;
  const date = new Date(Date.now() + slowMs).toUTCString();
  const dateOf = ({ headers }: WholeRequest): number => {
    const [, ...parts] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)/.exec(headers['x-amz-date'] ?? '') ?? [];
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts.map(Number);
    return Date.UTC(year, month - 1, day, hour, minute);
  };
  const near = (ms: number | undefined): boolean => Math.abs((ms ?? 0) - Date.now() - slowMs) < 120_000;
  const known = stsThatSays(good('AssumeRole'));
  await assumeRole(ROLE, KEYS, { ...known.sts, clockOffsetMs: slowMs });
  expect(known.asked.map(dateOf).every(near)).toBe(true);
  // Where nobody has measured it yet.
  const unknown = stsThatSays(
    { ...error('SignatureDoesNotMatch', 'Signature expired'), date },
    good('AssumeRole'),
  );
  await assumeRole(ROLE, KEYS, unknown.sts);
  expect(unknown.asked.map(dateOf).map(near)).toEqual([false, true]);
});
