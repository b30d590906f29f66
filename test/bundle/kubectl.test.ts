import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { answer, type FakeApi, startFakeApi } from '../doubles/api/fake-api.ts';
import type { SeenRequest } from '../doubles/api/scripted-server.ts';
import { makeCertificates, makeChain } from '../doubles/network/certificates.ts';
import { findKubectl } from '../testbed/programs.ts';

const READER = join(import.meta.dirname, 'kubectl', 'kubeconfig-reader.ts');
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const { authority, server, client } = makeCertificates();
const chain = makeChain();

/** The API servers: one that an authority of its own vouches for, one with the whole chain, one with its own alone. */
let servers: Readonly<Record<'own' | 'chained' | 'unchained', FakeApi>>;
let kubectl = '';
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kubectl-'));
  const script = (_: SeenRequest, response: Parameters<typeof answer>[0]): void =>
    answer(response, 200, { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' } });
  const start = (cert: string, key: string): Promise<FakeApi> =>
    startFakeApi({ authority, server, client }, script, { cert, key });
  const { certificate, key } = chain.server;
  servers = {
    own: await startFakeApi({ authority, server, client }, script),
    chained: await start(`${certificate}${chain.intermediate.certificate}`, key),
    unchained: await start(certificate, key),
  };
  kubectl = await findKubectl((line) => process.stdout.write(`${line}\n`));
}, 10 * 60_000);

afterAll(async () => {
  rmSync(folder, { recursive: true });
  for (const { close } of Object.values(servers)) await close();
});

type Change = {
  readonly cluster?: object;
  readonly user?: object;
  readonly context?: object;
  readonly top?: object;
};
const CA = { 'certificate-authority-data': base64(authority.certificate) };
const at = (name: keyof typeof servers): object => ({ server: servers[name].url });

/** A kubeconfig of the server `own`, changed. */
function kubeconfig({ cluster, user, context, top }: Change = {}): string {
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'c', cluster: { ...at('own'), ...(cluster ?? CA) } }],
    users: [{ name: 'u', user: user ?? { token: 'a-token-of-a-test' } }],
    contexts: [{ name: 'x', context: { cluster: 'c', user: 'u', namespace: 'builds', ...context } }],
    'current-context': 'x',
    ...top,
  });
}

/** The files of a row by name, the first of which is the kubeconfig; more variables, with `FOLDER` for their folder. */
type Row = {
  readonly what: string;
  readonly files: () => Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
};

const row = (what: string, change: () => Change): Row => ({
  what,
  files: () => ({ config: kubeconfig(change()) }),
});
const text = (what: string, make: () => string, files: Readonly<Record<string, string>> = {}): Row => ({
  what,
  files: () => ({ config: make(), ...files }),
});
const exec = (change: object = {}): object => ({
  apiVersion: 'client.authentication.k8s.io/v1',
  command: './login',
  interactiveMode: 'Never',
  ...change,
});

/** A kubeconfig whose user is this YAML. */
const merged = (user: string): string => `
x-users:
- &me {token: a-token-of-a-test, as: bob}
- &other {as: alice, as-uid: '17'}
- &both {<<: *me, as-uid: '18'}
${kubeconfig({ top: { users: undefined } })}
users: [{name: u, user: ${user}}]
`;

/** A plugin whose token tells what it was given. */
const LOGIN = `#!${process.execPath}
const { apiVersion, spec } = JSON.parse(process.env.KUBERNETES_EXEC_INFO);
const config = spec.cluster === undefined ? 'none' : JSON.stringify(Object.entries(spec.cluster.config ?? {}).sort());
const token = 'plugin-' + Buffer.from(config).toString('hex');
console.log(JSON.stringify({ apiVersion, kind: 'ExecCredential', status: { token } }));
`;
const EXTENSIONS = [
  { name: 'client.authentication.k8s.io/exec', extension: { region: 'here', audience: ['a', 'b'] } },
  { name: 'other', extension: { x: 1 } },
];

/** What kubectl gets through with. */
const THROUGH: readonly Row[] = [
  row('a plain kubeconfig', () => ({})),
  row('the root authority', () => ({
    cluster: { ...at('chained'), 'certificate-authority-data': base64(chain.root.certificate) },
  })),
  row('the intermediate authority alone, which the server sends', () => ({
    cluster: { ...at('chained'), 'certificate-authority-data': base64(chain.intermediate.certificate) },
  })),
  row('the intermediate authority alone, which the server does not send', () => ({
    cluster: { ...at('unchained'), 'certificate-authority-data': base64(chain.intermediate.certificate) },
  })),
  row("the server's own certificate for an authority", () => ({
    cluster: { ...at('unchained'), 'certificate-authority-data': base64(chain.server.certificate) },
  })),
  row('a bundle with a comment and a broken certificate in it', () => ({
    cluster: {
      'certificate-authority-data': base64(
        `# ours\n-----BEGIN CERTIFICATE-----\nbm9uZQ==\n-----END CERTIFICATE-----\n${authority.certificate}`,
      ),
    },
  })),
  {
    what: 'no authority, and that of the server in SSL_CERT_FILE',
    files: () => ({ config: kubeconfig({ cluster: {} }), 'ca.pem': authority.certificate }),
    env: { SSL_CERT_FILE: 'FOLDER/ca.pem' },
  },
  {
    what: 'no authority, and the intermediate one in SSL_CERT_DIR',
    files: () => ({
      config: kubeconfig({ cluster: at('unchained') }),
      'store/ca.pem': chain.intermediate.certificate,
    }),
    env: { SSL_CERT_DIR: 'FOLDER/store' },
  },
  {
    what: 'no authority, and that of the server in the second folder of SSL_CERT_DIR',
    files: () => ({ config: kubeconfig({ cluster: {} }), 'store/ca.pem': authority.certificate }),
    env: { SSL_CERT_DIR: '/none:FOLDER/store' },
  },
  text(
    'an authority from a file beside it',
    () => kubeconfig({ cluster: { 'certificate-authority': 'ca.pem' } }),
    { 'ca.pem': authority.certificate },
  ),
  row('nothing with a name, and no context', () => ({
    top: {
      clusters: [{ cluster: { ...at('own'), ...CA } }],
      users: [{ user: { token: 'a-token-of-a-test' } }],
      contexts: undefined,
      'current-context': undefined,
    },
  })),
  row('a context, a cluster and a user whose names are empty', () => ({
    top: {
      clusters: [{ name: '', cluster: { ...at('own'), ...CA } }],
      users: [{ name: '', user: { token: 'a-token-of-a-test' } }],
      contexts: [{ name: '', context: { cluster: '', user: '' } }],
      'current-context': '',
    },
  })),
  row('a context without a name, of a cluster and a user with one', () => ({
    top: { contexts: [{ context: { cluster: 'c', user: 'u' } }], 'current-context': undefined },
  })),
  row('a context with a name, of a cluster and a user without', () => ({
    context: { cluster: undefined, user: undefined },
    top: {
      clusters: [{ cluster: { ...at('own'), ...CA } }],
      users: [{ user: { token: 'a-token-of-a-test' } }],
    },
  })),
  text('a merge key', () => merged('{<<: *me}')),
  text('a merge key before a field of its own', () => merged('{<<: *me, as: carol}')),
  text('a list of merge keys', () => merged('{<<: [*other, *me]}')),
  text('merge keys that are merged themselves', () => merged('{<<: *both}')),
  text('an alias', () => merged('*me')),
  text('CRLF', () => kubeconfig().replaceAll('\n', '\r\n')),
  text('a byte order mark', () => `\ufeff${kubeconfig()}`),
  text('a document that begins and ends with dashes', () => `---\n${kubeconfig()}---\n`),
  text('JSON', () => JSON.stringify(parse(kubeconfig()))),
  text('a head of comments', () => `# mine\n\n${kubeconfig()}`),
  text('fields that nobody knows', () => kubeconfig({ cluster: { ...CA, blue: 1 }, top: { green: [] } })),
  row('tls-server-name', () => ({ cluster: { ...CA, 'tls-server-name': 'localhost' } })),
  row('disable-compression, and a path in the URL', () => ({
    cluster: { ...CA, server: `${servers.own.url}/k8s/clusters/c-1/`, 'disable-compression': true },
  })),
  row('someone to act as', () => ({
    user: {
      token: 'a-token-of-a-test',
      as: 'bob',
      'as-uid': '17',
      'as-groups': ['g', 'h'],
      'as-user-extra': { 'example.com/a(b)': ['v', 'w'], Upper: ['x'] },
    },
  })),
  row('user and password', () => ({ user: { username: 'me', password: 'a-password' } })),
  row('a client certificate', () => ({
    user: {
      'client-certificate-data': base64(client.certificate),
      'client-key-data': base64(client.key),
    },
  })),
  row('a client certificate and a token', () => ({
    user: {
      token: 'a-token-of-a-test',
      'client-certificate-data': base64(client.certificate),
      'client-key-data': base64(client.key),
    },
  })),
  text('a tokenFile beside it', () => kubeconfig({ user: { tokenFile: 'token' } }), {
    token: 'a-token-of-a-file\n',
  }),
  text('a token and a tokenFile', () => kubeconfig({ user: { token: 'a-token', tokenFile: 'token' } }), {
    token: 'a-token-of-a-file',
  }),
  row('a token and a tokenFile that is not there', () => ({ user: { token: 'a-token', tokenFile: 'none' } })),
  text(
    'a token and an empty tokenFile',
    () => kubeconfig({ user: { token: 'a-token', tokenFile: 'token' } }),
    {
      token: '',
    },
  ),
  {
    what: 'a list of files, of which the first is not there and the second wins',
    files: () => ({
      first: kubeconfig(),
      second: kubeconfig({ user: { token: 'a-token-of-the-second' } }),
    }),
    env: { KUBECONFIG: 'none:first:second::first' },
  },
  {
    what: 'a cluster, a user and a context of three files in folders of their own, each with its own relative paths',
    files: () => ({
      'a/config': kubeconfig({
        cluster: { 'certificate-authority': 'ca.pem' },
        top: { users: undefined, contexts: undefined, 'current-context': undefined },
      }),
      'a/ca.pem': authority.certificate,
      'b/config': stringify({ users: [{ name: 'u', user: { tokenFile: 'token' } }] }),
      'b/token': 'a-token-of-a-file',
      'c/config': kubeconfig({ top: { clusters: undefined, users: undefined } }),
    }),
    env: { KUBECONFIG: 'FOLDER/a/config:b/config:./c/config' },
  },
  text('a plugin', () => kubeconfig({ user: { exec: exec() } }), { login: LOGIN }),
  text(
    'a plugin of v1beta1',
    () =>
      kubeconfig({
        user: {
          exec: exec({ apiVersion: 'client.authentication.k8s.io/v1beta1', interactiveMode: undefined }),
        },
      }),
    { login: LOGIN },
  ),
  text('a plugin and a token', () => kubeconfig({ user: { exec: exec(), token: 'a-token' } }), {
    login: LOGIN,
  }),
  text(
    'a plugin and a password',
    () => kubeconfig({ user: { exec: exec(), username: 'me', password: 'p' } }),
    {
      login: LOGIN,
    },
  ),
  text(
    "a plugin that is told of its cluster, with the cluster's extension",
    () =>
      kubeconfig({
        cluster: { ...CA, extensions: EXTENSIONS },
        user: { exec: exec({ provideClusterInfo: true }) },
      }),
    { login: LOGIN },
  ),
  text(
    'a plugin that is told of its cluster, without an extension',
    () => kubeconfig({ user: { exec: exec({ provideClusterInfo: true }) } }),
    { login: LOGIN },
  ),
  text(
    'a plugin that is not told of its cluster, with an extension',
    () => kubeconfig({ cluster: { ...CA, extensions: EXTENSIONS }, user: { exec: exec() } }),
    { login: LOGIN },
  ),
];

const refused = (what: string, says: RegExp, change: () => Change) => ({ ...row(what, change), says });

/** What kubectl does not get through with. */
const REFUSED: readonly (Row & { readonly says: RegExp })[] = [
  refused('two clusters of one name', /several clusters named "c"/, () => ({
    top: {
      clusters: [
        { name: 'c', cluster: { ...at('own'), ...CA } },
        { name: 'c', cluster: { ...at('own'), ...CA } },
      ],
    },
  })),
  refused('two clusters without a name', /several clusters named ""/, () => ({
    top: {
      clusters: [{ cluster: { ...at('own'), ...CA } }, { cluster: { ...at('own'), ...CA } }],
      contexts: undefined,
      'current-context': undefined,
    },
  })),
  refused('one cluster with a name and no context', /no current-context/, () => ({
    top: { contexts: undefined, 'current-context': undefined },
  })),
  refused('a context that is not there', /no context "y"/, () => ({ top: { 'current-context': 'y' } })),
  refused('a cluster that is not there', /no cluster "d"/, () => ({ context: { cluster: 'd' } })),
  refused('a user that is not there', /no user "v"/, () => ({ context: { user: 'v' } })),
  refused("another authority than the server's", /certificate is not trusted/, () => ({
    cluster: { ...at('chained'), ...CA },
  })),
  refused(
    'the root authority alone, of a server that does not send the chain',
    /certificate is not trusted/,
    () => ({
      cluster: { ...at('unchained'), 'certificate-authority-data': base64(chain.root.certificate) },
    }),
  ),
  refused('no authority', /certificate is not trusted/, () => ({ cluster: {} })),
  refused('an authority that is none', /holds no certificate/, () => ({
    cluster: { 'certificate-authority-data': base64('none') },
  })),
  refused('an authority twice', /is there beside certificate-authority-data/, () => ({
    cluster: { ...CA, 'certificate-authority': 'ca.pem' },
  })),
  refused('an authority in a file that is not there', /certificate-authority names a file/, () => ({
    cluster: { 'certificate-authority': 'none.pem' },
  })),
  refused('an authority in the home of a person', /certificate-authority names a file/, () => ({
    cluster: { 'certificate-authority': '~/config' },
  })),
  refused('another name than the server has', /certificate is not trusted/, () => ({
    cluster: { ...CA, 'tls-server-name': 'example.com' },
  })),
  refused('a token and a password', /has token and username/, () => ({
    user: { token: 'a', username: 'me', password: 'p' },
  })),
  refused('a tokenFile and a password', /has tokenFile and username/, () => ({
    user: { tokenFile: 'config', username: 'me', password: 'p' },
  })),
  refused('a tokenFile that is not there', /tokenFile cannot be used/, () => ({
    user: { tokenFile: 'none' },
  })),
  refused('a certificate without its key', /has no client-key/, () => ({
    user: { 'client-certificate-data': base64(client.certificate) },
  })),
  refused('the key of another certificate', /does not belong/, () => ({
    user: {
      'client-certificate-data': base64(client.certificate),
      'client-key-data': base64(server.key),
    },
  })),
  refused('groups of nobody', /has as-groups without as/, () => ({
    user: { token: 'a', 'as-groups': ['g'] },
  })),
  refused('a plugin and an auth-provider', /has exec and auth-provider/, () => ({
    user: { exec: exec(), 'auth-provider': { name: 'oidc' } },
  })),
  refused('a plugin without interactiveMode', /interactiveMode is missing/, () => ({
    user: { exec: exec({ interactiveMode: undefined }) },
  })),
  refused('a plugin that is not there', /plugin "login" is no program/, () => ({ user: { exec: exec() } })),
  refused('a number for a token', /token must be text/, () => ({ user: { token: 123_456 } })),
  refused('an object of another kind', /another kind than Config/, () => ({ top: { kind: 'Deployment' } })),
  { ...text('a Kubernetes Secret', () => SECRET), says: /is a Kubernetes Secret/ },
  { ...text('tabs', () => 'clusters:\n\t- name: c\n'), says: /line 2/ },
];

const SECRET = stringify({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'cluster-kubeconfig' },
  data: { value: base64('a') },
});

type Outcome = { readonly ok: boolean; readonly words: string; readonly saw: unknown };
const run = promisify(execFile);

/** What the servers saw of who asks, since they had seen this many. */
function sawSince(before: Readonly<Record<string, number>>): unknown {
  return Object.entries(servers).flatMap(([name, { seen }]) =>
    seen
      .slice(before[name])
      .filter(({ path }) => path.includes('/pods/'))
      .map(({ path, headers }) => ({
        name,
        // kubectl is given the path as a whole.
        path: path.replace('/default/', '/builds/'),
        authorization: headers.authorization,
        acts: Object.fromEntries(
          Object.entries(headers)
            .filter(([header]) => header.startsWith('impersonate-'))
            .map(([header, value]) => [decodeURIComponent(header), value]),
        ),
      })),
  );
}

const counted = (): Record<string, number> =>
  Object.fromEntries(Object.entries(servers).map(([name, { seen }]) => [name, seen.length]));

async function outcomeOf(program: string, args: readonly string[], options: object): Promise<Outcome> {
  const before = counted();
  try {
    const running = run(program, args, { ...options, encoding: 'utf8', timeout: 30_000 });
    // kubectl asks a person for what it does not know.
    running.child.stdin?.end();
    const { stdout } = await running;
    return { ok: program !== process.execPath || stdout === '', words: stdout, saw: sawSince(before) };
  } catch (error) {
    const words = error instanceof Error ? error.message : '';
    return { ok: false, words, saw: sawSince(before) };
  }
}

/** kubectl and we, with the same files and variables; and kubectl with what we leave for buildx. */
async function compare({ what, files, env = {} }: Row) {
  const own = mkdtempSync(join(folder, 'row-'));
  const names = Object.entries(files()).map(([name, content]) => {
    mkdirSync(dirname(join(own, name)), { recursive: true });
    writeFileSync(join(own, name), content, { mode: 0o755 });
    return name;
  });
  const variables = Object.entries({ KUBECONFIG: names[0] ?? '', ...env }).map(([name, value]) => [
    name,
    value.replaceAll('FOLDER', own),
  ]);
  const store = { SSL_CERT_FILE: '/dev/null', SSL_CERT_DIR: '/none' };
  const environment = { PATH: '/usr/bin:/bin', HOME: own, ...store, ...Object.fromEntries(variables) };
  const options = { cwd: own, env: environment };
  const get = ['get', '--raw', '/api/v1/namespaces/builds/pods/p'];
  const left = join(own, 'left');
  const theirs = await outcomeOf(kubectl, get, options);
  const ours = await outcomeOf(process.execPath, [READER, '', left], options);
  const kubeconfig = join(left, 'kubeconfig');
  const later = ours.ok
    ? await outcomeOf(kubectl, get, { ...options, env: { ...environment, KUBECONFIG: kubeconfig } })
    : ours;
  return { what, theirs, ours, later };
}

describe('what kubectl gets through with', () => {
  test.each(THROUGH)('$what', async (one) => {
    const { theirs, ours, later } = await compare(one);
    expect(theirs, theirs.words).toMatchObject({ ok: true });
    expect(ours, ours.words).toMatchObject({ ok: true, saw: theirs.saw });
    expect(later, later.words).toMatchObject({ ok: true, saw: theirs.saw });
  });
});

describe('what kubectl does not get through with', () => {
  test.each(REFUSED)('$what', async (one) => {
    const { theirs, ours } = await compare(one);
    expect(theirs, theirs.words).toMatchObject({ ok: false });
    expect(ours, ours.words).toMatchObject({ ok: false, words: expect.stringMatching(one.says) });
  });
});
