import { afterEach, expect, test } from 'vitest';

import { sendDirectly } from '../../../../src/cluster/aws/http.ts';
import { containerCredentials, imdsCredentials } from '../../../../src/cluster/aws/machine.ts';
import { answer } from '../../../doubles/api/fake-api.ts';
import { type Script, startPlainServer } from '../../../doubles/api/scripted-server.ts';
import { containerUrl, startFakeAws } from '../../../doubles/aws/running-aws.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const signal = new AbortController().signal;
const KEYS = { AccessKeyId: 'ASIA', SecretAccessKey: 's', Token: 't', Expiration: '2026-01-02T03:04:05Z' };
const READ = {
  accessKeyId: 'ASIA',
  secretAccessKey: 's',
  sessionToken: 't',
  expiresMs: Date.UTC(2026, 0, 2, 3, 4, 5),
};
const ROLES = '/latest/meta-data/iam/security-credentials/';

/** A metadata service that answers these paths, and 404 otherwise. */
async function machineThatSays(texts: Readonly<Record<string, string | number>>): Promise<string> {
  const { url, close } = await startPlainServer(({ path }, response) => {
    const said = texts[path] ?? 404;
    if (typeof said === 'number') response.writeHead(said).end();
    else response.end(said);
  });
  closers.push(close);
  return url;
}

test("the machine's role is read by IMDSv2, also one with odd characters in its name", async () => {
  const asked: string[] = [];
  const script: Script = ({ method, path, headers }, response) => {
    asked.push(`${method} ${path}`);
    const isToken = path === '/latest/api/token';
    const good = isToken ? 'x-aws-ec2-metadata-token-ttl-seconds' : 'x-aws-ec2-metadata-token';
    if (headers[good] === undefined) return void response.writeHead(401).end();
    if (isToken) return void response.end('token');
    response.end(path === ROLES ? 'a+b@c\nsecond' : JSON.stringify({ Code: 'Success', ...KEYS }));
  };
  const { url, close } = await startPlainServer(script);
  closers.push(close);
  expect(await imdsCredentials(url, sendDirectly, signal)).toEqual(READ);
  expect(asked).toEqual(['PUT /latest/api/token', `GET ${ROLES}`, `GET ${ROLES}a%2Bb%40c`]);
});

const token = { '/latest/api/token': 'token' };
test.each([
  ['no token', { '/latest/api/token': 401 }, /status 401/],
  // Other clouds have a service at this address too: Azure's, that of GitHub's own runners, answers one of these.
  ['another cloud', {}, /status 404/],
  ['another cloud, that wants a header', { '/latest/api/token': 400 }, /status 400/],
  ['no role', token, /status 404/],
  ['an empty role', { ...token, [ROLES]: '' }, /no credentials in its answer|status 404/],
  ['no JSON', { ...token, [ROLES]: 'r', [`${ROLES}r`]: '<html>' }, /no credentials in its answer/],
  [
    'a failure',
    { ...token, [ROLES]: 'r', [`${ROLES}r`]: '{"Code":"Failed"}' },
    /no credentials in its answer/,
  ],
  ['a list', { ...token, [ROLES]: 'r', [`${ROLES}r`]: '[]' }, /no credentials in its answer/],
])('a machine with %s is told by name', async (_, texts, says) => {
  const url = await machineThatSays(texts);
  const refused = imdsCredentials(url, sendDirectly, signal);
  await expect(refused).rejects.toMatchObject({ code: 'unauthorized', message: expect.stringMatching(says) });
  await expect(refused).rejects.toThrow(/metadata service of this machine/);
  const hint = expect.stringMatching(/^Set role-to-assume with permissions id-token: write, or .* AWS\.$/);
  await expect(refused).rejects.toMatchObject({ hint });
});

test('a machine that says nothing is told with the hop limit, which loses answers to containers', async () => {
  const send = (): Promise<never> => Promise.reject(new Error('silence'));
  await expect(imdsCredentials('http://x', send, signal)).rejects.toMatchObject({
    hint: expect.stringMatching(/^Set role-to-assume.*hop limit\.$/),
  });
});

test("a container's agent gets its token, from the variable as from the file", async () => {
  const { aws, server, url } = await startFakeAws();
  closers.push(server.close);
  const asked = { url: containerUrl({ url }), tokenFile: '', token: aws.containerToken };
  const keys = await containerCredentials(asked, sendDirectly, signal);
  expect(keys.accessKeyId).toBe(aws.identities.all()[0]?.accessKeyId);
});

test("a container's agent that has no end to tell gives keys that never end", async () => {
  const { url, close } = await startPlainServer((_, response) =>
    answer(response, 200, { AccessKeyId: 'A', SecretAccessKey: 's' }),
  );
  closers.push(close);
  const keys = await containerCredentials({ url, tokenFile: '', token: '' }, sendDirectly, signal);
  expect(keys).toEqual({
    accessKeyId: 'A',
    secretAccessKey: 's',
    sessionToken: '',
    expiresMs: Number.POSITIVE_INFINITY,
  });
});

test.each([
  ['a token file that is gone', { tokenFile: '/nowhere/token' }, /AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE/],
  ['a token that is not taken', { token: 'another' }, /credential service of this container: status 401/],
])('%s is told by name', async (_, more, says) => {
  const { server, url } = await startFakeAws();
  closers.push(server.close);
  const asked = { url: containerUrl({ url }), tokenFile: '', token: '', ...more };
  await expect(containerCredentials(asked, sendDirectly, signal)).rejects.toMatchObject({
    code: 'unauthorized',
    message: expect.stringMatching(says),
  });
});
