import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { makeCertificates } from '../doubles/network/certificates.ts';
import { startForwardProxy } from '../doubles/network/forward-proxy.ts';
import { folderOf, untilNoRenewer } from '../doubles/runner/renewers.ts';
import type { ActionJob } from '../doubles/runner/runner.ts';
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
import { ensureInputs } from '../site/ensure-inputs.ts';
import { makeSite, type Site, untilContents } from '../site/site.ts';
import { allObjects } from './canary/all-objects.ts';

let site: Site;
beforeAll(async () => {
  site = await makeSite();
});
const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});
afterAll(async () => {
  try {
    await untilContents(site, 60_000, []);
  } finally {
    await site.remove();
  }
});

const debug = { RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true' };

/** A user and a cluster section of a kubeconfig with secrets in them; `files` are the test's own. */
type LogIn = {
  readonly user: object;
  readonly cluster?: object;
  readonly secrets: readonly string[];
  readonly files?: readonly string[];
};
type MakeLogIn = (job: ActionJob) => LogIn | Promise<LogIn>;

/** The token of a user, with what must not be seen of it: all, and the signature, without which it is worth nothing. */
function tokenOf(kubeconfig: string): { readonly token: string; readonly secrets: readonly string[] } {
  const token: string = parse(kubeconfig).users[0].user.token;
  return { token, secrets: [token, token.split('.')[2] ?? ''] };
}

/** The administrator's certificate, since no other user of the cluster has one. */
function certified() {
  const { user } = parse(readFileSync(site.bed.kubeconfig, 'utf8')).users[0];
  const data = (name: string): string => user[`${name}-data`];
  const plain = (name: string): string => Buffer.from(data(name), 'base64').toString();
  const [certificate, key] = [plain('client-certificate'), plain('client-key')];
  return { user, certificate, key, secrets: [key.split('\n')[1] ?? '', data('client-key')] };
}

function plugin(job: ActionJob, prints: string, fails: boolean, secrets: readonly string[]): LogIn {
  const [variable, argument] = [canary(), canary()];
  const path = writePlugin(job, prints, fails);
  const more = { args: ['--secret', argument], env: [{ name: 'SECRET', value: variable }] };
  return { user: execSection(path, more), secrets: [...secrets, variable, argument], files: [path] };
}

const WORKING: Readonly<Record<string, MakeLogIn>> = {
  'a token': () => {
    const { token, secrets } = tokenOf(site.kubeconfig('ensure'));
    return { user: { token }, secrets };
  },
  'a token in a file': (job) => {
    const { token, secrets } = tokenOf(site.kubeconfig('ensure'));
    const path = join(job.home, '..', 'token');
    writeFileSync(path, `${token}\n`);
    return { user: { tokenFile: path }, secrets, files: [path] };
  },
  'a client key': () => {
    const { user, secrets } = certified();
    return { user, secrets };
  },
  'a plugin with a token, its arguments and its environment': (job) => {
    const { token, secrets } = tokenOf(site.kubeconfig('ensure'));
    return plugin(job, execCredential({ token }), false, secrets);
  },
  'a plugin with a client key': (job) => {
    const { certificate, key, secrets } = certified();
    const status = { clientCertificateData: certificate, clientKeyData: key };
    return plugin(job, execCredential(status), false, secrets);
  },
  'a proxy with a password': async () => {
    const { token, secrets } = tokenOf(site.kubeconfig('ensure'));
    const [name, password] = [canary(), `${canary()}/%`];
    const proxy = await startForwardProxy();
    closers.push(proxy.close, () => expect(proxy.logIns).toContain(`${name}:${password}`));
    const url = `http://${name}:${encodeURIComponent(password)}@127.0.0.1:${proxy.port}`;
    return { user: { token }, cluster: { 'proxy-url': url }, secrets: [...secrets, name, password] };
  },
};

/** Runs the job to the end of post; answers what was seen, and where, of its secrets. */
async function runWith(name: string, make: MakeLogIn) {
  const job = site.newJob();
  const { user, cluster = {}, secrets, files = [] } = await make(job);
  const document = parse(site.kubeconfig('ensure'));
  document.users[0].user = user;
  Object.assign(document.clusters[0].cluster, cluster);
  const inputs = { kubeconfig: stringify(document), 'cache-size': '0', timeout: '40s' };
  const main = await job.runMain(ensureInputs(site, name, inputs), debug);
  const [own = ''] = readdirSync(job.temp).filter((one) => one.startsWith('setup-buildx'));
  const places = {
    ...placesOfStep(main, 'main'),
    ...placesOfFiles(job, [join(job.temp, own, 'kubeconfig'), ...files]),
    ...placesOfRenewer(job),
    ...(await allObjects(site)),
  };
  const open = own === '' ? [] : openTo(join(job.temp, own));
  const post = await job.runPost(debug);
  await untilNoRenewer(job, 5000);
  const after = { ...placesOfStep(post, 'post'), ...placesOfFiles(job, files), ...(await allObjects(site)) };
  expect(readdirSync(job.temp).filter((one) => one.startsWith('setup-buildx'))).toEqual([]);
  return { main, places, open, seen: [places, after].flatMap((some) => findSecrets(some, secrets)) };
}

test.each(Object.entries(WORKING))(
  '%s is seen nowhere, in the cluster neither, and no file of it is left',
  async (_, make) => {
    const { main, places, open, seen } = await runWith('canary', make);
    expect(main.exitCode, main.log).toBe(0);
    expect(seen).toEqual([]);
    expect(open).toEqual([]);
    const { namespace } = site;
    expect(places[`/apis/apps/v1/namespaces/${namespace}/deployments`]).toContain('"managedFields"');
    expect(places[`/api/v1/namespaces/${namespace}/events`]).toContain('canary-amd64');
    expect(Object.keys(places)).toEqual(
      expect.arrayContaining(['environment of the renewer', join(folderOf(main), 'renewal.json')]),
    );
  },
);

const FAILING: Readonly<Record<string, readonly [RegExp, MakeLogIn]>> = {
  'a token that is not accepted': [
    /rejected the credentials/,
    () => {
      const { token, secrets } = tokenOf(site.kubeconfig('ensure'));
      const broken = canary();
      return { user: { token: `${token}${broken}` }, secrets: [...secrets, broken] };
    },
  ],
  'a token without rights': [
    /lacks permissions/,
    async () => {
      const { token, secrets } = tokenOf(await site.kubeconfigWith('nobody', []));
      return { user: { token }, secrets };
    },
  ],
  'a token for a server that is not trusted': [
    /not trusted/,
    () => {
      const { token, secrets } = tokenOf(site.kubeconfig('ensure'));
      const ca = Buffer.from(makeCertificates().authority.certificate).toString('base64');
      return { user: { token }, cluster: { 'certificate-authority-data': ca }, secrets };
    },
  ],
  'a plugin that fails and tells its token': [
    /credential plugin .* failed: error: .*\*\*\*/,
    (job) => {
      const { token, secrets } = tokenOf(site.kubeconfig('ensure'));
      return plugin(job, `error: refused: ${token}`, true, secrets);
    },
  ],
  'a plugin with a token that is not accepted': [
    /rejected the credentials/,
    (job) => {
      const secret = canary();
      return plugin(job, execCredential({ token: secret }), false, [secret]);
    },
  ],
};

test.each(Object.entries(FAILING))(
  '%s is seen nowhere either, and nothing is left',
  async (_, [message, make]) => {
    const { main, seen } = await runWith('refused', make);
    expect(main.exitCode).toBe(1);
    expect(main.annotations.map((one) => one.message)).toEqual([expect.stringMatching(message)]);
    expect(seen).toEqual([]);
  },
);
