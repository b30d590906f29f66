import { resolve } from 'node:path';

import { ActionError } from '../../lib/errors.ts';
import { readRegularFile } from '../../lib/system/regular-file.ts';
import { type ExecPlugin, type Identity, type Impersonation, PLUGIN_EXTENSION } from '../access/access.ts';
import { readAuthProvider } from './auth-provider.ts';
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
