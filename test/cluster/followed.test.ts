import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';

import { makeCertificates } from '../doubles/network/certificates.ts';
import type { ActionJob } from '../doubles/runner/runner.ts';
import { until } from '../run/until.ts';
import { ensureInputs } from '../site/ensure-inputs.ts';
import { buildImage, pushedDigest } from '../site/image.ts';
import { makeLocalVolume } from '../site/local-volume.ts';
import { plainHttp } from '../site/registry-config.ts';
import { type Site, untilContents } from '../site/site.ts';
import { siteOfFile } from '../site/site-of-file.ts';
import { startTlsRegistry } from './followed/tls-registry.ts';

const site = siteOfFile();

let left: readonly string[] = [];
afterEach(async () => {
  await untilContents(site, 60_000, left);
});

type Given = Readonly<Record<string, string>>;

async function setUp(job: ActionJob, name: string, more: Given) {
  const main = await job.runMain(ensureInputs(site, name, more));
  expect(main.exitCode, main.log).toBe(0);
  return main;
}

async function tearDown(job: ActionJob): Promise<void> {
  expect(await job.runPost()).toMatchObject({ exitCode: 0, annotations: [] });
}

async function inspect(job: ActionJob, name: string): Promise<string> {
  const { log } = await job.sh('docker', ['buildx', 'inspect', name]);
  return log;
}

/** A build of one step, with these options. */
async function runStep(job: ActionJob, options: readonly string[], step: string) {
  const context = join(job.workspace, 'step');
  mkdirSync(context, { recursive: true });
  writeFileSync(join(context, 'Dockerfile'), `FROM ${site.bed.baseImage}\n${step}\n`);
  return job.sh('docker', ['buildx', 'build', '--progress=plain', ...options, context]);
}

describe('what no builder can follow is refused before anything is made', () => {
  test.each<[string, (site: Site) => Given, RegExp]>([
    ['a root elsewhere', () => ({ 'buildkitd-config-inline': 'root = "/data/buildkit"' }), /: root cannot/],
    [
      'a daemon without a unix socket',
      () => ({ 'buildkitd-config-inline': '[grpc]\naddress = ["tcp://0.0.0.0:1234"]' }),
      /: grpc\.address cannot be used: buildx connects to unix:/,
    ],
    [
      'the containerd worker',
      () => ({
        'buildkitd-config-inline': '[worker.oci]\nenabled = false\n[worker.containerd]\nenabled = true',
      }),
      /worker\.oci\.enabled cannot .* worker\.containerd\.enabled cannot/,
    ],
    [
      'a rootless image alone',
      ({ bed }) => ({ image: bed.rootlessImage }),
      /Set security: rootless for it\.$/,
    ],
    [
      'another image than a rootless one',
      () => ({ security: 'rootless' }),
      /^Input image: .* Beside security: rootless its tag is v[\d.]+-rootless\.$/,
    ],
    ['an old BuildKit', () => ({ image: 'moby/buildkit:v0.12.5' }), /too old\. BuildKit 0\.29 or newer/],
    [
      'a claim that is not there',
      () => ({ 'cache-claim': 'none', 'cache-size': '' }),
      /PersistentVolumeClaim none does not exist in namespace/,
    ],
  ])('%s', async (_, given, says) => {
    const job = site.newJob();
    const main = await job.runMain(ensureInputs(site, 'refused', given(site)));
    expect(main.exitCode).toBe(1);
    expect(main.annotations).toMatchObject([{ level: 'error', message: expect.stringMatching(says) }]);
    expect(await site.contents()).toEqual(left);
    await tearDown(job);
  });
});

test('a rootless image that its name does not tell is found out by what its daemon says', async () => {
  const [repository = ''] = site.bed.rootlessImage.split(/:(?=[^/]*$)/);
  const digest = await pushedDigest(site, site.bed.rootlessImage);
  const job = site.newJob();
  const image = `${repository}@${digest}`;
  const main = await job.runMain(ensureInputs(site, 'hidden', { image, 'cache-size': '0' }));
  expect(main.exitCode, main.log).toBe(1);
  expect(main.annotations).toMatchObject([
    { message: expect.stringMatching(/did not read its configuration.*needs `security: rootless`/) },
  ]);
  await tearDown(job);
});

test("a size of the user's own is the only one that counts", async () => {
  const job = site.newJob();
  const toml = `${plainHttp(site)}[worker.oci]\ngc = true\ngckeepstorage = "200MB"\n`;
  await setUp(job, 'sized', { 'buildkitd-config-inline': toml });
  const shown = await inspect(job, 'sized');
  // BuildKit's own policies with that size, and none of ours, whose sizes are shares of the claim.
  expect(shown).toMatch(/Reserved Space: *200MiB/);
  expect(shown).not.toMatch(/Keep Duration: *336h/);
  expect(shown).not.toContain('768MiB');
  await tearDown(job);
  left = ['claims/sized-amd64-cache'];
});

describe('a claim of others', () => {
  const TEAM = 'team-cache';
  const patch = `spec: { volumes: [{ name: cache, persistentVolumeClaim: { claimName: ${TEAM} } }] }`;
  const teamBuilders: readonly [string, Given][] = [
    ['by-input', { 'cache-claim': TEAM, 'cache-size': '' }],
    ['by-patch', { 'pod-patch': patch }],
    ['by-patch-alone', { 'pod-patch': patch, 'cache-size': '0' }],
  ];

  test('keeps the cache, without one of ours, and is what garbage collection goes by', async ({ skip }) => {
    const volume = await makeLocalVolume(site, TEAM);
    if (volume === undefined) return skip('a local volume is a folder of the computer of the bed');
    onTestFinished(volume.remove);
    const { core, namespace } = site;
    await core.createNamespacedPersistentVolumeClaim({
      namespace,
      body: {
        metadata: { name: TEAM },
        spec: {
          accessModes: ['ReadWriteOnce'],
          storageClassName: 'local',
          resources: { requests: { storage: '500Mi' } },
        },
      },
    });
    left = [...left, `claims/${TEAM}`];
    const sentinels: string[] = [];
    for (const [index, [name, given]] of teamBuilders.entries()) {
      const job = site.newJob();
      await setUp(job, name, given);
      // 75 % of the 1Gi of the volume that is there.
      expect(await inspect(job, name)).toMatch(/Max Used Space: *768MiB/);
      const built = await buildImage(site, job, `${site.bed.registry}/team:${index}`, '1');
      sentinels.push(built.layerSentinel, built.mountSentinel);
      await tearDown(job);
      await until('the builder is gone', 60_000, async () =>
        (await site.contents()).every((one) => !one.startsWith('pods/')),
      );
    }
    expect(new Set(sentinels).size).toBe(2);
    const { metadata } = await core.readNamespacedPersistentVolumeClaim({ name: TEAM, namespace });
    expect(metadata?.labels).toBeUndefined();
    await untilContents(site, 60_000, left);
    await core.deleteNamespacedPersistentVolumeClaim({ name: TEAM, namespace });
    left = left.filter((name) => name !== `claims/${TEAM}`);
  });
});

test.each(['privileged', 'rootless'])(
  'the authority of a registry reaches a %s builder',
  async (security) => {
    const [address = ''] = site.bed.registry.split(':');
    const { authority, server } = makeCertificates([address]);
    const registry = await startTlsRegistry(site.bed.registry, server);
    onTestFinished(registry.close);
    const job = site.newJob();
    mkdirSync(join(job.workspace, 'certs'));
    writeFileSync(join(job.workspace, 'certs', 'ca.pem'), authority.certificate);
    const toml = `${plainHttp(site)}[registry."${registry.host}"]\nca = ["certs/ca.pem"]\n`;
    writeFileSync(join(job.workspace, 'buildkitd.toml'), toml);
    const image = security === 'rootless' ? { image: site.bed.rootlessImage } : {};
    const config = { 'buildkitd-config': 'buildkitd.toml', 'buildkitd-config-inline': '' };
    await setUp(job, 'trusting', { security, ...image, ...config, 'cache-size': '0' });
    await buildImage(site, job, `${registry.host}/trusted:${security}`, '1');
    expect(await pushedDigest(site, `${site.bed.registry}/trusted:${security}`)).toMatch(/^sha256:/);
    expect(await inspect(job, 'trusting')).toMatch(/File#certs\/[\w.]+\/ca\.pem:/);
    await tearDown(job);
  },
);

test('builds may use the network of the pod, and no more than that unless it is listed', async () => {
  const network = ['--network=host', '--allow=network.host'];
  const insecure = ['--allow=security.insecure'];
  const capabilities = 'RUN --security=insecure grep CapEff /proc/self/status';
  const [plain, listing] = [site.newJob(), site.newJob()];
  await setUp(plain, 'plain', { 'cache-size': '0' });
  const onHost = await runStep(plain, network, 'RUN true');
  expect(onHost.hasFailed, onHost.log).toBe(false);
  const refused = await runStep(plain, insecure, capabilities);
  expect(refused.log).toContain('security.insecure is not allowed');
  await tearDown(plain);
  const toml = `insecure-entitlements = ["security.insecure"]\n${plainHttp(site)}`;
  await setUp(listing, 'listing', { 'cache-size': '0', 'buildkitd-config-inline': toml });
  const allowed = await runStep(listing, insecure, capabilities);
  expect(allowed.hasFailed, allowed.log).toBe(false);
  const none = await runStep(listing, network, 'RUN true');
  expect(none.log).toContain('network.host is not allowed');
  await tearDown(listing);
});

test("the runner's buildkitd.default.toml configures the builder where the job gives nothing", async () => {
  const job = site.newJob();
  const folder = join(job.home, '.docker', 'buildx');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'buildkitd.default.toml'), plainHttp(site));
  const main = await setUp(job, 'fallback', { 'cache-size': '0', 'buildkitd-config-inline': '' });
  expect(main.log).toContain(`BuildKit is configured by ${folder}/buildkitd.default.toml`);
  await buildImage(site, job, `${site.bed.registry}/fallback:1`, '1');
  await tearDown(job);
});

test('a build that takes the output platforms makes one image', async () => {
  const job = site.newJob();
  const main = await setUp(job, 'outputs', { 'cache-size': '0', platforms: 'linux/amd64' });
  expect(main.outputs.platforms).toBe('linux/amd64');
  const nodes: unknown = JSON.parse(main.outputs.nodes ?? '');
  expect(nodes).toMatchObject([{ name: 'outputs-amd64', platforms: 'linux/amd64' }]);
  expect(JSON.stringify(nodes)).toContain(`"namespace=${site.namespace}"`);
  const built = await runStep(job, [`--platform=${main.outputs.platforms}`], 'RUN true');
  expect(built.log).not.toContain('linux/386');
  await tearDown(job);
});
