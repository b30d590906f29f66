import { resolve } from 'node:path';
import { type ActionError, inputError } from '../../lib/errors.ts';
import { claimsOf } from '../../lib/jwt.ts';
import { readRegularFile } from '../../lib/system/regular-file.ts';
import { type ExecPlugin, type Identity, type Impersonation, PLUGIN_EXTENSION } from '../access/access.ts';
import type { Fields } from './fields.ts';
import type { MergedEntry } from './merge.ts';

/**
 * Returns how a kubeconfig user authenticates, beside a client certificate. Order and exclusions as in client-go: a
 * token and a password together, or a plugin and an auth-provider, are refused (clientcmd/validation.go); a token or
 * a password is used in place of a plugin (plugin/pkg/client/auth/exec), and a tokenFile in place of a token while it
 * can be read (transport/token_source.go).
 */
export function readIdentity({ fields: user, folder }: MergedEntry, cluster: Fields): Identity {
  refuseTogether(user, ['exec', 'auth-provider']);
  refuseTogether(user, ['token', 'tokenFile', 'username'], 'token,tokenFile');
  const [tokenFile, token] = [user.text('tokenFile'), user.text('token')];
  if (tokenFile !== undefined) {
    const path = resolve(folder, tokenFile);
    if (token === undefined || hasText(path)) return { kind: 'token-file', path };
  }
  if (token !== undefined) return { kind: 'token', token: checkToken(user, token.trim()) };
  const username = user.text('username');
  if (username !== undefined) return { kind: 'basic', username, password: user.text('password') ?? '' };
  if (user.has('exec')) return { kind: 'exec', plugin: readPlugin(user.fields('exec'), folder, cluster) };
  if (user.has('auth-provider')) return readAuthProvider(user, Date.now());
  return { kind: 'anonymous' };
}

function refuseTogether(user: Fields, ways: readonly string[], allowed?: string): void {
  const given = ways.filter((name) => user.has(name));
  if (given.length > 1 && given.join() !== allowed)
    throw bad(user, `has ${given.join(' and ')}`, 'Keep one way to authenticate.');
}

function hasText(path: string): boolean {
  const file = readRegularFile(path);
  return file.kind === 'content' && /\S/.test(file.bytes.toString('latin1'));
}

/**
 * RFC 6750: a bearer token has no spaces or quotes. With a line break in it every request would fail with another
 * error.
 */
function checkToken(user: Fields, token: string): string {
  if (/^[\x21-\x7e]+$/.test(token) && !token.includes('"')) return token;
  throw bad(user, 'token holds spaces, quotes or line breaks', 'Copy it again.');
}

function readPlugin(exec: Fields, folder: string, cluster: Fields): ExecPlugin {
  const apiVersion = exec.text('apiVersion');
  if (
    apiVersion !== 'client.authentication.k8s.io/v1' &&
    apiVersion !== 'client.authentication.k8s.io/v1beta1'
  ) {
    const hint = 'Update the tool that wrote it.';
    throw bad(exec, 'apiVersion must be client.authentication.k8s.io/v1 or v1beta1', hint);
  }
  const mode = exec.text('interactiveMode');
  if (mode === 'Always')
    throw bad(exec, 'interactiveMode Always needs a terminal', 'Use IfAvailable or Never.');
  if (mode === undefined && apiVersion.endsWith('/v1')) {
    throw bad(exec, 'interactiveMode is missing, which apiVersion v1 asks for', 'Set it to Never.');
  }
  const command = exec.text('command');
  if (command === undefined) throw bad(exec, 'command is missing');
  return {
    apiVersion,
    // A name with a slash is a path from the kubeconfig's folder, one without is searched on PATH
    // (clientcmd/loader.go).
    command: command.includes('/') ? resolve(folder, command) : command,
    args: exec.texts('args'),
    env: exec
      .list('env')
      .map((entry) => ({ name: entry.text('name') ?? '', value: entry.text('value') ?? '' })),
    provideClusterInfo: exec.flag('provideClusterInfo'),
    clusterConfig: readClusterConfig(cluster),
  };
}

/** Returns what a cluster has for plugins (client.authentication.k8s.io/v1, Cluster.config). */
function readClusterConfig(cluster: Fields): unknown {
  const extensions = cluster.list('extensions');
  return extensions.find((one) => one.text('name') === PLUGIN_EXTENSION)?.whole.extension;
}

/** Returns whom a kubeconfig user acts as (its `as*` fields); undefined = nobody else. */
export function readImpersonation(user: Fields): Impersonation | undefined {
  const extra = user.fields('as-user-extra');
  const as = user.text('as');
  if (as === undefined) {
    const other = ['as-uid', 'as-groups', 'as-user-extra'].find((name) => user.has(name));
    if (other === undefined) return undefined;
    throw bad(user, `has ${other} without as`, 'Set as, or remove it.');
  }
  return {
    user: as,
    uid: user.text('as-uid'),
    groups: user.texts('as-groups'),
    extra: Object.fromEntries(extra.names().map((name) => [name, extra.texts(name)])),
  };
}

function bad(fields: Fields, what: string, hint?: string): ActionError {
  return inputError('kubeconfig', `${fields.where}: ${what}.`, hint, 'kubeconfig-invalid');
}

/** What replaces the auth-providers that client-go no longer has (kubernetes 1.26), by their names. */
const REMEDIES: ReadonlyMap<string, string> = new Map([
  ['gcp', 'Write the kubeconfig again with gke-gcloud-auth-plugin.'],
  ['azure', 'Convert the kubeconfig with `kubelogin convert-kubeconfig`.'],
  ['openstack', 'Use client-keystone-auth as an exec plugin, or a token.'],
]);

/** A token that expires sooner than this counts as expired, as in client-go (plugin/pkg/client/auth/oidc). */
const MARGIN_MS = 10_000;

const USE_KUBELOGIN = 'Use kubelogin (int128/kubelogin, `kubectl oidc-login`) as an exec plugin.';

/**
 * Reads the `auth-provider` of a kubeconfig user. The ID token of `oidc` is used as it is while it is valid; this
 * action does not refresh it, because a refresh token may work only once, and the user's file would have to be
 * written.
 *
 * @throws ActionError code `input` for an expired token and for every other provider, with what replaces it.
 */
function readAuthProvider(user: Fields, nowMs: number): Identity {
  const provider = user.fields('auth-provider');
  const name = provider.text('name') ?? '';
  if (name !== 'oidc') {
    const remedy = REMEDIES.get(name);
    if (remedy !== undefined) throw bad(provider, `${name} is no longer in Kubernetes`, remedy);
    throw bad(provider, 'of this name is not supported', 'Use an exec plugin or a token.');
  }
  const config = provider.fields('config');
  const token = config.text('id-token');
  if (token === undefined) throw bad(config, 'id-token is missing, and oidc is not refreshed', USE_KUBELOGIN);
  const expiresMs = expiryOf(token);
  if (expiresMs === undefined) throw bad(config, 'id-token is not a JWT with an expiry', USE_KUBELOGIN);
  if (expiresMs <= nowMs + MARGIN_MS)
    throw bad(config, 'id-token has expired, and oidc is not refreshed', USE_KUBELOGIN);
  return { kind: 'token', token };
}

/** Returns when an ID token expires, in ms since the epoch; undefined for what is not a JWT with an `exp`. */
function expiryOf(idToken: string): number | undefined {
  const { exp } = claimsOf(idToken);
  return idToken.split('.').length === 3 && typeof exp === 'number' ? exp * 1000 : undefined;
}
