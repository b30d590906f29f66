import { stringify } from 'yaml';
import { at, base64, CA, type Change, chain, client, exec, type Row, row, server, text } from './place.ts';

const SECRET = stringify({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'cluster-kubeconfig' },
  data: { value: base64('a') },
});

const refused = (what: string, says: RegExp, change: () => Change) => ({ ...row(what, change), says });

/** What kubectl does not get through with. */
export const REFUSED: readonly (Row & { readonly says: RegExp })[] = [
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
  refused('a plugin that is not there', /plugin "login" is not a program/, () => ({
    user: { exec: exec() },
  })),
  refused('a number for a token', /token must be text/, () => ({ user: { token: 123_456 } })),
  refused('an object of another kind', /another kind than Config/, () => ({ top: { kind: 'Deployment' } })),
  { ...text('a Kubernetes Secret', () => SECRET), says: /is a Kubernetes Secret/ },
  { ...text('tabs', () => 'clusters:\n\t- name: c\n'), says: /line 2/ },
];
