import { resolve } from 'node:path';
import { ActionError } from '../../lib/errors.ts';
import { claimsOf } from '../../lib/jwt.ts';
import { readRegularFile } from '../../lib/system/regular-file.ts';
import { type ExecPlugin, type Identity, type Impersonation, PLUGIN_EXTENSION } from '../access/access.ts';
import type { Fields } from './fields.ts';
import type { MergedEntry } from './merge.ts';

/**
 * How a kubeconfig user authenticates, beside a client certificate. Order and exclusions as in client-go:
 * a token and a password together, or a plugin and an auth-provider, are refused (clientcmd/validation.go); a token or
 * a password is used in place of a plugin (plugin/pkg/client/auth/exec), and a tokenFile in place of a token while it
 * can be read (transport/token_source.go).
 */
export function readIdentity({ fields: user, folder }: MergedEntry, cluster: Fields): Identity {
  refuseTogether(user, ['exec', 'auth-provider']);
  refuseTogether(user, ['token', 'tokenFile', 'username'], 'token,tokenFile');
  if (user.has('tokenFile')) {
    const path = resolve(folder, user.text('tokenFile'));
    if (!user.has('token') || hasText(path)) return { kind: 'token-file', path };
  }
  if (user.has('token')) return { kind: 'token', token: readToken(user) };
  if (user.has('username')) {
    return { kind: 'basic', username: user.text('username'), password: user.text('password') };
  }
  if (user.has('exec')) return { kind: 'exec', plugin: readPlugin(user.fields('exec'), folder, cluster) };
  if (user.has('auth-provider')) return readAuthProvider(user, Date.now());
  return { kind: 'anonymous' };
}

function refuseTogether(user: Fields, ways: readonly string[], allowed = ''): void {
  const given = ways.filter((name) => user.has(name));
  if (given.length > 1 && given.join() !== allowed)
    throw bad(user, `has ${given.join(' and ')}`, 'Keep one way to authenticate.');
}

function hasText(path: string): boolean {
  const file = readRegularFile(path);
  return file.kind === 'content' && file.bytes.toString('latin1').trim() !== '';
}

function readToken(user: Fields): string {
  const token = user.text('token').trim();
  // RFC 6750: a bearer token has no spaces or quotes; with a line break in it every request would fail oddly.
  if (!/^[\x21-\x7e]+$/.test(token) || token.includes('"')) {
    throw bad(user, 'token holds spaces, quotes or line breaks', 'Copy it anew.');
  }
  return token;
}

function readPlugin(exec: Fields, folder: string, cluster: Fields): ExecPlugin {
  const apiVersion = exec.text('apiVersion');
  if (
    apiVersion !== 'client.authentication.k8s.io/v1' &&
    apiVersion !== 'client.authentication.k8s.io/v1beta1'
  ) {
    throw bad(
      exec,
      'apiVersion must be client.authentication.k8s.io/v1 or v1beta1',
      'Update the tool that wrote it.',
    );
  }
  const mode = exec.text('interactiveMode');
  if (mode === 'Always')
    throw bad(exec, 'interactiveMode Always needs a terminal', 'Use IfAvailable or Never.');
  if (mode === '' && apiVersion.endsWith('/v1')) {
    throw bad(exec, 'interactiveMode is missing, which apiVersion v1 asks for', 'Set it to Never.');
  }
  const command = exec.text('command');
  if (command === '') throw bad(exec, 'command is missing', '');
  return {
    apiVersion,
    // A name with a slash starts at the kubeconfig's folder, one without is looked up on PATH (clientcmd/loader.go).
    command: command.includes('/') ? resolve(folder, command) : command,
    args: exec.texts('args'),
    env: exec.list('env').map((entry) => ({ name: entry.text('name'), value: entry.text('value') })),
    provideClusterInfo: exec.flag('provideClusterInfo'),
    clusterConfig: readClusterConfig(cluster),
  };
}

/** What a cluster tells plugins, under a name of Kubernetes' own (client.authentication.k8s.io/v1, Cluster.config). */
function readClusterConfig(cluster: Fields): unknown {
  const extensions = cluster.list('extensions');
  return extensions.find((one) => one.text('name') === PLUGIN_EXTENSION)?.whole.extension;
}

/** The `as*` fields of a kubeconfig user. */
export function readImpersonation(user: Fields): Impersonation {
  const extra = user.fields('as-user-extra');
  const lonely = ['as-uid', 'as-groups', 'as-user-extra'].find((name) => user.has(name));
  if (lonely !== undefined && !user.has('as'))
    throw bad(user, `has ${lonely} without as`, 'Set as, or remove it.');
  return {
    user: user.text('as'),
    uid: user.text('as-uid'),
    groups: user.texts('as-groups'),
    extra: Object.fromEntries(extra.names().map((name) => [name, extra.texts(name)])),
  };
}

function bad(fields: Fields, what: string, hint: string): ActionError {
  return new ActionError({ code: 'input', message: `Input kubeconfig: ${fields.where}: ${what}.`, hint });
}

/** What replaces the auth-providers that client-go no longer has (kubernetes 1.26), by their names. */
const REMEDIES: Readonly<Record<string, string>> = {
  gcp: 'Write the kubeconfig again with gke-gcloud-auth-plugin.',
  azure: 'Convert the kubeconfig by `kubelogin convert-kubeconfig`.',
  openstack: 'Use client-keystone-auth as an exec plugin, or a token.',
};

/** A token that expires sooner than this counts as expired, as in client-go (plugin/pkg/client/auth/oidc). */
const MARGIN_MS = 10_000;

const USE_KUBELOGIN = 'Use kubelogin (int128/kubelogin, `kubectl oidc-login`) as an exec plugin.';

/**
 * The `auth-provider` of a kubeconfig user. The ID token of `oidc` is used as it is while it is valid; this action does
 * not refresh it, because a refresh token can work only once, and the file that it came from would have to be written.
 *
 * @throws ActionError code `input` for an expired token and for every other provider, with what replaces it.
 */
export function readAuthProvider(user: Fields, nowMs: number): Identity {
  const provider = user.fields('auth-provider');
  const name = provider.text('name');
  if (name !== 'oidc') {
    const known = Object.hasOwn(REMEDIES, name);
    const hint = known ? (REMEDIES[name] ?? '') : 'Use an exec plugin or a token.';
    throw bad(provider, known ? `${name} is no longer in Kubernetes` : 'of this name is not supported', hint);
  }
  const config = provider.fields('config');
  const token = config.text('id-token');
  if (token === '') throw bad(config, 'id-token is missing, and oidc is not refreshed', USE_KUBELOGIN);
  const expiresMs = expiryOf(token);
  if (expiresMs === undefined) throw bad(config, 'id-token is not a JWT with an expiry', USE_KUBELOGIN);
  if (expiresMs <= nowMs + MARGIN_MS)
    throw bad(config, 'id-token has expired, and oidc is not refreshed', USE_KUBELOGIN);
  return { kind: 'token', token };
}

/** When an ID token expires, in ms since the epoch; undefined for what is not a JWT with an `exp`. */
function expiryOf(idToken: string): number | undefined {
  const { exp } = claimsOf(idToken);
  return idToken.split('.').length === 3 && typeof exp === 'number' ? exp * 1000 : undefined;
}
