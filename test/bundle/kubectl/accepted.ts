import { parse, stringify } from 'yaml';
import {
  at,
  authority,
  base64,
  CA,
  chain,
  client,
  EXTENSIONS,
  exec,
  kubeconfig,
  LOGIN,
  merged,
  type Row,
  row,
  servers,
  text,
} from './place.ts';

/** What kubectl gets through with. */
export const THROUGH: readonly Row[] = [
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
