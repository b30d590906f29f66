import { readFileSync } from 'node:fs';

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';

import { makeCertificates } from '../doubles/network/certificates.ts';
import {
  type ForwardProxy,
  type ForwardProxyOptions,
  startForwardProxy,
} from '../doubles/network/forward-proxy.ts';
import { untilNoRenewer } from '../doubles/runner/renewers.ts';
import { ensureInputs } from '../site/ensure-inputs.ts';
import { buildImage } from '../site/image.ts';
import { makeSite, type Site, untilContents } from '../site/site.ts';

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

const LOG_IN = 'a-user:a-password/%ä';
const AUTHORITY = `a-user:${encodeURIComponent('a-password/%ä')}@127.0.0.1`;
/** Nothing on this machine resolves it. */
const NOWHERE = 'k8s.invalid:6443';

async function startProxy(options: ForwardProxyOptions): Promise<ForwardProxy> {
  const proxy = await startForwardProxy({ logIn: LOG_IN, ...options });
  closers.push(proxy.close);
  return proxy;
}

/** The kubeconfig with these fields in its cluster and its user. */
function kubeconfigWith(cluster: object, user: object = {}): string {
  const document = parse(site.kubeconfig('ensure'));
  Object.assign(document.clusters[0].cluster, cluster);
  Object.assign(document.users[0].user, user);
  return stringify(document);
}

/** A whole job; answers how many tunnels each part of it made. */
async function runJob(name: string, kubeconfig: string, proxy: ForwardProxy, env: Record<string, string>) {
  const job = site.newJob({ env });
  const main = await job.runMain(
    ensureInputs(site, name, { kubeconfig, 'cache-size': '0', 'keep-warm': '0' }),
  );
  expect(main.exitCode, main.log).toBe(0);
  const byMain = proxy.targets.length;
  await buildImage(site, job, `${site.bed.registry}/${name}:1`, '1');
  const byBuild = proxy.targets.length - byMain;
  const post = await job.runPost();
  expect(post, post.log).toMatchObject({ exitCode: 0, annotations: [] });
  await untilNoRenewer(job, 5000);
  for (const log of [main.rawLog, post.rawLog])
    expect(log.replaceAll(/^::add-mask::.*$/gm, '')).not.toMatch(/a-password|YS11c2Vy/);
  expect(new Set(proxy.logIns)).toEqual(new Set([LOG_IN]));
  return { byMain, byBuild, byPost: proxy.targets.length - byMain - byBuild };
}

const SOME = expect.toSatisfy((count: number) => count > 0);
const EACH = { byMain: SOME, byBuild: SOME, byPost: SOME };

function upstream(): { readonly host: string; readonly port: number } {
  const { hostname, port } = new URL(site.endpoint.server);
  return { host: hostname, port: Number(port || 443) };
}

test.each(['HTTPS_PROXY', 'proxy-url'])(
  'where an authenticating proxy is the only way to the API server, %s leads action, build and post through it',
  async (how) => {
    const proxy = await startProxy({ upstream: upstream() });
    const url = `http://${AUTHORITY}:${proxy.port}`;
    const cluster = { server: `https://${NOWHERE}`, 'tls-server-name': 'kubernetes.default.svc' };
    const kubeconfig = kubeconfigWith(how === 'proxy-url' ? { ...cluster, 'proxy-url': url } : cluster);
    const env = how === 'proxy-url' ? { NO_PROXY: '*' } : { HTTPS_PROXY: url };
    expect(await runJob(how.toLowerCase().replace('_', '-'), kubeconfig, proxy, env)).toEqual(EACH);
    expect(new Set(proxy.targets)).toEqual(new Set([NOWHERE]));
  },
);

test('a https proxy whose authority is among those of the cluster is trusted by action and buildx alike', async () => {
  const { authority, server } = makeCertificates();
  const proxy = await startProxy({ pair: server });
  const authorities = Buffer.from(`${site.endpoint.caPem}\n${authority.certificate}`).toString('base64');
  const kubeconfig = kubeconfigWith({
    'certificate-authority-data': authorities,
    'proxy-url': `https://${AUTHORITY}:${proxy.port}`,
  });
  expect(await runJob('tls-proxy', kubeconfig, proxy, {})).toEqual(EACH);
});

test('who impersonates somebody makes and uses the builder as that one, with no right of its own', async () => {
  const proxy = await startProxy({ upstream: upstream() });
  const { user: admin } = parse(readFileSync(site.bed.kubeconfig, 'utf8')).users[0];
  const kubeconfig = (account: string): string => {
    const document = parse(kubeconfigWith({ 'proxy-url': `http://${AUTHORITY}:${proxy.port}` }));
    document.users[0].user = {
      ...admin,
      as: `system:serviceaccount:${site.namespace}:${account}`,
      'as-uid': 'a-uid',
      'as-groups': ['system:serviceaccounts', 'a group'],
      'as-user-extra': { 'example.com/scopes': ['one', 'two'] },
    };
    return stringify(document);
  };
  expect(await runJob('as-another', kubeconfig('ensure'), proxy, {})).toEqual(EACH);
  const main = await site
    .newJob()
    .runMain(ensureInputs(site, 'as-nobody', { kubeconfig: kubeconfig('nobody') }));
  expect(main.annotations.map((one) => one.message)).toEqual([expect.stringMatching(/nobody/)]);
});
