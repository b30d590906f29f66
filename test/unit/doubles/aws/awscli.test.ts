import { afterAll, beforeAll, expect, test } from 'vitest';
import { send } from '../../../doubles/api/send.ts';
import { awscliTimeoutMs, type SignedToken } from '../../../doubles/aws/awscli.ts';
import { awscliVectors } from '../../../doubles/aws/awscli-vectors.ts';
import { makeIdentities } from '../../../doubles/aws/identities.ts';
import { momentOf } from '../../../doubles/aws/sigv4.ts';
import { type Sts, startSts } from '../../../doubles/aws/sts.ts';
import { startClock } from '../../../doubles/runner/clock.ts';

const ARN = 'arn:aws:sts::111122223333:assumed-role/builds/job';
const clock = startClock();
const identities = makeIdentities(clock, []);

let vectors: readonly SignedToken[];
let sts: Sts;
beforeAll(async () => {
  vectors = await awscliVectors();
  sts = await startSts({ clock, identities });
}, awscliTimeoutMs);
afterAll(() => sts.close());

/** Makes the moment and the keys of a token true. */
function enter({ date, accessKeyId, secretAccessKey, sessionToken }: SignedToken): void {
  clock.moveTo(momentOf(date));
  const keys = { accessKeyId, secretAccessKey, arn: ARN };
  identities.add(sessionToken === undefined ? keys : { ...keys, sessionToken });
}

/** What a token holds, decoded. */
function open({ token }: SignedToken): URL {
  const [, encoded = ''] = /^k8s-aws-v1\.([\w-]+)$/.exec(token) ?? [];
  return new URL(Buffer.from(encoded, 'base64url').toString());
}

/** Asks the local STS as a cluster of this name does. */
async function ask({ host, search }: URL, cluster: string): Promise<number> {
  const headers = { host, 'x-k8s-aws-id': cluster };
  return (await send(`${sts.url}/${search}`, { headers })).status;
}

/** A text with one bit of one letter changed, such that it stays a letter, a digit or a mark. */
function spoil(text: string, at: number): string {
  const index = at % text.length;
  const code = text.charCodeAt(index);
  const bit = [0, 1, 2, 3, 4, 5, 6]
    .map((one) => code ^ (1 << ((one + at) % 7)))
    .find((one) => one > 32 && one < 127);
  return `${text.slice(0, index)}${String.fromCharCode(bit ?? 0)}${text.slice(index + 1)}`;
}

test('a token of the AWS CLI is believed, and by no other cluster', { timeout: 60_000 }, async () => {
  expect(vectors).toHaveLength(18 * 4 + 200);
  for (const vector of vectors) {
    enter(vector);
    expect(await ask(open(vector), vector.clusterId), JSON.stringify(vector)).toBe(200);
    expect(await ask(open(vector), `${vector.clusterId}x`), JSON.stringify(vector)).toBe(403);
  }
  expect(new Set(sts.calls.filter(({ outcome }) => outcome === '200').map(({ by }) => by))).toEqual(
    new Set([ARN]),
  );
});

test('one bit less or more, in any part of a token, and it is refused', { timeout: 60_000 }, async () => {
  for (const [index, vector] of vectors.entries()) {
    enter(vector);
    for (const [name, value] of open(vector).searchParams) {
      const url = open(vector);
      url.searchParams.set(name, spoil(value, index));
      expect(await ask(url, vector.clusterId), `${url}`).toBeGreaterThanOrEqual(400);
    }
    expect(await ask(open(vector), spoil(vector.clusterId, index))).toBe(403);
  }
});

test.each([
  { what: 'as it is made', ms: 0, status: 200 },
  { what: 'before it is made, by clocks that differ', ms: -290_000, status: 200 },
  { what: 'long before it is made', ms: -310_000, status: 403 },
  { what: 'just before its end', ms: 895_000, status: 200 },
  { what: 'after its end', ms: 901_000, status: 403 },
])('a token $what: $status', async ({ ms, status }) => {
  for (const vector of vectors.slice(0, 4)) {
    enter(vector);
    clock.moveBy(ms);
    expect(await ask(open(vector), vector.clusterId)).toBe(status);
  }
});
