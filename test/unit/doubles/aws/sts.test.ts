import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Received, send } from '../../../doubles/api/send.ts';
import {
  amzDate,
  awscliCalls,
  awscliTimeoutMs,
  type Call,
  findAwscli,
  signingTimeoutMs,
} from '../../../doubles/aws/awscli.ts';
import { type Identity, makeIdentities } from '../../../doubles/aws/identities.ts';
import { stsRefusals } from '../../../doubles/aws/refusals.ts';
import { type Sts, startSts } from '../../../doubles/aws/sts.ts';
import { type GitHubIssuer, startGitHubIssuer } from '../../../doubles/github/github-issuer.ts';
import { startClock } from '../../../doubles/runner/clock.ts';

const clock = startClock();
const user: Identity = {
  accessKeyId: 'AKIDUSER',
  secretAccessKey: 'secret/of+the=user',
  arn: 'arn:aws:iam::111122223333:user/ci',
};
const identities = makeIdentities(clock, [user]);
const ROLE = 'arn:aws:iam::111122223333:role/ci/builds';

let issuer: GitHubIssuer;
let sts: Sts;
beforeAll(async () => {
  await findAwscli();
  issuer = await startGitHubIssuer(clock);
  const roles = [
    {
      arn: ROLE,
      principals: [user.arn],
      trusts: ({ ref }: { readonly ref?: unknown }) => ref === 'refs/heads/main',
    },
    { arn: 'arn:aws:iam::111122223333:role/next', principals: [ROLE], maxSeconds: 43_200 },
  ];
  sts = await startSts({ clock, identities, roles, issuer });
}, awscliTimeoutMs);
afterAll(async () => {
  await sts.close();
  await issuer.close();
});

const slow = { timeout: signingTimeoutMs };

const FORM = 'application/x-www-form-urlencoded; charset=utf-8';

type Keys = Pick<Call, 'accessKeyId' | 'secretAccessKey' | 'sessionToken'>;

/** A call of this user, signed by the AWS CLI. */
async function sign(who: Keys, parameters: Readonly<Record<string, string>>): Promise<Call> {
  const body = new URLSearchParams({ Version: '2011-06-15', ...parameters }).toString();
  const place = { region: 'eu-west-1', service: 'sts', url: 'https://sts.eu-west-1.amazonaws.com/' };
  const [call] = await awscliCalls([
    { ...who, ...place, date: amzDate(clock.now()), method: 'POST', body, headers: { 'Content-Type': FORM } },
  ]);
  if (call === undefined) throw new Error('nothing was signed');
  return call;
}

async function post({ headers, body }: Pick<Call, 'headers' | 'body'>): Promise<Received> {
  const host = 'sts.eu-west-1.amazonaws.com';
  return await send(`${sts.url}/`, { method: 'POST', headers: { host, ...headers }, body });
}

/** The text of an element. */
function textOf({ body }: Received, name: string): string {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(body)?.[1] ?? '';
}

const WHO_AM_I = { Action: 'GetCallerIdentity' };
const ASSUME = { Action: 'AssumeRole', RoleArn: ROLE, RoleSessionName: 'job-1', DurationSeconds: '900' };

async function assume(): Promise<Received & { readonly keys: Keys }> {
  const answer = await post(await sign(user, ASSUME));
  const accessKeyId = textOf(answer, 'AccessKeyId');
  const secretAccessKey = textOf(answer, 'SecretAccessKey');
  return { ...answer, keys: { accessKeyId, secretAccessKey, sessionToken: textOf(answer, 'SessionToken') } };
}

test('who signs a call by its header is told who it is', slow, async () => {
  const answer = await post(await sign(user, WHO_AM_I));
  expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'text/xml' } });
  expect(textOf(answer, 'Arn')).toBe(user.arn);
  expect(textOf(answer, 'Account')).toBe('111122223333');
  expect(sts.calls.at(-1)).toMatchObject({ action: 'GetCallerIdentity', by: user.arn, outcome: '200' });
});

test('a signed call with a change in any part is refused', slow, async () => {
  const call = await sign(user, WHO_AM_I);
  const { Authorization: authorization = '' } = call.headers;
  const changed = (headers: Readonly<Record<string, string>>): Call => ({
    ...call,
    headers: { ...call.headers, ...headers },
  });
  const calls = [
    { ...call, body: call.body.replace('Version', 'version') },
    changed({ host: 'sts.eu-west-2.amazonaws.com' }),
    changed({ host: 'sts-fips.eu-west-1.amazonaws.com' }),
    changed({ 'X-Amz-Date': amzDate(new Date(clock.now().getTime() - 60_000)) }),
    changed({ 'Content-Type': 'application/x-www-form-urlencoded' }),
    changed({ 'x-amz-unsigned': '1' }),
    changed({ Authorization: authorization.replace(/.$/, (last) => (last === '0' ? '1' : '0')) }),
    changed({ Authorization: authorization.replace('/sts/', '/eks/') }),
  ];
  for (const one of calls)
    expect(textOf(await post(one), 'Code'), JSON.stringify(one)).toMatch(
      /^(SignatureDoesNotMatch|InvalidAction)$/,
    );
  expect((await post(call)).status).toBe(200);
});

test('temporary keys work with their token, until their end', slow, async () => {
  const { keys } = await assume();
  expect(keys.accessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
  const answer = await post(await sign(keys, WHO_AM_I));
  expect(textOf(answer, 'Arn')).toBe('arn:aws:sts::111122223333:assumed-role/builds/job-1');
  expect(textOf(answer, 'UserId')).toMatch(/^AROA\w+:job-1$/);
  const bare = await sign({ ...keys, sessionToken: undefined }, WHO_AM_I);
  expect(textOf(await post(bare), 'Code')).toBe('InvalidClientTokenId');
  clock.moveBy(800_000);
  expect((await post(await sign(keys, WHO_AM_I))).status).toBe(200);
  clock.moveBy(100_000);
  expect(textOf(await post(await sign(keys, WHO_AM_I)), 'Code')).toBe('ExpiredToken');
});

test('a role is given to those whom it trusts, for as long as it allows', slow, async () => {
  const { keys } = await assume();
  const next = { ...ASSUME, RoleArn: 'arn:aws:iam::111122223333:role/next' };
  const codeOf = async (who: Keys, parameters: Readonly<Record<string, string>>): Promise<string> =>
    textOf(await post(await sign(who, parameters)), 'Code');
  expect(await codeOf(user, next)).toBe('AccessDenied');
  expect(await codeOf(keys, { ...next, DurationSeconds: '3601' })).toBe('ValidationError');
  expect(await codeOf(keys, next)).toBe('');
  expect(await codeOf(user, { ...ASSUME, DurationSeconds: '3601' })).toBe('ValidationError');
  expect(await codeOf(user, { ...ASSUME, RoleSessionName: 'no/slash' })).toBe('ValidationError');
  expect(await codeOf({ ...user, accessKeyId: 'AKIDOTHER' }, ASSUME)).toBe('InvalidClientTokenId');
});

const AUDIENCE = 'sts.amazonaws.com';

test.each([
  { what: 'as it is', token: () => issuer.mint(AUDIENCE), code: '' },
  { what: 'for another audience', token: () => issuer.mint('other'), code: 'InvalidIdentityToken' },
  {
    what: 'of another issuer',
    token: () => issuer.mint(AUDIENCE, { iss: 'x' }),
    code: 'InvalidIdentityToken',
  },
  { what: 'that is over', token: () => issuer.mint(AUDIENCE, { exp: 1 }), code: 'ExpiredTokenException' },
  {
    what: 'with another signature',
    token: async () => {
      const [mine, other] = [await issuer.mint(AUDIENCE), await issuer.mint('x')];
      return `${mine.split('.').slice(0, 2).join('.')}.${other.split('.')[2]}`;
    },
    code: 'InvalidIdentityToken',
  },
  {
    what: 'of another branch',
    token: () => issuer.mint(AUDIENCE, { ref: 'refs/heads/x' }),
    code: 'AccessDenied',
  },
  { what: 'that is none', token: () => Promise.resolve('none'), code: 'InvalidIdentityToken' },
])("a role for GitHub's token $what: $code", async ({ token, code }) => {
  const web = { ...ASSUME, Action: 'AssumeRoleWithWebIdentity', WebIdentityToken: await token() };
  const body = new URLSearchParams({ Version: '2011-06-15', ...web }).toString();
  const answer = await post({ headers: { 'content-type': FORM }, body });
  expect(textOf(answer, 'Code')).toBe(code);
  if (code !== '') return;
  expect(textOf(answer, 'SubjectFromWebIdentityToken')).toBe('repo:octo-org/octo-repo:ref:refs/heads/main');
  expect(identities.find(textOf(answer, 'AccessKeyId'))?.secretAccessKey).toBe(
    textOf(answer, 'SecretAccessKey'),
  );
});

test('it refuses, throttles and keeps silent as it is told', slow, async () => {
  const call = await sign(user, WHO_AM_I);
  sts.become(stsRefusals.throttled, 2);
  const codes = [await post(call), await post(call), await post(call)].map((answer) =>
    textOf(answer, 'Code'),
  );
  expect(codes).toEqual(['Throttling', 'Throttling', '']);
  sts.become('silent');
  const signal = AbortSignal.timeout(200);
  await expect(send(`${sts.url}/`, { method: 'POST', body: call.body, signal })).rejects.toThrow(/abort/i);
  expect(sts.calls.at(-1)).toMatchObject({ action: 'GetCallerIdentity', outcome: 'silence' });
  sts.become('works');
  expect((await post(call)).status).toBe(200);
});
