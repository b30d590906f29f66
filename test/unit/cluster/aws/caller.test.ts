import { expect, test } from 'vitest';
import { askCaller } from '../../../../src/cluster/aws/caller.ts';
import type { WholeAnswer, WholeRequest } from '../../../../src/cluster/network/exchange.ts';
import { stsRefusal, stsResult } from '../../../doubles/aws/sts-answer.ts';

const KEYS = { accessKeyId: 'AKID', secretAccessKey: 'k', sessionToken: undefined, expiresMs: undefined };
const { signal } = new AbortController();

function stsThatSays(text: string, status: number, date?: string) {
  const asked: WholeRequest[] = [];
  const send = async (request: WholeRequest): Promise<WholeAnswer> => {
    asked.push(request);
    return { status, text, headers: date === undefined ? {} : { date } };
  };
  return { asked, question: { stsUrl: 'https://sts.example', region: 'eu-central-1', nowMs: 0, send } };
}

const caller = { headers: {} };
const error = (code: string): string => stsRefusal(caller, { status: 403, code, message: 'No' }).body;

test('the caller is told with the clock of STS, and unknown where STS does not tell', async () => {
  const date = 'Fri, 02 Jan 2026 03:04:05 GMT';
  const dateMs = Date.UTC(2026, 0, 2, 3, 4, 5);
  const good = stsThatSays(stsResult(caller, 'GetCallerIdentity', { Arn: 'arn:x' }).body, 200, date);
  expect(await askCaller(good.question, KEYS, signal)).toEqual({ arn: 'arn:x', refusal: undefined, dateMs });
  const bad = stsThatSays(error('ExpiredToken'), 403, date);
  expect(await askCaller(bad.question, KEYS, signal)).toEqual({
    arn: undefined,
    refusal: 'ExpiredToken',
    dateMs,
  });
  const page = stsThatSays('<html></html>', 200);
  expect(await askCaller(page.question, KEYS, signal)).toEqual({});
});

const minutes = (count: number): string => new Date(count * 60_000).toUTCString();
test.each([
  ['SignatureDoesNotMatch', minutes(6), ['19700101T000000Z', '19700101T000600Z']],
  ['RequestExpired', minutes(-6), ['19700101T000000Z', '19691231T235400Z']],
  // Not the clock, but the keys.
  ['SignatureDoesNotMatch', minutes(4), ['19700101T000000Z']],
  ['SignatureDoesNotMatch', undefined, ['19700101T000000Z']],
  ['ExpiredToken', minutes(6), ['19700101T000000Z']],
])('%s at %s is signed at %j', async (code, date, signed) => {
  const { question, asked } = stsThatSays(error(code), 403, date);
  await askCaller(question, KEYS, signal);
  expect(asked.map(({ url }) => new URL(url).searchParams.get('X-Amz-Date'))).toEqual(signed);
});
