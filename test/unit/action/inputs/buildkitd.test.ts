import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';

import type { Environment } from '../../../../src/action/runner/environment.ts';
import { expectRefused, refusal } from './refusal.ts';
import { readGiven, runnerEnvironment } from './stubbed-step.ts';

test('a configuration in the workflow arrives', () => {
  const toml = 'debug = true\n[registry."r:5000"]\n  http = true';
  expect(readGiven({ 'buildkitd-config-inline': toml })).toMatchObject({
    buildkitd: { config: { debug: true, registry: { 'r:5000': { http: true } } }, files: [], notes: [] },
  });
});

test.each([
  ['buildkitd-config', { 'buildkitd-config': 'no-such-file.toml' }],
  ['buildkitd-config', { 'buildkitd-config': '.' }],
  ['buildkitd-config-inline', { 'buildkitd-config-inline': '[registry' }],
  ['buildkitd-config-inline', { 'buildkitd-config-inline': 'root = "/data"' }],
  ['buildkitd-config-inline', { 'buildkitd-config': 'f', 'buildkitd-config-inline': 'a = 1' }],
])('%s: %j changes nothing but says so', (name, given) => {
  expectRefused(name, given);
});

let root: string;
let environment: Environment;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'runner-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, 'work'));
  environment = { ...runnerEnvironment(join(root, 'work')), dockerConfigFolder: join(root, 'docker') };
});

/** A file of the runner; its path is below the folder of this test. */
function put(path: string, text: string | Buffer): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

function read(given: Readonly<Record<string, string>>) {
  return readGiven(given, environment).buildkitd;
}

test('a file of the workspace that is not TOML is named by its input', () => {
  put('work/buildkitd.toml', 'debug = true\n[registry');
  const error = refusal({ 'buildkitd-config': 'buildkitd.toml' }, environment);
  expect(error?.message).toMatch(/^Input buildkitd-config is not valid TOML \(line 2\)/);
});

test('a file of the home folder is found by ~, as a kubeconfig is', () => {
  put('home/buildkitd.toml', 'debug = true');
  environment = { ...environment, homeFolder: join(root, 'home') };
  expect(read({ 'buildkitd-config': '~/buildkitd.toml' }).config).toEqual({ debug: true });
});

test('keys that no BuildKit knows are told in one line', () => {
  expect(read({ 'buildkitd-config-inline': 'depug = true\n[worker.oci]\nmaxparallelism = 4' }).notes).toEqual(
    [
      {
        level: 'warning',
        line: 'Input buildkitd-config-inline: BuildKit 0.33 does not know depug, worker.oci.maxparallelism, and ignores it.',
        topic: 'buildkitd-config',
      },
    ],
  );
});

test('a section about containerd is accepted, and a line says that it has no effect', () => {
  const { notes } = read({ 'buildkitd-config-inline': '[worker.containerd]\nenabled = false' });
  expect(notes).toMatchObject([{ level: 'info', line: expect.stringContaining('[worker.containerd]') }]);
});

describe('the files of registries travel along', () => {
  test('those that ca and keypair name, from the workspace or anywhere on the runner', () => {
    put('work/certs/ca.pem', 'CA');
    const key = put('etc/key.pem', '-----BEGIN PRIVATE KEY-----');
    const cert = put('etc/cert.pem', 'CERT');
    put(
      'work/buildkitd.toml',
      `[registry."r.example.com:5000"]\nca = ["certs/ca.pem"]\n[[registry."r.example.com:5000".keypair]]\nkey = "${key}"\ncert = "${cert}"\n`,
    );
    const { config, files, notes } = read({ 'buildkitd-config': 'buildkitd.toml' });
    const folder = 'certs/r.example.com_5000';
    expect(files).toEqual([
      { path: `${folder}/ca.pem`, text: 'CA' },
      { path: `${folder}/key.pem`, text: '-----BEGIN PRIVATE KEY-----' },
      { path: `${folder}/cert.pem`, text: 'CERT' },
    ]);
    expect(config.registry).toEqual({
      'r.example.com:5000': {
        ca: [`/etc/buildkit/${folder}/ca.pem`],
        keypair: [{ key: `/etc/buildkit/${folder}/key.pem`, cert: `/etc/buildkit/${folder}/cert.pem` }],
      },
    });
    expect(notes.map(({ line }) => line)).toEqual([
      expect.stringMatching(
        /whoever may read Deployments and pods .* can read certs\/r\.example\.com_5000\/key\.pem\.$/,
      ),
    ]);
  });

  test('those of a tlsconfigdir', () => {
    for (const name of ['b.crt', 'c.cert', 'c.key', 'readme']) put(`work/certs.d/${name}`, name);
    const { config } = read({ 'buildkitd-config-inline': '[registry.r]\ntlsconfigdir = ["certs.d"]' });
    expect(config.registry).toEqual({
      r: {
        ca: ['/etc/buildkit/certs/r/b.crt'],
        keypair: [{ key: '/etc/buildkit/certs/r/c.key', cert: '/etc/buildkit/certs/r/c.cert' }],
      },
    });
  });

  test('one that several registries name once, two of one name as two', () => {
    for (const folder of ['a', 'b']) put(`work/${folder}/ca.pem`, folder);
    const toml = '[registry.r]\nca = ["a/ca.pem", "b/ca.pem"]\n[registry.s]\nca = ["./a/ca.pem"]';
    const { config, files } = read({ 'buildkitd-config-inline': toml });
    expect(files.map(({ text }) => text)).toEqual(['a', 'b']);
    expect(new Set(files.map(({ path }) => path)).size).toBe(2);
    const [first, second] = files.map(({ path }) => `/etc/buildkit/${path}`);
    expect(config.registry).toEqual({ r: { ca: [first, second] }, s: { ca: [first] } });
  });

  test("and not those that a pod patch mounts, which are the pod's", () => {
    const podPatch = {
      spec: { containers: [{ name: 'buildkitd', volumeMounts: [{ mountPath: '/certs/', name: 'certs' }] }] },
    };
    const toml = '[registry.r]\nca = ["/certs/ca.pem"]\ntlsconfigdir = ["/certs/r"]';
    const { config, files } = read({
      'buildkitd-config-inline': toml,
      'pod-patch': JSON.stringify(podPatch),
    });
    expect(files).toEqual([]);
    expect(config.registry).toEqual({ r: { ca: ['/certs/ca.pem'], tlsconfigdir: ['/certs/r'] } });
  });

  test.each([
    ['a missing file', '[registry.r]\nca = ["certs/none.pem"]', /"certs\/none\.pem".*no such file/],
    ['a folder', '[registry.r]\nca = ["."]', /it is a folder/],
    ['bytes that are no text', '[registry.r]\nca = ["der"]', /not a text/],
    ['a missing key', '[[registry.r.keypair]]\ncert = "der"', /a keypair has no key/],
    ['a missing folder', '[registry.r]\ntlsconfigdir = ["/certs.d"]', /"\/certs\.d".*no such folder/],
    ['a pair without its half', '[registry.r]\ntlsconfigdir = ["half"]', /x\.key".*no such file/],
    ['more than annotations hold', '[registry.r]\nca = ["large"]', /larger than 240 KiB/],
  ])('%s is a bad input', (_, toml, says) => {
    put('work/der', Buffer.from([0x30, 0x82, 0xff]));
    put('work/half/x.cert', 'CERT');
    put('work/large', 'x'.repeat(250 * 1024));
    const error = refusal({ 'buildkitd-config-inline': toml }, environment);
    expect(error?.code).toBe('input');
    expect(error?.message).toMatch(/^Input buildkitd-config-inline/);
    expect(error?.message).toMatch(says);
  });
});

describe('a configuration of the workspace on an event of a fork', () => {
  beforeEach(() => {
    const event = {
      pull_request: { head: { repo: { full_name: 'x/y' } }, base: { repo: { full_name: 'a/y' } } },
    };
    environment = {
      ...environment,
      eventName: 'pull_request_target',
      eventPath: put('event.json', JSON.stringify(event)),
    };
    put('work/own.pem', 'OWN');
    put('secret.pem', 'SECRET');
    symlinkSync(join(root, 'secret.pem'), join(root, 'work/link.pem'));
  });

  test.each(['../secret.pem', 'link.pem', '/etc/hostname'])('may not take %s along', (path) => {
    put('work/b.toml', `[registry.r]\nca = ["${path}"]`);
    expect(refusal({ 'buildkitd-config': 'b.toml', 'allow-forks': 'true' }, environment)?.message).toMatch(
      /^Input buildkitd-config: file .* cannot be used \(on an event that others can cause/,
    );
  });

  test('may name files of the workspace, where forks are allowed', () => {
    put('work/b.toml', '[registry.r]\nca = ["own.pem"]');
    const given = { mode: 'ephemeral', 'buildkitd-config': 'b.toml' };
    expect(refusal(given, environment)?.message).toMatch(/^Input buildkitd-config: a file of the workspace/);
    expect(read({ ...given, 'allow-forks': 'true' }).files).toMatchObject([{ text: 'OWN' }]);
  });

  test('is told from one of the runner, which is trusted', () => {
    const path = put('etc/b.toml', '[registry.r]\nca = ["../secret.pem"]');
    const given = { mode: 'ephemeral', 'buildkitd-config': path };
    expect(read(given).files).toMatchObject([{ text: 'SECRET' }]);
  });
});

describe("the runner's buildkitd.default.toml", () => {
  test('is taken where no other is given, as docker buildx create takes it', () => {
    const path = put('docker/buildx/buildkitd.default.toml', '[registry."r:5000"]\nhttp = true');
    const { config, notes } = read({});
    expect(config).toEqual({ registry: { 'r:5000': { http: true } } });
    expect(notes).toEqual([{ level: 'info', line: expect.stringContaining(path) }]);
    expect(readGiven({}, environment)).toMatchObject({ explicit: new Set() });
  });

  test('is the one of BUILDX_CONFIG where that is set', () => {
    put('docker/buildx/buildkitd.default.toml', 'debug = false');
    put('buildx/buildkitd.default.toml', 'debug = true');
    environment = { ...environment, buildxConfig: join(root, 'buildx') };
    expect(read({}).config).toEqual({ debug: true });
  });

  test('gives way to the inputs', () => {
    put('docker/buildx/buildkitd.default.toml', 'debug = false');
    expect(read({ 'buildkitd-config-inline': 'trace = true' })).toMatchObject({
      config: { trace: true },
      notes: [],
    });
  });

  test.each([
    ['root = "/data"', /root cannot be used/],
    ['[registry', /is not valid TOML \(line 1\)/],
    ['[registry.r]\nca = ["none.pem"]', /no such file/],
  ])('is named where it cannot be used: %j', (toml, says) => {
    const path = put('docker/buildx/buildkitd.default.toml', toml);
    const error = refusal({}, environment);
    expect(error?.message).toContain(path);
    expect(error?.message).toMatch(says);
  });
});
