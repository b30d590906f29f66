import { execFile } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import { afterEach, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';

import { findSecrets, openTo, placesOfFiles, placesOfRenewer, placesOfStep } from '../support/canary.ts';
import { makeCertificates } from '../support/certificates.ts';
import { refuse } from '../support/fake-api.ts';
import { FakeCluster } from '../support/fake-cluster.ts';
import { jwt, startFakeIssuer } from '../support/fake-issuer.ts';
import type { StepResult } from '../support/runner/result.ts';
import { startScriptedJob } from '../support/scripted-job.ts';

const certificates = makeCertificates();
const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const SECRET = 'client-secret-canary/+';
const HOUR_MS = 3_600_000;
const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** A job whose user logs in at an issuer that gives tokens of this life; the cluster takes those alone. */
async function start(lifeMs: number, config: object = {}) {
  const issuer = await startFakeIssuer(
    certificates,
    (count) => jwt(Date.now() + lifeMs, `canary-${count}`),
    SECRET,
  );
  const accepted: string[] = [];
  const cluster = new FakeCluster(({ headers }, response) => {
    if ([...accepted, ...issuer.idTokens].some((token) => headers.authorization === `Bearer ${token}`))
      return false;
    refuse(response, 401, 'Unauthorized', 'Unauthorized');
    return true;
  });
  const scripted = await startScriptedJob(cluster.script);
  closers.push(scripted.close, issuer.close);
  const document = parse(scripted.inputs().kubeconfig ?? '');
  const given = {
    'idp-issuer-url': `${issuer.url}/`,
    'client-id': 'kubernetes',
    'client-secret': SECRET,
    'refresh-token': issuer.refreshToken(),
    'id-token': jwt(Date.now() - HOUR_MS, 'canary-old'),
    'idp-certificate-authority-data': base64(certificates.authority.certificate),
    ...config,
  };
  document.users[0].user = { 'auth-provider': { name: 'oidc', config: given } };
  const { job, inputs } = scripted;
  const secrets = (): readonly string[] => [SECRET, given['id-token'], 'refresh-canary', ...issuer.idTokens];
  const run = () => job.runMain(inputs({ kubeconfig: stringify(document) }), { RUNNER_DEBUG: '1' });
  return { issuer, accepted, cluster, job, document, secrets, run };
}

/** Runs the log-in of the kubeconfig that a step left, as buildx does in a later one. */
function runLogIn(main: StepResult, env: Readonly<Record<string, string>> = {}) {
  const { exec } = parse(readFileSync(main.outputs.kubeconfig ?? '', 'utf8')).users[0].user;
  expect(exec).toMatchObject({ apiVersion: 'client.authentication.k8s.io/v1', interactiveMode: 'Never' });
  return promisify(execFile)(exec.command, exec.args, { env, timeout: 30_000 });
}

/** Its token. */
async function logIn(main: StepResult): Promise<string> {
  const { stdout, stderr } = await runLogIn(main);
  expect(stderr).toBe('');
  return JSON.parse(stdout).status.token;
}

test('an auth-provider oidc is refreshed once, and its new token serves later steps and post', async () => {
  const { issuer, cluster, job, secrets, run } = await start(HOUR_MS);
  const main = await run();
  expect(main.exitCode, main.log).toBe(0);
  expect(await logIn(main)).toBe(issuer.idTokens[0]);
  const folder = dirname(main.outputs.kubeconfig ?? '');
  expect(openTo(folder)).toEqual([]);
  expect(
    readdirSync(folder)
      .filter((name) => !/^(former-current|kubeconfig|renewal.*)$/.test(name))
      .toSorted(),
  ).toEqual(['oidc.js', 'oidc.json']);
  const places = {
    ...placesOfStep(main, 'main'),
    ...placesOfFiles(job, [join(folder, 'oidc.json')]),
    ...placesOfRenewer(job),
    objects: JSON.stringify([...cluster.objects.values()]),
  };
  const post = await job.runPost({ RUNNER_DEBUG: '1' });
  expect(post, post.log).toMatchObject({ exitCode: 0, annotations: [] });
  expect(findSecrets({ ...places, ...placesOfStep(post, 'post') }, secrets())).toEqual([]);
  expect(existsSync(folder)).toBe(false);
  expect(issuer).toMatchObject({ idTokens: { length: 1 }, misuses: [] });
});

test('a refresh token that rotates is lost by nobody, however many log in at once', async () => {
  // Over at once for us, but not for the cluster of this test: everybody refreshes.
  const { issuer, job, run } = await start(5000);
  const main = await run();
  expect(main.exitCode, main.log).toBe(0);
  const before = issuer.idTokens.length;
  const tokens = await Promise.all(Array.from({ length: 6 }, () => logIn(main)));
  expect(new Set(tokens).size).toBe(6);
  expect(issuer.idTokens.length - before).toBeGreaterThanOrEqual(6);
  const post = await job.runPost();
  expect(post, post.log).toMatchObject({ exitCode: 0, annotations: [] });
  expect(issuer.misuses).toEqual([]);
}, 60_000);

/** The lock of a process that took it then. */
function lockedAt(main: StepResult, moment: Date): void {
  const lock = join(dirname(main.outputs.kubeconfig ?? ''), 'oidc.json.lock');
  writeFileSync(lock, '', { flag: 'wx' });
  utimesSync(lock, moment, moment);
}

test('the log-in of a process that was killed while it refreshed is taken over before patience ends', async () => {
  const { issuer, run } = await start(5000);
  const main = await run();
  lockedAt(main, new Date(Date.now() - 36_000));
  const startMs = performance.now();
  expect(issuer.idTokens).toContain(await logIn(main));
  expect(performance.now() - startMs).toBeLessThan(6000);
  expect(issuer.misuses).toEqual([]);
});

test('a log-in that another process does not let go of ends in one line, which blames no fault of the action', async () => {
  const { run } = await start(5000);
  const main = await run();
  lockedAt(main, new Date(Date.now() + HOUR_MS));
  const timers = join(import.meta.dirname, '..', 'support', 'short-timers.cjs');
  await expect(runLogIn(main, { NODE_OPTIONS: `--require ${timers}` })).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^There was no new ID token in 70 s\. The issuer .*log-in\.\n$/),
  });
}, 60_000);

test('a kubeconfig of the runner keeps the new tokens, with all else that it says, and no copy of them stays', async () => {
  const { issuer, job, document } = await start(5000);
  const path = join(job.home, 'config');
  writeFileSync(path, `# of mine\n${stringify(document)}`, { mode: 0o640 });
  const link = join(job.home, 'link');
  symlinkSync('config', link);
  const { config } = document.users[0].user['auth-provider'];
  for (const round of [1, 2]) {
    const main = await job.runMain({
      kubeconfig: link,
      name: 'ci',
      'cache-size': '0',
      platforms: 'linux/amd64',
    });
    expect(main.exitCode, `${round} ${main.log}`).toBe(0);
    await logIn(main);
    expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
    const text = readFileSync(path, 'utf8');
    expect(text).toMatch(/^# of mine\n/);
    const now = { 'id-token': issuer.idTokens.at(-1), 'refresh-token': issuer.refreshToken() };
    const user = { 'auth-provider': { name: 'oidc', config: { ...config, ...now } } };
    expect(parse(text)).toEqual({ ...document, users: [{ name: 'u', user }] });
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
  }
  expect(issuer.misuses).toEqual([]);
});

test('a kubeconfig that cannot be written does not bring a used refresh token back', async () => {
  const { issuer, job, document } = await start(5000);
  const path = join(job.home, 'config');
  writeFileSync(path, stringify(document));
  // As kubectl has it while it writes the file.
  writeFileSync(`${path}.lock`, '');
  const main = await job.runMain({
    kubeconfig: path,
    name: 'ci',
    'cache-size': '0',
    platforms: 'linux/amd64',
  });
  expect(main.exitCode, main.log).toBe(0);
  await logIn(main);
  expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
  expect(parse(readFileSync(path, 'utf8'))).toEqual(document);
  expect(issuer.misuses).toEqual([]);
});

test('a token without a refresh token is used while it lasts', async () => {
  const token = jwt(Date.now() + HOUR_MS, 'canary-given');
  const { issuer, accepted, run } = await start(HOUR_MS, { 'refresh-token': '', 'id-token': token });
  accepted.push(token);
  const main = await run();
  expect(main.exitCode, main.log).toBe(0);
  const { user } = parse(readFileSync(main.outputs.kubeconfig ?? '', 'utf8')).users[0];
  expect(user).toEqual({ token });
  expect(issuer.idTokens).toEqual([]);
});

test.each<readonly [string, object, RegExp]>([
  [
    'a refresh token that was used',
    { 'refresh-token': 'refresh-canary-x' },
    /gave no new token: it answered 400 invalid_grant for a token\. Log in anew/,
  ],
  [
    'an issuer that is not trusted',
    { 'idp-certificate-authority-data': base64(makeCertificates().authority.certificate) },
    /127\.0\.0\.1:\d+ could not be reached: /,
  ],
  [
    'an issuer that is not there',
    { 'idp-issuer-url': 'https://127.0.0.1:1' },
    /127\.0\.0\.1:1 could not be reached: ECONNREFUSED/,
  ],
  ['an issuer by http', { 'idp-issuer-url': 'http://127.0.0.1:1' }, /idp-issuer-url must be an https/],
  ['no issuer', { 'idp-issuer-url': '' }, /idp-issuer-url is missing/],
  ['no client', { 'client-id': '' }, /client-id is missing/],
  [
    'a token that is over, and none to refresh it',
    { 'refresh-token': '' },
    /id-token is missing or over, and there is no refresh-token/,
  ],
  ['a token that is none', { 'id-token': 'canary.none' }, /id-token is no JWT/],
])('%s is told in one line, and nothing is made', async (_, config, line) => {
  const { cluster, secrets, run } = await start(HOUR_MS, config);
  const main = await run();
  expect(main.exitCode).toBe(1);
  expect(main.annotations.map((one) => one.message)).toEqual([expect.stringMatching(line)]);
  expect(main.annotations[0]?.message.length).toBeLessThanOrEqual(300);
  expect(findSecrets(placesOfStep(main, 'main'), secrets())).toEqual([]);
  expect(cluster.writes).toEqual([]);
});
