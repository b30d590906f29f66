import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { refuse } from '../doubles/api/fake-api.ts';
import { FakeCluster, type Intervene } from '../doubles/api/fake-cluster.ts';
import { type ScriptedJob, startScriptedJob } from '../doubles/api/scripted-job.ts';
import { makeCertificates } from '../doubles/network/certificates.ts';
import { startForwardProxy } from '../doubles/network/forward-proxy.ts';
import { folderOf } from '../doubles/runner/renewers.ts';
import {
  canary,
  execCredential,
  execSection,
  findSecrets,
  openTo,
  placesOfFiles,
  placesOfRenewer,
  placesOfStep,
  writePlugin,
} from '../site/canary.ts';

const debug = { RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true' };

/** A user and a cluster section of a kubeconfig with secrets in them; `files` are the test's own. */
type LogIn = {
  readonly user: object;
  readonly cluster?: object;
  readonly secrets: readonly string[];
  /** Those of them that are a form which no file and no output has. */
  readonly unmasked?: readonly string[];
  readonly files?: readonly string[];
};
type MakeLogIn = (scripted: ScriptedJob) => LogIn | Promise<LogIn>;

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

function token(): LogIn {
  const secret = canary();
  return { user: { token: secret }, secrets: [secret] };
}

/** A certificate with a key, and what of the key must not be seen. */
function certified(): {
  readonly certificate: string;
  readonly key: string;
  readonly secrets: readonly string[];
} {
  const { certificate, key } = makeCertificates().client;
  return { certificate, key, secrets: [key.split('\n')[1] ?? '', base64(key)] };
}

function plugin({ job }: ScriptedJob, prints: string, fails: boolean, secrets: readonly string[]): LogIn {
  const [variable, argument] = [canary(), canary()];
  const path = writePlugin(job, prints, fails);
  const more = { args: ['--secret', argument], env: [{ name: 'SECRET', value: variable }] };
  return { user: execSection(path, more), secrets: [...secrets, variable, argument], files: [path] };
}

async function proxied(refuses: boolean): Promise<LogIn> {
  const { user, secrets } = token();
  const [name, password] = [canary(), `${canary()}/%`];
  const proxy = await startForwardProxy(refuses ? { refusesWith: 407 } : {});
  onTestFinished(proxy.close);
  const url = `http://${name}:${encodeURIComponent(password)}@127.0.0.1:${proxy.port}`;
  return { user, cluster: { 'proxy-url': url }, secrets: [...secrets, name, password] };
}

const WORKING: Readonly<Record<string, MakeLogIn>> = {
  'a token': token,
  'a token in a file': ({ job }) => {
    const secret = canary();
    const path = join(job.home, '..', 'token');
    writeFileSync(path, secret);
    return { user: { tokenFile: path }, secrets: [secret], files: [path] };
  },
  'a password': () => {
    const password = canary();
    const pair = base64(`user:${password}`);
    return { user: { username: 'user', password }, secrets: [password, pair], unmasked: [pair] };
  },
  'a client key': () => {
    const { certificate, key, secrets } = certified();
    const user = { 'client-certificate-data': base64(certificate), 'client-key-data': base64(key) };
    return { user, secrets };
  },
  'a plugin with a token, its arguments and its environment': (scripted) => {
    const secret = canary();
    return plugin(scripted, execCredential({ token: secret }), false, [secret]);
  },
  'a plugin with a client key': (scripted) => {
    const { certificate, key, secrets } = certified();
    const status = { clientCertificateData: certificate, clientKeyData: key };
    // It prints PEM, and we make no base64 of it.
    return { ...plugin(scripted, execCredential(status), false, secrets), unmasked: secrets.slice(1) };
  },
  'a proxy with a password': () => proxied(false),
};

/** Runs the job to the end of post; answers what was seen, and where, of its secrets. */
async function runWith(
  make: MakeLogIn,
  intervene: Intervene = () => false,
  more: Readonly<Record<string, string>> = {},
) {
  const cluster = new FakeCluster(intervene);
  const scripted = await startScriptedJob(cluster.script);
  onTestFinished(scripted.close);
  const { job, inputs } = scripted;
  const { user, cluster: section = {}, secrets, unmasked = [], files = [] } = await make(scripted);
  const document = parse(inputs().kubeconfig ?? '');
  document.users[0].user = user;
  Object.assign(document.clusters[0].cluster, section);
  const main = await job.runMain(inputs({ kubeconfig: stringify(document), ...more }), debug);
  const [own = ''] = readdirSync(job.temp).filter((one) => one.startsWith('setup-buildx'));
  const written = placesOfFiles(job, [join(job.temp, own, 'kubeconfig'), ...files]);
  const places = {
    ...placesOfStep(main, 'main'),
    ...written,
    ...placesOfRenewer(job),
    objects: JSON.stringify([...cluster.objects.values()]),
  };
  const open = own === '' ? [] : openTo(join(job.temp, own));
  const post = await job.runPost(debug);
  const after = { ...placesOfStep(post, 'post'), ...placesOfFiles(job, files) };
  expect(readdirSync(job.temp).filter((one) => one.startsWith('setup-buildx'))).toEqual([]);
  const masks = [main, post].map(({ rawLog }) => masksIn(rawLog));
  return {
    ...{ main, places, open, seen: findSecrets({ ...places, ...after }, secrets) },
    unmasked: masks.map((known) => secrets.filter((one) => !unmasked.includes(one) && !known.includes(one))),
  };
}

/** All that a step asked the runner to hide, in one text. */
function masksIn(rawLog: string): string {
  return [...rawLog.matchAll(/^::add-mask::.*$/gm)].join('\n');
}

test.each(Object.entries(WORKING))(
  '%s is seen nowhere, with debug on, and no file of it is left',
  async (_, make) => {
    const { main, places, open, seen, unmasked } = await runWith(make);
    expect(unmasked).toEqual([[], []]);
    expect(main.exitCode, main.log).toBe(0);
    expect(seen).toEqual([]);
    expect(open).toEqual([]);
    expect(Object.keys(places)).toContain('arguments of the renewer');
    expect(Object.keys(places)).toContain(join(folderOf(main), 'renewal.json'));
  },
);

const refuses =
  (status: number): Intervene =>
  (_, response) => {
    refuse(response, status, 'No', 'no');
    return true;
  };

const never: Intervene = () => true;

function words(scripted: ScriptedJob, say: (secret: string) => string, fails: boolean): LogIn {
  const secret = canary();
  return plugin(scripted, say(secret), fails, [secret]);
}

const FAILING: Readonly<Record<string, readonly [RegExp, MakeLogIn, Intervene?]>> = {
  'a token that is not accepted': [/rejected the credentials/, token, refuses(401)],
  'a token without rights': [/Not allowed to/, token, refuses(403)],
  'a token for a server that says nothing': [/\(tried for 10 s\): no answer/, token, never],
  'a token for a server that is not trusted': [
    /not trusted/,
    () => {
      const { authority } = makeCertificates();
      return { ...token(), cluster: { 'certificate-authority-data': base64(authority.certificate) } };
    },
  ],
  'a token with a blank in it': [
    /token holds spaces/,
    () => {
      const { secrets } = token();
      return { user: { token: `${secrets[0]} ${secrets[0]}` }, secrets };
    },
  ],
  'a password beside a token': [
    /has token and username/,
    () => {
      const [one, two] = [canary(), canary()];
      return { user: { token: one, username: 'user', password: two }, secrets: [one, two] };
    },
  ],
  'a client key that is not one': [
    /client-key is not a private key/,
    () => {
      const { certificate } = certified();
      const secret = canary();
      const user = { 'client-certificate-data': base64(certificate), 'client-key-data': base64(secret) };
      return { user, secrets: [secret] };
    },
  ],
  'an auth-provider': [
    /id-token is not a JWT with an expiry/,
    () => {
      const secret = canary();
      const config = { 'id-token': secret, 'refresh-token': secret, 'client-secret': secret };
      return { user: { 'auth-provider': { name: 'oidc', config } }, secrets: [secret] };
    },
  ],
  'a password in the address of the server': [
    /must be an https:\/\/ URL without a user/,
    () => {
      const { user, secrets } = token();
      const password = canary();
      const cluster = { server: `https://user:${password}@127.0.0.1:1` };
      return { user, cluster, secrets: [...secrets, password] };
    },
  ],
  'a plugin that fails and tells its secret': [
    /credential plugin .* failed: error: bad key \*\*\*\./,
    (scripted) => words(scripted, (secret) => `trace\nerror: bad key ${secret}`, true),
  ],
  'a plugin that prints its secret alone': [
    /did not print an ExecCredential/,
    (scripted) => words(scripted, (secret) => secret, false),
  ],
  'a plugin that answers in another version': [
    /answered in another version/,
    (scripted) =>
      words(scripted, (secret) => execCredential({ token: secret }).replace('v1beta1', 'v1alpha1'), false),
  ],
  'a plugin whose token is not accepted': [
    /rejected the credentials/,
    (scripted) => words(scripted, (secret) => execCredential({ token: secret }), false),
    refuses(401),
  ],
  'a proxy that wants another password': [
    /proxy of this runner rejected its user or password \(407\)/,
    () => proxied(true),
  ],
};

test.each(Object.entries(FAILING))(
  '%s is seen nowhere either, with debug on, and nothing is left',
  // Main waits 10 s and post 15 s for a server that says nothing.
  { timeout: 60_000 },
  async (_, [message, make, intervene]) => {
    const { main, seen } = await runWith(make, intervene, { timeout: '10s' });
    expect(main.exitCode).toBe(1);
    expect(main.annotations.map((one) => one.message)).toEqual([expect.stringMatching(message)]);
    expect(seen).toEqual([]);
  },
);
