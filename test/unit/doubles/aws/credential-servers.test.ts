import { expect, onTestFinished, test } from 'vitest';
import { send } from '../../../doubles/api/send.ts';
import { startContainerCredentials, startMetadata } from '../../../doubles/aws/credential-servers.ts';
import { makeIdentities } from '../../../doubles/aws/identities.ts';
import { startClock } from '../../../doubles/runner/clock.ts';

const identities = makeIdentities(startClock(), []);
const issue = () => identities.assume('arn:aws:iam::111122223333:role/machine', 'i-1', 3600);

function expectKeys(body: string): void {
  const { AccessKeyId, SecretAccessKey, Token, Expiration } = JSON.parse(body);
  expect(identities.find(AccessKeyId)).toMatchObject({
    secretAccessKey: SecretAccessKey,
    sessionToken: Token,
  });
  expect(Date.parse(Expiration)).toBe(identities.find(AccessKeyId)?.expiration?.getTime());
}

test("a machine's keys are given for a token of the service and for nothing else", async () => {
  const server = await startMetadata('machine', issue);
  onTestFinished(server.close);
  const folder = `${server.url}/latest/meta-data/iam/security-credentials/`;
  expect((await send(folder)).status).toBe(401);
  expect((await send(`${server.url}/latest/api/token`, { method: 'PUT' })).status).toBe(400);
  const ttl = { 'x-aws-ec2-metadata-token-ttl-seconds': '60' };
  const { body: token } = await send(`${server.url}/latest/api/token`, { method: 'PUT', headers: ttl });
  const headers = { 'x-aws-ec2-metadata-token': token };
  expect(await send(folder, { headers })).toMatchObject({ status: 200, body: 'machine' });
  expectKeys((await send(`${folder}machine`, { headers })).body);
  expect((await send(`${folder}other`, { headers })).status).toBe(404);
  server.become('silent');
  const signal = AbortSignal.timeout(200);
  await expect(
    send(`${server.url}/latest/api/token`, { method: 'PUT', headers: ttl, signal }),
  ).rejects.toThrow();
});

test("a container's keys are given to who sends its token", async () => {
  const server = await startContainerCredentials('the token', issue);
  onTestFinished(server.close);
  const url = `${server.url}/v1/credentials`;
  expect((await send(url)).status).toBe(401);
  expect((await send(url, { headers: { authorization: 'the other token' } })).status).toBe(401);
  expectKeys((await send(url, { headers: { authorization: 'the token' } })).body);
  expect(server.calls).toHaveLength(3);
});
