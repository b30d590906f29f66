import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { type ClusterAccess, secretsOf } from '../../../../src/cluster/access/access.ts';
import { parseAuthority } from '../../../../src/cluster/kubeconfig/certificates.ts';
import { type KubeconfigChoice, readKubeconfig } from '../../../../src/cluster/kubeconfig/kubeconfig.ts';
import { findKubeconfig } from '../../../../src/cluster/kubeconfig/source.ts';
import { writeKubeconfig } from '../../../../src/cluster/kubeconfig/write.ts';
import { ActionError, explain, toActionError } from '../../../../src/lib/errors.ts';
import { makeCertificates, makeExpired } from '../../../doubles/network/certificates.ts';

const folder = mkdtempSync(join(tmpdir(), 'kubeconfig-'));
afterAll(() => rmSync(folder, { recursive: true }));

const { authority, client, server } = makeCertificates();
const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64');

type Change = {
  readonly cluster?: object;
  readonly user?: object;
  readonly context?: object;
  readonly top?: object;
};

function kubeconfig({
  cluster = {},
  user = { token: 'canary-token-1234' },
  context = {},
  top = {},
}: Change): object {
  return {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'c', cluster: { server: 'https://k8s.example:6443/', ...cluster } }],
    users: [{ name: 'n', user }],
    contexts: [{ name: 'x', context: { cluster: 'c', user: 'n', ...context } }],
    'current-context': 'x',
    ...top,
  };
}

/** An unsigned ID token that expires at this time. */
function idToken(expiresMs: number): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part({ exp: Math.floor(expiresMs / 1000) })}.canary`;
}

function oidc(config: object): Change {
  return { user: { 'auth-provider': { name: 'oidc', config } } };
}

const NO_POD = { host: '', port: '', accountFolder: '/none' };

async function read(
  given: string,
  choice: KubeconfigChoice = { context: undefined, namespace: undefined },
): Promise<ClusterAccess> {
  const places = { given, variable: '', homeFolder: folder, workFolder: folder, pod: NO_POD };
  return readKubeconfig(findKubeconfig(places), choice);
}

async function problemOf(given: string): Promise<string> {
  const thrown = await read(given).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(ActionError);
  return explain(toActionError(thrown)).headline;
}

describe('every form in which a kubeconfig comes is read', () => {
  const text = stringify(kubeconfig({}));
  writeFileSync(join(folder, 'config'), text);
  const wrapped = base64(text).replace(/.{60}/g, '$&\n');

  test.each([
    ['YAML', text],
    ['YAML with BOM and CRLF', `\ufeff${text.replaceAll('\n', '\r\n')}`],
    ['YAML that starts with a comment', `# mine\n---\n${text}`],
    ['JSON', JSON.stringify(kubeconfig({}))],
    ['base64', base64(text)],
    ['wrapped base64', wrapped],
    ['base64 of JSON', base64(JSON.stringify(kubeconfig({})))],
    ['a relative path', 'config'],
    ['an absolute path', join(folder, 'config')],
  ])('%s', async (_, given) => {
    const access = await read(given);
    expect(access).toMatchObject({
      server: 'https://k8s.example:6443',
      namespace: 'default',
      identity: { kind: 'token', token: 'canary-token-1234' },
    });
  });
});

test('without the input KUBECONFIG is read, then ~/.kube/config', () => {
  const places = { given: ' ', homeFolder: folder, workFolder: '/', pod: NO_POD };
  const found = findKubeconfig({ ...places, variable: join(folder, 'config') });
  expect(found).toMatchObject({ from: 'the variable KUBECONFIG', parts: [{ folder }] });
  expect(() => findKubeconfig({ ...places, variable: '' })).toThrow(/no kubeconfig was given or found/);
});

test('context and namespace are chosen by the inputs before the kubeconfig', async () => {
  const contexts = [
    { name: 'x', context: { cluster: 'c', user: 'n', namespace: 'from-x' } },
    { name: 'y', context: { cluster: 'c', user: 'n', namespace: 'from-y' } },
  ];
  const text = stringify(kubeconfig({ top: { contexts } }));
  expect(await read(text)).toMatchObject({ namespace: 'from-x' });
  expect(await read(text, { context: 'y', namespace: undefined })).toMatchObject({ namespace: 'from-y' });
  expect(await read(text, { context: 'y', namespace: 'mine' })).toMatchObject({ namespace: 'mine' });
});

describe('kubeconfigs as tools write them', () => {
  const ca = base64(authority.certificate);

  test('by Rancher: two clusters, an authority in folded lines, a path in the URL', async () => {
    const folded = ca.replace(/.{64}/g, '$&\\\n      ');
    const text = `apiVersion: v1
kind: Config
clusters:
- name: "prod"
  cluster:
    server: "https://rancher.example/k8s/clusters/c-m-abc"
    certificate-authority-data: "${folded}"
- name: "prod-node-1"
  cluster:
    server: "https://10.0.0.1:6443"
users:
- name: "prod"
  user:
    token: "kubeconfig-user-x:canary"
contexts:
- name: "prod"
  context:
    user: "prod"
    cluster: "prod"
current-context: "prod"
`;
    expect(await read(text)).toMatchObject({
      server: 'https://rancher.example/k8s/clusters/c-m-abc',
      caPem: authority.certificate,
      identity: { kind: 'token', token: 'kubeconfig-user-x:canary' },
    });
  });

  test('by oc: names with slashes and colons', async () => {
    const name = 'builds/api-example-com:6443/developer';
    const top = {
      clusters: [{ name: 'api-example-com:6443', cluster: { server: 'https://api.example.com:6443' } }],
      users: [{ name: 'developer/api-example-com:6443', user: { token: 'sha256~canary' } }],
      contexts: [
        {
          name,
          context: {
            cluster: 'api-example-com:6443',
            user: 'developer/api-example-com:6443',
            namespace: 'builds',
          },
        },
      ],
      'current-context': name,
    };
    expect(await read(stringify(kubeconfig({ top })))).toMatchObject({
      namespace: 'builds',
      identity: { token: 'sha256~canary' },
    });
  });

  test('by az: a certificate beside a token, and kubelogin with null for its variables', async () => {
    const admin = await read(stringify(kubeconfig({ user: { ...CERTIFICATE, token: 'canary-token-1234' } })));
    expect(admin).toMatchObject({ identity: { kind: 'token' }, certificate: { kind: 'pair' } });
    const exec = {
      apiVersion: 'client.authentication.k8s.io/v1beta1',
      command: 'kubelogin',
      args: ['get-token'],
      env: null,
      provideClusterInfo: false,
    };
    expect(await read(stringify(kubeconfig({ user: { exec } })))).toMatchObject({
      identity: { kind: 'exec', plugin: { command: 'kubelogin', args: ['get-token'], env: [] } },
    });
  });
});

describe('what has no name is what nothing names', () => {
  const clusters = [{ cluster: { server: 'https://k8s.example:6443' } }];
  const users = [{ user: { token: 'canary-token-1234' } }];
  const identity = { kind: 'token', token: 'canary-token-1234' };

  test.each([
    ['without contexts', { clusters, users }],
    ['with a context that has none either', { clusters, users, contexts: [{ context: {} }] }],
    ['with an empty list of contexts', { clusters, users, contexts: [], 'current-context': '' }],
  ])('%s', async (_, document) => {
    expect(await read(stringify(document))).toMatchObject({ server: 'https://k8s.example:6443', identity });
  });

  test('but not beside contexts, of which one has to be chosen', async () => {
    const text = stringify(kubeconfig({ top: { 'current-context': '' } }));
    expect(await problemOf(text)).toMatch(/no current-context\. Set `context`\. It has: x\./);
  });
});

test('merge keys are read, as kubectl reads them', async () => {
  const text = (user: string): string => `
defaults: &d {token: canary-token-1234}
others: &o {username: me}
clusters: [{name: c, cluster: {server: 'https://k8s.example'}}]
contexts: [{name: x, context: {cluster: c, user: u}}]
current-context: x
users: [{name: u, user: ${user}}]
`;
  const token = { kind: 'token', token: 'canary-token-1234' };
  expect(await read(text('{<<: *d}'))).toMatchObject({ identity: token });
  expect(await read(text('{<<: [*d, {as: bob}]}'))).toMatchObject({
    identity: token,
    impersonation: { user: 'bob' },
  });
  expect(await problemOf(text('{<<: [*d, *o]}'))).toMatch(/has token and username/);
  expect(await problemOf(text('{<<: canary}'))).toMatch(/is not valid YAML/);
});

test('a token or a password is used in place of a plugin or an auth-provider', async () => {
  const identityOf = async (user: object) => (await read(stringify(kubeconfig({ user })))).identity;
  const provider = { 'auth-provider': { name: 'gcp' } };
  expect(await identityOf({ token: 'a-token', exec: EXEC })).toEqual({ kind: 'token', token: 'a-token' });
  expect(await identityOf({ token: 'a-token', ...provider })).toEqual({ kind: 'token', token: 'a-token' });
  expect(await identityOf({ username: 'u', password: 'p', exec: EXEC })).toMatchObject({ kind: 'basic' });
});

test('the JSON that a cluster has for plugins reaches the plugin of later steps', async () => {
  const extension = { region: 'here', ids: [1, 2] };
  const cluster = { extensions: [{ name: 'client.authentication.k8s.io/exec', extension }] };
  const user = { exec: { ...EXEC, provideClusterInfo: true } };
  const access = await read(stringify(kubeconfig({ cluster, user })));
  expect(access.identity).toMatchObject({ plugin: { clusterConfig: extension } });
  expect(await read(await writeKubeconfig(access, join(folder, 'own-extension')))).toEqual(access);
});

describe('a bundle of authorities', () => {
  const expired = makeExpired().certificate;
  const withCa = (pem: string): string =>
    stringify(kubeconfig({ cluster: { 'certificate-authority-data': base64(pem) } }));

  test.each([
    ['first', `${expired}${authority.certificate}`],
    ['last', `${authority.certificate}${expired}`],
  ])('of which the %s has expired is used: so it is while they rotate', async (_, pem) => {
    expect((await read(withCa(pem))).caPem).toBe(pem);
    expect(parseAuthority(pem, (what) => new ActionError({ code: 'input', message: what }))).toBe(pem);
  });

  test('that have all expired is refused', async () => {
    await expect(read(withCa(`${expired}${expired}`))).rejects.toThrow(/certificate-authority expired on/);
    const fault = (what: string): ActionError => new ActionError({ code: 'input', message: what });
    expect(() => parseAuthority(`${expired}${expired}`, fault)).toThrow(/^expired on/);
  });
});

describe('files that a kubeconfig names start at its own folder', () => {
  writeFileSync(join(folder, 'ca.pem'), authority.certificate);
  writeFileSync(join(folder, 'client.pem'), client.certificate);
  writeFileSync(join(folder, 'client.key'), client.key);

  test('and are inlined, but for a tokenFile, which rotates', async () => {
    const files = { 'client-certificate': 'client.pem', 'client-key': './client.key' };
    const access = await read(
      stringify(kubeconfig({ cluster: { 'certificate-authority': 'ca.pem' }, user: files })),
    );
    expect(access.caPem).toBe(authority.certificate);
    expect(access.certificate).toEqual({
      kind: 'pair',
      certificatePem: client.certificate,
      keyPem: client.key,
    });
    const rotating = await read(stringify(kubeconfig({ user: { tokenFile: 'token' } })));
    expect(rotating.identity).toEqual({ kind: 'token-file', path: join(folder, 'token') });
  });

  test('a plugin with a slash too, one without is looked up on PATH', async () => {
    const exec = {
      apiVersion: 'client.authentication.k8s.io/v1beta1',
      command: './login',
      args: ['a'],
      env: [{ name: 'N', value: 'v' }],
    };
    const access = await read(stringify(kubeconfig({ user: { exec } })));
    expect(access.identity).toMatchObject({
      kind: 'exec',
      plugin: { command: join(folder, 'login'), args: ['a'] },
    });
    const named = await read(stringify(kubeconfig({ user: { exec: { ...exec, command: 'aws' } } })));
    expect(named.identity).toMatchObject({ plugin: { command: 'aws' } });
  });
});

const CERTIFICATE = {
  'client-certificate-data': base64(client.certificate),
  'client-key-data': base64(client.key),
};
const EXEC = { apiVersion: 'client.authentication.k8s.io/v1', command: 'aws', interactiveMode: 'Never' };

/** What must be refused, each with the words that name the place; none may quote a value. */
const BAD: readonly (readonly [string, Change, RegExp])[] = [
  ['no server', { cluster: { server: '' } }, /cluster\.server is missing/],
  ['http', { cluster: { server: 'http://k8s.example' } }, /server must be an https/],
  [
    'a user in the server',
    { cluster: { server: 'https://canary:canary@k8s.example' } },
    /server must be an https/,
  ],
  ['insecure TLS', { cluster: { 'insecure-skip-tls-verify': true } }, /insecure-skip-tls-verify/],
  [
    'a CA that is none',
    { cluster: { 'certificate-authority-data': base64('canary') } },
    /holds no certificate/,
  ],
  [
    'a key for a CA',
    { cluster: { 'certificate-authority-data': base64(authority.key) } },
    /holds no certificate/,
  ],
  [
    'a CA in two ways',
    {
      cluster: { 'certificate-authority-data': base64(authority.certificate), 'certificate-authority': 'c' },
    },
    /certificate-authority is there beside certificate-authority-data/,
  ],
  ['a namespace that is none', { context: { namespace: 'canary/../x' } }, /namespace is not a DNS label/],
  ['a CA that is not base64', { cluster: { 'certificate-authority-data': 'canary!' } }, /is not base64/],
  ['a socks proxy', { cluster: { 'proxy-url': 'socks5://canary' } }, /proxy-url must be/],
  ['a number for a token', { user: { token: 123_456_789 } }, /user\.token must be text/],
  ['a token with a line break', { user: { token: 'canary\ncanary' } }, /token holds spaces/],
  ['token and password', { user: { token: 'canary', username: 'canary' } }, /has token and username/],
  [
    'auth-provider gcp',
    { user: { 'auth-provider': { name: 'gcp' } } },
    /gcp is no longer .*gke-gcloud-auth-plugin/,
  ],
  ['auth-provider azure', { user: { 'auth-provider': { name: 'azure' } } }, /azure is no longer .*kubelogin/],
  [
    'auth-provider openstack',
    { user: { 'auth-provider': { name: 'openstack' } } },
    /openstack is no longer .*token/,
  ],
  [
    'an auth-provider',
    { user: { 'auth-provider': { name: 'canary' } } },
    /auth-provider: of this name is not supported/,
  ],
  [
    'a plugin and an auth-provider',
    { user: { 'auth-provider': { name: 'oidc' }, exec: EXEC } },
    /has exec and auth-provider/,
  ],
  ['a group to act as, and nobody', { user: { 'as-groups': ['canary'] } }, /has as-groups without as/],
  ['a plugin without a command', { user: { exec: { ...EXEC, command: '' } } }, /command is missing/],
  [
    'a plugin of an old version',
    { user: { exec: { ...EXEC, apiVersion: 'client.authentication.k8s.io/v1alpha1' } } },
    /apiVersion must be/,
  ],
  [
    'a plugin of v1 without interactiveMode',
    { user: { exec: { ...EXEC, interactiveMode: '' } } },
    /interactiveMode is missing/,
  ],
  [
    'a plugin that needs a terminal',
    { user: { exec: { ...EXEC, interactiveMode: 'Always' } } },
    /needs a terminal/,
  ],
  [
    'a certificate without its key',
    { user: { 'client-certificate-data': base64(client.certificate) } },
    /no client-key beside it/,
  ],
  [
    'a key without its certificate',
    { user: { 'client-key-data': base64(client.key) } },
    /no client-certificate beside it/,
  ],
  [
    "another certificate's key",
    { user: { ...CERTIFICATE, 'client-key-data': base64(server.key) } },
    /does not belong/,
  ],
  ['a context without a cluster', { context: { cluster: '' } }, /context\.cluster is missing/],
  ['a context with an unknown user', { context: { user: 'z' } }, /no user "z"/],
  [
    'no current-context',
    { top: { 'current-context': '' } },
    /no current-context\. Set `context`\. It has: x\./,
  ],
  ['an unknown context', { top: { 'current-context': 'z' } }, /no context "z"\. It has: x/],
  [
    'two clusters of one name',
    { top: { clusters: [{ name: 'c' }, { name: 'c' }] } },
    /several clusters named "c"/,
  ],
  ['a list for clusters', { top: { clusters: 'canary' } }, /clusters must be a list/],
];

test.each(BAD)('%s is refused in one line without a value', async (_, change, message) => {
  const headline = await problemOf(stringify(kubeconfig(change)));
  expect(headline).toMatch(message);
  expect(headline).not.toMatch(/canary/);
  expect(headline).not.toMatch(/\n/);
  expect(headline.length).toBeLessThanOrEqual(300);
});

test('the ID token of an auth-provider is used while it is valid, and nothing else of it', async () => {
  const token = idToken(Date.now() + 3_600_000);
  const config = { 'id-token': token, 'refresh-token': 'r', 'idp-issuer-url': 'https://i', 'client-id': 'k' };
  expect((await read(stringify(kubeconfig(oidc(config))))).identity).toEqual({ kind: 'token', token });
});

const TEXT = stringify(kubeconfig({}));

test.each([
  ['tabs', 'clusters:\n\t- name: canary\n'],
  ['several documents', `${TEXT}---\n${TEXT}`],
  ['a NUL byte', `${TEXT}\0`],
  ['more than 1 MiB', `${TEXT}# ${'x'.repeat(1024 * 1024)}`],
  ['keys twice', `${TEXT}clusters: []\n`],
  [
    'an alias bomb',
    `a: &a [canary]\nb: &b [${'*a,'.repeat(200)}]\nc: [${'*b,'.repeat(200)}]\nclusters: *b\n`,
  ],
  ['a mapping that is no kubeconfig', 'password: canary\n'],
  ['cut base64', base64(TEXT).slice(0, -3)],
  ['base64 of base64', base64(base64(TEXT))],
  ['base64 of gzip', base64(gzipSync(TEXT))],
  ['a folder', '.'],
  ['a path of nothing', './canary/config'],
  ['a sentence', 'canary is not a kubeconfig'],
])('%s is refused in one line without a value', async (_, given) => {
  const headline = await problemOf(given);
  expect(headline).toMatch(/kubeconfig/);
  expect(headline).not.toMatch(/canary|\n/);
  expect(headline.length).toBeLessThanOrEqual(300);
});

test('any text is read or refused by an error of ours, without quoting a secret', async () => {
  const value = fc.oneof(
    fc.string(),
    fc.constant('canary'),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.string(), { maxLength: 2 }),
  );
  const fields = [
    'token',
    'tokenFile',
    'username',
    'password',
    'client-key-data',
    'client-certificate-data',
    'exec',
    'as-groups',
    '__proto__',
  ];
  const user = fc.dictionary(fc.constantFrom(...fields), value, { maxKeys: 3 });
  const cluster = fc.dictionary(
    fc.constantFrom('server', 'proxy-url', 'certificate-authority-data', 'tls-server-name'),
    value,
    { maxKeys: 2 },
  );
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string(), fc.record({ user, cluster })), async (generated) => {
      const given = typeof generated === 'string' ? `x: y\n${generated}` : stringify(kubeconfig(generated));
      const error = await read(given).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      if (error === undefined) return;
      expect(error).toBeInstanceOf(ActionError);
      expect(explain(toActionError(error)).headline).not.toMatch(/canary/);
    }),
    { numRuns: 1500 },
  );
});

describe('the file that buildx reads', () => {
  test('says the same again, is for its owner alone, and is never overwritten', async () => {
    const cluster = {
      'certificate-authority-data': base64(authority.certificate),
      'tls-server-name': 't',
      'proxy-url': 'http://u:canary-pw@p:1',
    };
    const user = {
      ...CERTIFICATE,
      token: 'canary-token-1234',
      as: 'bob',
      'as-groups': ['g'],
      'as-user-extra': { k: ['v'] },
    };
    const access = await read(stringify(kubeconfig({ cluster, user, context: { namespace: 'builds' } })));
    const own = join(folder, 'own');
    const path = await writeKubeconfig(access, own);
    expect(await read(path)).toEqual(access);
    expect(statSync(own).mode & 0o777).toBe(0o700);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    await expect(writeKubeconfig(access, own)).rejects.toThrow(/EEXIST/);
    const secrets = secretsOf(access);
    expect(secrets).toEqual(
      expect.arrayContaining([
        ...[client.key, base64(client.key), client.key.split('\n')[1], 'canary-token-1234'],
        ...['canary-pw', base64('u:canary-pw')],
      ]),
    );
    expect(
      secrets.filter((secret) => ['u', 'bob', 'g', 'v', base64(client.certificate)].includes(secret)),
    ).toEqual([]);
  });

  test.each([
    [
      {
        exec: {
          ...EXEC,
          args: ['--x'],
          env: [{ name: 'N', value: 'canary-env-value' }],
          provideClusterInfo: true,
        },
      },
    ],
    [{ username: 'u', password: 'canary-password' }],
    [{ tokenFile: '/var/run/token' }],
    [{}],
  ])('keeps the credentials %j', async (user) => {
    const access = await read(stringify(kubeconfig({ user })));
    const path = await writeKubeconfig(access, join(folder, `own-${Object.keys(user).join()}`));
    expect(await read(path)).toEqual(access);
  });
});
