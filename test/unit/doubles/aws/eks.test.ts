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
import { type Eks, startEks } from '../../../doubles/aws/eks.ts';
import type { EksCluster } from '../../../doubles/aws/eks-cluster.ts';
import { makeIdentities } from '../../../doubles/aws/identities.ts';
import { eksRefusals } from '../../../doubles/aws/refusals.ts';
import { startClock } from '../../../doubles/runner/clock.ts';

const NOON = new Date('2026-03-04T12:00:00Z');
const clock = startClock(NOON);
const identities = makeIdentities(clock, [
  { accessKeyId: 'AKIDCI', secretAccessKey: 'secret', arn: 'arn:aws:iam::111122223333:user/ci' },
]);
const clusters: readonly EksCluster[] = [
  {
    name: 'production',
    status: 'ACTIVE',
    endpoint: 'https://ABC.gr7.eu-west-1.eks.amazonaws.com',
    resourcesVpcConfig: { endpointPublicAccess: false, publicAccessCidrs: ['192.0.2.0/24'] },
  },
  { name: 'closed' },
];

let eks: Eks;
beforeAll(async () => {
  await findAwscli();
  const allows = (_: unknown, cluster: string): boolean => cluster !== 'closed';
  eks = await startEks({ clock, identities, region: 'eu-west-1', clusters, allows });
}, awscliTimeoutMs);
afterAll(() => eks.close());

const slow = { timeout: signingTimeoutMs };

const PRODUCTION = {
  region: 'eu-west-1',
  service: 'eks',
  accessKeyId: 'AKIDCI',
  secretAccessKey: 'secret',
  date: amzDate(NOON),
  method: 'GET',
  url: 'https://eks.eu-west-1.amazonaws.com/clusters/production',
  body: '',
  headers: {},
};

async function ask(
  changes: Partial<Call> = {},
  extra: Readonly<Record<string, string>> = {},
): Promise<Received> {
  const [call] = await awscliCalls([{ ...PRODUCTION, ...changes }]);
  const { host, pathname } = new URL(call?.url ?? '');
  return await send(`${eks.url}${pathname}`, { headers: { host, ...call?.headers, ...extra } });
}

test('a cluster is described to who signs, with the hour of the service', {
  timeout: awscliTimeoutMs,
}, async () => {
  const { status, headers, body } = await ask();
  expect(status, body).toBe(200);
  expect(JSON.parse(body)).toEqual({ cluster: clusters[0] });
  expect(headers.date).toMatch(/^Wed, 04 Mar 2026 12:0\d:\d\d GMT$/);
  expect(eks.calls.at(-1)).toEqual({
    by: 'arn:aws:iam::111122223333:user/ci',
    cluster: 'production',
    outcome: '200',
  });
});

test.each([
  {
    why: 'no such cluster',
    changes: { url: PRODUCTION.url.replace('production', 'none') },
    status: 404,
    type: 'ResourceNotFoundException',
  },
  {
    why: 'no right',
    changes: { url: PRODUCTION.url.replace('production', 'closed') },
    status: 403,
    type: 'AccessDeniedException',
  },
  {
    why: 'unknown keys',
    changes: { accessKeyId: 'AKIDOTHER' },
    status: 403,
    type: 'UnrecognizedClientException',
  },
  {
    why: 'a wrong secret',
    changes: { secretAccessKey: 'Secret' },
    status: 403,
    type: 'InvalidSignatureException',
  },
  { why: 'another service', changes: { service: 'sts' }, status: 403, type: 'InvalidSignatureException' },
  { why: 'another region', changes: { region: 'eu-west-2' }, status: 403, type: 'InvalidSignatureException' },
  {
    why: 'a clock that is behind',
    changes: { date: '20260304T115000Z' },
    status: 403,
    type: 'InvalidSignatureException',
  },
])('$why: $type', slow, async ({ changes, status, type }) => {
  const answer = await ask(changes);
  expect(answer).toMatchObject({ status, headers: { 'x-amzn-errortype': type } });
  expect(JSON.parse(answer.body)).toEqual({ message: expect.any(String) });
});

test('without a signature nothing is described', async () => {
  const answer = await send(`${eks.url}/clusters/production`);
  expect(answer).toMatchObject({
    status: 403,
    headers: { 'x-amzn-errortype': 'MissingAuthenticationTokenException' },
  });
});

test('it is unavailable as often as it is told', slow, async () => {
  eks.become(eksRefusals.unavailable, 1);
  expect([(await ask()).status, (await ask()).status]).toEqual([503, 200]);
});
